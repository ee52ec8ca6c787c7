import type { ServiceResult } from '../http/service-result.ts';
import { withParameters } from './address.ts';
import { askKissmetrics, type KissmetricsAsker, ok, unreadable } from './ask.ts';
import { listOf, productPathOf } from './envelope.ts';

/** The default of 20 would take many requests; 1,000 with all their links exceed the largest body. */
const PAGE_SIZE = 100;
const MAX_PAGES = 50;

/** At most 50 pages: more than anyone would pick from. */
export async function listAll<T extends { readonly id: string }>(
  asker: KissmetricsAsker,
  href: string,
  read: (entry: unknown) => T | null,
): Promise<ServiceResult<T[]>> {
  const found = new Map<string, T>();
  let next: string | null = withParameters(href, { limit: PAGE_SIZE, offset: 0 });
  for (let pages = 0; next && pages < MAX_PAGES; pages += 1) {
    const reply = await askKissmetrics(asker, next);
    if (!reply.ok) return reply;
    const list = listOf(reply.value.body);
    if (!list) return unreadable;
    const things = list.flatMap((entry) => read(entry) ?? []);
    if (list.length > 0 && things.length === 0) return unreadable;
    for (const thing of things) found.set(thing.id, thing);
    next = productPathOf(reply.value, next, list.length, asker.access.base).next;
  }
  return ok([...found.values()]);
}
