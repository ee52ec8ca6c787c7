import { MAX_TAG_LENGTH } from '../../words/tags.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { contact } from './contact.ts';
import { type PageReading, personReading } from './reading.ts';

export { aliasesOf } from '../../identity/aliases.ts';

/** A name on LinkedIn: `in:<slug>`, `urn:<ACoAA…>`, `member:<number>`, `sn:<ACwAA…>`. */
export const alias = z.string().check(z.regex(/^(in|urn|member|sn):.+$/), z.maxLength(240));

/** Strongest first: a weaker origin never replaces what a stronger one said. */
export const ORIGINS = ['own-page', 'row', 'service', 'typed', 'guessed'] as const;
const origin = z.enum(ORIGINS);

export const provenance = z.strictObject({
  name: z.nullable(z.strictObject({ from: origin, at: moment })),
  aliases: z.array(z.strictObject({ alias, from: origin, at: moment })),
});

/** Stored once a purchase was made for the person; people merely viewed are not. */
export const lead = z.strictObject({
  id: z.string(),
  aliases: z.array(alias),
  name: z.string(),
  headline: z.nullable(z.string()),
  company: z.nullable(z.string()),
  location: z.nullable(z.string()),
  contact: z.nullable(contact),
  savedAt: moment,
  inCrm: z.nullable(
    z.strictObject({
      instanceId: z.string().check(z.maxLength(200)),
      contactId: z.string().check(z.maxLength(300)),
      link: z.nullable(z.string().check(z.maxLength(1000))),
      at: moment,
    }),
  ),
  tags: z.array(z.string().check(z.minLength(1), z.maxLength(MAX_TAG_LENGTH))),
  notes: z.string(),
  /** Of leads that turned out to be this person: open screens and work under way still name them. */
  formerIds: z.optional(z.array(z.string())),
  provenance: z.optional(provenance),
});

export type Alias = z.infer<typeof alias>;
export type Lead = z.infer<typeof lead>;
export type Origin = (typeof ORIGINS)[number];
export type IdentityProvenance = z.infer<typeof provenance>;

/** All null: only the name is known, and nothing is stored under it. */
export const identity = z.strictObject({
  slug: personReading.shape.slug,
  token: personReading.shape.token,
  memberId: personReading.shape.memberId,
});

export type Identity = z.infer<typeof identity>;

export const subject = z.strictObject({
  slug: z.string().check(z.minLength(1), z.maxLength(200)),
  token: personReading.shape.token,
  memberId: personReading.shape.memberId,
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  headline: personReading.shape.headline,
  company: personReading.shape.company,
  location: personReading.shape.location,
  origin: z.optional(z.strictObject({ aliases: origin, name: origin })),
});

export type Subject = z.infer<typeof subject>;

type RowWithVerdict = Pick<Extract<PageReading, { shows: 'person' }>, 'verdict' | 'person'>;

/** The only way from a page to a purchase; null unless it is certain who it is. */
export function subjectOf({ verdict, person }: RowWithVerdict, from: 'own-page' | 'row'): Subject | null {
  const { slug, token, memberId, name, headline, company, location } = person;
  if (verdict !== 'certain' || slug === null || name === null) return null;
  return { slug, token, memberId, name, headline, company, location, origin: { aliases: from, name: from } };
}
