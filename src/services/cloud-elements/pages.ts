import type { ServiceResult } from '../http/service-result.ts';
import { askCloudElements, type CloudAsker, type CloudCall, ok, refusal, unreadable } from './ask.ts';
import { isEmptySet } from './replies.ts';

export type Listing<T> = { readonly things: readonly T[]; readonly isWhole: boolean };

type PageReader<T> = {
  readonly read: (entry: unknown) => T | null;
  readonly mostPages: number;
  readonly isStrict?: true;
  /** Page size for vendors without page tokens, whose pages are counted (services/README.md E6). */
  readonly counted?: number;
};

/** Follows `Elements-Next-Page-Token`, which the last page lacks; ends at a repeat. Each object once. */
export async function readPages<T extends { readonly id: string }>(
  asker: CloudAsker,
  call: CloudCall,
  { read, mostPages, isStrict, counted }: PageReader<T>,
): Promise<ServiceResult<Listing<T>>> {
  const found = new Map<string, T>();
  const tokens = new Set<string>();
  const listing = (isWhole: boolean) => ok({ things: [...found.values()], isWhole });
  let next: Readonly<Record<string, string | number>> = {};
  for (let page = 1; page <= mostPages; page += 1) {
    const size = counted === undefined ? {} : { pageSize: counted };
    const sent = await askCloudElements(asker, { ...call, query: { ...call.query, ...size, ...next } });
    if (!sent.ok) return isEmptySet(sent.status, sent.message) ? listing(true) : refusal(sent.failure);
    const list: unknown = sent.body.kind === 'json' ? sent.body.value : null;
    if (!Array.isArray(list)) return unreadable;
    const things = list.flatMap((entry) => read(entry) ?? []);
    if (things.length < list.length && (isStrict || things.length === 0)) return unreadable;
    const before = found.size;
    for (const thing of things) found.set(thing.id, thing);
    const token = sent.headers.get('Elements-Next-Page-Token')?.trim();
    if (token) {
      if (found.size === before || tokens.has(token)) return listing(false);
      tokens.add(token);
      next = { nextPage: token };
    } else {
      if (counted === undefined || tokens.size > 0 || list.length < counted) return listing(true);
      // A vendor that ignores `page` sends the first one again.
      if (found.size === before) return listing(false);
      next = { page: page + 1 };
    }
  }
  return listing(false);
}
