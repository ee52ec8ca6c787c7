import type { PageSubject } from './person.ts';
import { sameSlug } from './urls/slug.ts';

/**
 * The guard of every profile layout: the slug if the address asks for this person, by slug or by member token, else
 * `null`.
 * @param slug that the card was proven to be about
 * @param token that the card carries: it alone proves an address by token
 */
export function confirmSlug(slug: string, token: string | null, subject: PageSubject): string | null {
  if ('token' in subject) return subject.token === token ? slug : null;
  return sameSlug(slug, subject.slug) ? subject.slug : null;
}
