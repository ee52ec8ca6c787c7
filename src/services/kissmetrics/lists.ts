import type { ServiceResult } from '../http/service-result.ts';
import { withParameters } from './address.ts';
import { askKissmetrics, type KissmetricsAsker, ok, unreadable } from './ask.ts';
import { listOf, productPathOf } from './envelope.ts';

/** The default of 20 would take many requests; 1,000 with all their links exceed the largest body. */
const PAGE_SIZE = 100;
const MAX_PAGES = 50;

export type ListPage<T> = { readonly things: T[]; readonly next: string | null; readonly total: number | null };

export async function readListPage<T>(
  asker: KissmetricsAsker,
  href: string,
  read: (entry: unknown) => T | null,
): Promise<ServiceResult<ListPage<T>>> {
  const reply = await askKissmetrics(asker, href);
  if (!reply.ok) return reply;
  const list = listOf(reply.value.body);
  if (!list) return unreadable;
  const things = list.flatMap((entry) => read(entry) ?? []);
  if (list.length > 0 && things.length === 0) return unreadable;
  const { next, total } = productPathOf(reply.value, href, list.length, asker.access.base);
  return ok({ things, next, total });
}

/** At most 50 pages: more than anyone would pick from. */
export async function listAll<T extends { readonly id: string }>(
  asker: KissmetricsAsker,
  href: string,
  read: (entry: unknown) => T | null,
): Promise<ServiceResult<T[]>> {
  const found = new Map<string, T>();
  let next: string | null = withParameters(href, { limit: PAGE_SIZE, offset: 0 });
  for (let pages = 0; next && pages < MAX_PAGES; pages += 1) {
    const page: ServiceResult<ListPage<T>> = await readListPage(asker, next, read);
    if (!page.ok) return page;
    for (const thing of page.value.things) found.set(thing.id, thing);
    next = page.value.next;
  }
  return ok([...found.values()]);
}
