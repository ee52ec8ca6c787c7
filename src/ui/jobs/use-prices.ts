import { useEffect, useRef, useState } from 'preact/hooks';
import { send } from '../../messages/send.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { MaxCosts, PriceView, RunOffer } from '../../model/views/views.ts';
import { onChangeSoon } from '../on-change-soon.ts';

/** `offerOf` is null while a person's price is unknown. */
export type Prices = {
  readonly view: Pick<PriceView, 'isPast' | 'account'> | null;
  readonly failure: Failure | null;
  readonly offerOf: (person: Subject) => RunOffer | null;
  readonly stakesOf: (person: Subject) => MaxCosts;
};

type PersonPrice = { readonly offer: RunOffer; readonly maxCosts: MaxCosts };
type Loaded = { readonly phoneRequired: boolean; readonly view: PriceView; readonly prices: Map<string, PersonPrice> };

const keyOf = ({ slug, token, memberId }: Subject) => [slug, token, memberId].join(' ');

/** Refreshed after every change; known prices stay while people come and go. */
export function usePrices(people: readonly Subject[], phoneRequired: boolean): Prices {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const wanted = useRef({ people, phoneRequired });
  wanted.current = { people, phoneRequired };
  const question = `${phoneRequired}\n${people.map(keyOf).join('\n')}`;

  useEffect(() => {
    const closed = new AbortController();
    // A long list takes time to price: only one request at once.
    let isAsking = false;
    let isDue = false;
    async function ask() {
      isDue = isAsking;
      if (isAsking) return;
      isAsking = true;
      const { people, phoneRequired } = wanted.current;
      const outcome = await send('view-prices', { people, phoneRequired });
      isAsking = false;
      if (closed.signal.aborted) return;
      setFailure(outcome.ok ? null : outcome.failure);
      if (outcome.ok) setLoaded({ phoneRequired, view: outcome.value, prices: byPerson(people, outcome.value) });
      if (isDue) await ask();
    }
    void ask();
    onChangeSoon(() => void ask(), closed.signal);
    return () => closed.abort();
  }, [question]);

  const isCurrent = loaded?.phoneRequired === phoneRequired;
  const priceOf = (person: Subject) => (isCurrent ? loaded.prices.get(keyOf(person)) : undefined);
  return {
    view: isCurrent ? loaded.view : null,
    failure,
    offerOf: (person) => priceOf(person)?.offer ?? null,
    stakesOf: (person) => priceOf(person)?.maxCosts ?? {},
  };
}

function byPerson(people: readonly Subject[], { offers, maxCosts }: PriceView): Map<string, PersonPrice> {
  return new Map(
    people.flatMap((person, at) =>
      offers[at] ? [[keyOf(person), { offer: offers[at], maxCosts: maxCosts[at] ?? {} }]] : [],
    ),
  );
}
