import type { Told } from '../http/told.ts';
import { withParameters } from './address.ts';
import { type Asker, ask, told, unreadable } from './ask.ts';
import { listOf, placeOf } from './envelope.ts';

/** Things on a page: the default of 20 would make many requests, 1,000 with all their links is more than is read of a reply. */
const PAGE = 100;
const MOST_PAGES = 50;

/**
 * All pages of a list, each thing once. At most 50 pages are read: nobody picks from more.
 * @param read gives null for what is not readable; where nothing of a list is, the reply is not
 */
export async function listAll<T extends { readonly id: string }>(
  asker: Asker,
  href: string,
  read: (entry: unknown) => T | null,
): Promise<Told<T[]>> {
  const found = new Map<string, T>();
  let next: string | null = withParameters(href, { limit: PAGE, offset: 0 });
  for (let pages = 0; next && pages < MOST_PAGES; pages += 1) {
    const reply = await ask(asker, next);
    if (!reply.ok) return reply;
    const list = listOf(reply.value.body);
    if (!list) return unreadable;
    const things = list.flatMap((entry) => read(entry) ?? []);
    if (list.length > 0 && things.length === 0) return unreadable;
    for (const thing of things) found.set(thing.id, thing);
    next = placeOf(reply.value, next, list.length, asker.access.base).next;
  }
  return told([...found.values()]);
}
