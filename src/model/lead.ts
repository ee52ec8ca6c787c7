import { contact } from './contact.ts';
import { personReading } from './reading.ts';
import { z } from './schema.ts';
import { moment } from './service.ts';

/** One of a person's names on LinkedIn: `in:<slug>`, `urn:<ACoAA…>`, `member:<number>`, `sn:<ACwAA…>`. */
export const alias = z.string().check(z.regex(/^(in|urn|member|sn):.+$/), z.maxLength(240));

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
});

export type Alias = z.infer<typeof alias>;
export type Lead = z.infer<typeof lead>;

/** What of a reading identifies and describes a person: what the popup shows and what a purchase is made for. */
export const subject = z.pick(personReading, {
  slug: true,
  token: true,
  memberId: true,
  name: true,
  headline: true,
  company: true,
  location: true,
});

export type Subject = z.infer<typeof subject>;

/**
 * The aliases under which a person is known. A slug is a key in lower case; `ACw…` tokens are Sales Navigator's and
 * have their own namespace.
 */
export function aliasesOf(person: Pick<Subject, 'slug' | 'token' | 'memberId'>): Alias[] {
  const aliases = [`in:${person.slug.normalize('NFC').toLowerCase()}`];
  if (person.token) aliases.push(person.token.startsWith('ACw') ? `sn:${person.token}` : `urn:${person.token}`);
  if (person.memberId) aliases.push(`member:${person.memberId}`);
  return aliases;
}
