import { useEffect, useRef, useState } from 'preact/hooks';
import type { Outcome } from '../messages/names.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';

type Pages<I> = { readonly items: readonly I[]; readonly next: number | null; readonly isBusy: boolean };

/** A page of answers: `more` says whether there may be another. */
export type AnsweredPage<I> = { readonly items: readonly I[]; readonly more: boolean };

/** How many pages are asked for in one go while none of them holds what is shown. */
const MOST_AT_ONCE = 5;

/**
 * Answers that come page by page, from 0. A failed page can be asked again; what was there stays.
 * @param ask another search needs another component, by its `key`
 * @param keyOf of answers that are known already, a service that ignores page numbers gives no more
 */
export function usePages<I>(ask: (page: number) => Promise<Outcome<AnsweredPage<I>>>, keyOf: (item: I) => string) {
  const [pages, setPages] = useState<Pages<I>>({ items: [], next: 0, isBusy: true });
  const [failure, setFailure] = useState<Failure | null>(null);
  const isOpen = useRef(true);

  async function load(from: readonly I[], first: number) {
    setPages({ items: from, next: first, isBusy: true });
    setFailure(null);
    const known = new Map(from.map((item) => [keyOf(item), item]));
    let next: number | null = first;
    let failed: Failure | null = null;
    for (let asked = 0; asked < MOST_AT_ONCE && next !== null && known.size === from.length; asked += 1) {
      const outcome: Outcome<AnsweredPage<I>> = await ask(next);
      if (!isOpen.current) return;
      if (!outcome.ok) {
        failed = outcome.failure;
        break;
      }
      const { items, more } = outcome.value;
      const hasNew = items.length === 0 || items.some((item) => !known.has(keyOf(item)));
      for (const item of items) if (!known.has(keyOf(item))) known.set(keyOf(item), item);
      next = more && hasNew ? next + 1 : null;
    }
    setPages({ items: [...known.values()], next, isBusy: false });
    setFailure(failed);
  }

  useEffect(() => {
    isOpen.current = true;
    void load([], 0);
    return () => {
      isOpen.current = false;
    };
  }, []);

  const { items, next, isBusy } = pages;
  return { items, isBusy, failure, more: next === null ? null : () => void load(items, next) };
}
