import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';
import { contact } from './contact.ts';
import { type PageReading, personReading } from './reading.ts';

/** One of a person's names on LinkedIn: `in:<slug>`, `urn:<ACoAA…>`, `member:<number>`, `sn:<ACwAA…>`. */
export const alias = z.string().check(z.regex(/^(in|urn|member|sn):.+$/), z.maxLength(240));

/** Of two leads that turn out to be one, more is kept than a user can enter. */
export const MAX_TAGS = 200;
export const MAX_NOTES_LENGTH = 50_000;

/**
 * Who says that somebody has a name or an alias, the strongest first: what is weaker never takes the place of what is
 * stronger.
 */
export const ORIGINS = ['own-page', 'row', 'service', 'typed', 'guessed'] as const;
const origin = z.enum(ORIGINS);

/** Where a lead's name and aliases are from, and since when (epoch ms). */
export const provenance = z.strictObject({
  name: z.nullable(z.strictObject({ from: origin, at: moment })),
  aliases: z.array(z.strictObject({ alias, from: origin, at: moment })),
});

/** A person on whom a purchase was made. People who were only looked at are not stored. */
export const lead = z.strictObject({
  id: z.string(),
  aliases: z.array(alias),
  name: z.string(),
  headline: z.nullable(z.string()),
  company: z.nullable(z.string()),
  location: z.nullable(z.string()),
  contact: z.nullable(contact),
  savedAt: moment,
  /** Where the person was found in the user's CRM, or put there; null where nobody looked, or they were not there. */
  inCrm: z.nullable(
    z.strictObject({
      instanceId: z.string().check(z.maxLength(200)),
      contactId: z.string().check(z.maxLength(300)),
      link: z.nullable(z.string().check(z.maxLength(1000))),
      at: moment,
    }),
  ),
  /** The user's own words. */
  tags: z.array(z.string().check(z.minLength(1), z.maxLength(60))).check(z.maxLength(MAX_TAGS)),
  notes: z.string().check(z.maxLength(MAX_NOTES_LENGTH)),
  /** Absent in what earlier versions stored. */
  provenance: z.optional(provenance),
});

export type Alias = z.infer<typeof alias>;
export type Lead = z.infer<typeof lead>;
export type Origin = (typeof ORIGINS)[number];
export type IdentityProvenance = z.infer<typeof provenance>;

/**
 * What of a row or page says who a person is. All may be null: then only the name is known, and nothing is stored under
 * it.
 */
export const identity = z.strictObject({
  slug: personReading.shape.slug,
  token: personReading.shape.token,
  memberId: personReading.shape.memberId,
});

export type Identity = z.infer<typeof identity>;

/**
 * What of a certain reading identifies and describes a person: what the popup shows and what a purchase is made for.
 */
export const subject = z.strictObject({
  slug: z.string().check(z.minLength(1), z.maxLength(200)),
  token: personReading.shape.token,
  memberId: personReading.shape.memberId,
  name: z.string().check(z.minLength(1), z.maxLength(300)),
  headline: personReading.shape.headline,
  company: personReading.shape.company,
  location: personReading.shape.location,
  /** Who says so: of its aliases, and of its name. Absent: typed. */
  origin: z.optional(z.strictObject({ aliases: origin, name: origin })),
});

export type Subject = z.infer<typeof subject>;

type RowWithVerdict = Pick<Extract<PageReading, { shows: 'person' }>, 'verdict' | 'person'>;

/**
 * The subject of a reading or row; null unless it is certain who it is. The only way from a page to a purchase.
 * @param from whether the page is the person's own, or one that only has a row about them
 */
export function subjectOf({ verdict, person }: RowWithVerdict, from: 'own-page' | 'row'): Subject | null {
  const { slug, token, memberId, name, headline, company, location } = person;
  if (verdict !== 'certain' || slug === null || name === null) return null;
  return { slug, token, memberId, name, headline, company, location, origin: { aliases: from, name: from } };
}

/**
 * The aliases under which a person is known. A slug is a key in lower case; `ACw…` tokens are Sales Navigator's and
 * have their own namespace.
 */
export function aliasesOf({ slug, token, memberId }: Identity): Alias[] {
  const aliases: Alias[] = [];
  if (slug) aliases.push(`in:${slug.normalize('NFC').toLowerCase()}`);
  if (token) aliases.push(token.startsWith('ACw') ? `sn:${token}` : `urn:${token}`);
  if (memberId) aliases.push(`member:${memberId}`);
  return aliases;
}
