import { MOST_ALIASES } from '../model/badge.ts';
import { aliasesOf, identity, subject } from '../model/lead.ts';
import { z } from '../model/schema.ts';
import { service } from '../model/service.ts';
import { settings } from '../model/settings.ts';
import type { Ask, Name } from './names.ts';

const consent = { over: z.nullable(z.int()) };
/** As typed: what is not a domain gets its own failure, not a refused message. */
const typedDomain = z.string().check(z.maxLength(2000));
const limit = z.int().check(z.gte(1), z.lte(100));
/** What a header can carry; people paste keys with the word before it. */
const typedKey = z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/));
const row = z.strictObject({ identity, name: z.string().check(z.maxLength(300)) });
/** People without an identity have no alias, and cost no look-up; a list of them is as long as a page may be. */
const people = z
  .array(identity)
  .check(z.maxLength(1000))
  .check(z.refine((all) => all.flatMap(aliasesOf).length <= MOST_ALIASES));

/** The schema of every message. The extension's own pages may send all of them. */
export const protocol = {
  'read-page': z.strictObject({ tabId: z.int(), row: z.nullable(row) }),
  'read-skeleton': z.strictObject({ tabId: z.int() }),
  'view-person': z.strictObject({ person: subject }),
  'view-domain': z.strictObject({ domain: typedDomain, person: z.nullable(subject), limit }),
  'buy-contact': z.strictObject({ person: subject, phoneRequired: z.boolean(), ...consent }),
  'buy-patterns': z.strictObject({ domain: typedDomain, ...consent }),
  'buy-employees': z.strictObject({ domain: typedDomain, limit, ...consent }),
  'view-connection': z.strictObject({ service }),
  'save-connection': z.strictObject({
    service,
    key: z.nullable(typedKey),
    base: z.string().check(z.maxLength(500)),
    keyForm: z.enum(['auto', 'bearer', 'bare']),
  }),
  'remove-connection': z.strictObject({ service }),
  'view-settings': z.null(),
  'save-settings': settings,
  'start-badges': z.null(),
  'view-badges': z.strictObject({ people }),
  'open-person': row,
} satisfies { [N in Name]: z.ZodMiniType<Ask<N>> };

/**
 * All that content scripts may send: a hostile page may have taken one over, so nothing here spends, or tells more than a badge shows.
 */
export const FROM_CONTENT: ReadonlySet<Name> = new Set<Name>(['start-badges', 'view-badges', 'open-person']);

/** Names and contents are parsed apart, so that an unknown name is told from a wrong content. */
export const envelope = z.strictObject({
  name: z.enum(Object.keys(protocol) as [Name, ...Name[]]),
  ask: z.unknown(),
});
