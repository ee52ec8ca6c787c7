import type { PageSubject } from './person.ts';
import { sameSlug } from './urls/slug.ts';

/** The guard of every profile layout. The card's `token` alone proves an address by token. */
export function confirmSlug(slug: string, token: string | null, subject: PageSubject): string | null {
  if ('token' in subject) return subject.token === token ? slug : null;
  return sameSlug(slug, subject.slug) ? subject.slug : null;
}
