import { subject } from '../model/lead.ts';
import { z } from '../model/schema.ts';
import { service } from '../model/service.ts';
import type { Ask, Name } from './names.ts';

const consent = { over: z.nullable(z.int()) };
/** As typed: what is not a domain gets its own failure, not a refused message. */
const typedDomain = z.string().check(z.maxLength(2000));
const limit = z.int().check(z.gte(1), z.lte(100));
/** What a header can carry; people paste keys with the word before it. */
const typedKey = z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/));

/** The schema of every message. All of them are answered to the extension's own pages only (receive.ts). */
export const protocol = {
  'read-page': z.strictObject({ tabId: z.int() }),
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
} satisfies { [N in Name]: z.ZodMiniType<Ask<N>> };

/** Names and contents are parsed apart, so that an unknown name is told from a wrong content. */
export const envelope = z.strictObject({
  name: z.enum(Object.keys(protocol) as [Name, ...Name[]]),
  ask: z.unknown(),
});
