import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import {
  byAlias,
  keyOf,
  type PriceList,
  peopleIn,
  priceListOf,
  priceOf,
  withPrices,
} from '../../model/prices/price-list.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { type Change, EVERYTHING, joinChanges } from '../../model/views/change.ts';
import type { MaxCosts, PriceView, RunOffer } from '../../model/views/views.ts';
import { onChangeSoon } from '../on-change-soon.ts';

/** A long list takes time to draw, and a run changes it with each step. */
const MIN_PAUSE_MS = 300;
const PAUSE_PER_PERSON_MS = 0.5;

/** `offerOf` is null while a person's price is unknown. */
export type Prices = {
  readonly view: Pick<PriceView, 'isPast' | 'account'> | null;
  readonly failure: Failure | null;
  readonly offerOf: (person: Subject) => RunOffer | null;
  readonly stakesOf: (person: Subject) => MaxCosts;
};

type Loaded = PriceList & { readonly phoneRequired: boolean };

/** After a change only the people concerned are priced; known prices stay while people come and go. */
export function usePrices(people: readonly Subject[], phoneRequired: boolean): Prices {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = useRef({ people, phoneRequired });
  wanted.current = { people, phoneRequired };
  const question = `${phoneRequired}\n${people.map(keyOf).join('\n')}`;

  useEffect(() => {
    const closed = new AbortController();
    const { people, phoneRequired } = wanted.current;
    const named = byAlias(people);
    // A long list takes time to price: only one request at once.
    let isAsking = false;
    let due: Change | null = null;
    let list: PriceList | null = null;

    async function ask(some: readonly Subject[] | null): Promise<void> {
      const asked = list && some ? some : people;
      const outcome = await send('view-prices', { people: asked, phoneRequired });
      if (closed.signal.aborted) return;
      setFailure(outcome.ok ? null : outcome.failure);
      // What could not be asked for now is asked for with the next change.
      if (!outcome.ok) list = null;
      else if (asked === people || list === null) list = priceListOf(people, outcome.value);
      else list = withPrices(list, asked, outcome.value);
      if (list) setLoaded({ ...list, phoneRequired });
      else if (outcome.ok) await ask(null);
    }

    async function follow(change: Change): Promise<void> {
      due = due ? joinChanges(due, change) : change;
      if (isAsking) return;
      isAsking = true;
      while (due && !closed.signal.aborted) {
        const some = peopleIn(due, named);
        due = null;
        await ask(some);
      }
      isAsking = false;
    }

    void follow(EVERYTHING);
    const about = { topics: ['people', 'runs'], isShown: (name: string) => named.has(name) } as const;
    const shows = { topics: ['accounts', 'settings'], about } as const;
    const pause = Math.max(MIN_PAUSE_MS, people.length * PAUSE_PER_PERSON_MS);
    onChangeSoon(shows, (change) => void follow(change), closed.signal, pause);
    return () => closed.abort();
  }, [question]);

  const current = loaded?.phoneRequired === phoneRequired ? loaded : null;
  return {
    view: current?.view ?? null,
    failure,
    offerOf: (person) => (current && priceOf(current, person))?.offer ?? null,
    stakesOf: (person) => (current && priceOf(current, person))?.maxCosts ?? {},
  };
}
