import { createHash } from 'node:crypto';
import type { Known } from './records.ts';

export type Criteria = Readonly<Record<string, unknown>>;

/** Thrown for a request that Cognism would not take; the message goes into the reply. */
export class Refusal extends Error {}

/** The fields of an enrich request; a name that is not among them is refused. */
export function readCriteria(body: unknown, names: readonly string[]): Criteria {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal('Invalid request body');
  const criteria = body as Criteria;
  const known = [...names, 'anchorFields', 'minMatchScore'];
  const strange = Object.keys(criteria).find((name) => !known.includes(name));
  if (strange !== undefined) throw new Refusal(`Unknown field: ${strange}`);
  for (const name of names) {
    const value = criteria[name];
    if (value !== undefined && (typeof value !== 'string' || value === '')) throw new Refusal(`Invalid field: ${name}`);
  }
  const anchors = criteria.anchorFields ?? [];
  if (!Array.isArray(anchors) || anchors.some((anchor) => !names.includes(anchor) || !(anchor in criteria))) {
    throw new Refusal('Invalid field: anchorFields');
  }
  return criteria;
}

/** How well a person fits (0…100), 0 for not at all. */
export function scoreOf({ person, contact, company }: Known, criteria: Criteria): number {
  const { linkedinUrl, email, sha256, firstName, lastName, accountName, accountWebsite } = criteria;
  const address = typeof contact.email === 'string' ? contact.email : contact.email?.address;
  if (linkedinUrl !== undefined && !contact.hasNoProfile && slugIn(linkedinUrl) === same(person.slug)) return 45;
  if (email !== undefined && address !== undefined && same(email) === same(address)) return 42;
  if (sha256 !== undefined && address !== undefined && sha256 === sha256Of(address)) return 42;
  const isName = same(firstName) === same(person.firstName) && same(lastName) === same(person.lastName);
  const isCompany =
    same(accountName) === same(contact.company ?? person.company) || same(accountWebsite) === same(company?.domain);
  // The name alone is what the anchors are for: without them it would still be a hit, and a bad one.
  return isName && firstName !== undefined && isCompany ? 38 : 0;
}

/** The slug of a LinkedIn address, as a key. */
export function slugIn(address: unknown): string | null {
  const [, segment] = /^https?:\/\/[a-z.]*linkedin\.com\/in\/([^/?#]+)/.exec(String(address)) ?? [];
  try {
    return segment === undefined ? null : same(decodeURIComponent(segment));
  } catch {
    return null;
  }
}

export function same(value: unknown): string | null {
  return typeof value === 'string' ? value.normalize('NFC').toLowerCase() : null;
}

function sha256Of(address: string): string {
  return createHash('sha256').update(address.toLowerCase()).digest('hex');
}
