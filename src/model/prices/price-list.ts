import { aliasesOf } from '../identity/aliases.ts';
import type { Subject } from '../schemas/people/lead.ts';
import type { Change } from '../views/change.ts';
import type { MaxCosts, PriceView, RunOffer } from '../views/views.ts';

type PersonPrice = { readonly offer: RunOffer; readonly maxCosts: MaxCosts };

export type PriceList = {
  readonly view: Pick<PriceView, 'isPast' | 'account' | 'terms'>;
  readonly prices: ReadonlyMap<string, PersonPrice>;
};

export const keyOf = ({ slug, token, memberId }: Subject) => [slug, token, memberId].join(' ');

export const priceOf = ({ prices }: PriceList, person: Subject): PersonPrice | null =>
  prices.get(keyOf(person)) ?? null;

export function priceListOf(people: readonly Subject[], view: PriceView): PriceList {
  return { view, prices: new Map(pricesOf(people, view)) };
}

/** Null if the prices of all have to be asked for: what they depend on besides the person is not as it was. */
export function withPrices(list: PriceList, people: readonly Subject[], view: PriceView): PriceList | null {
  return view.terms === list.view.terms ? { view, prices: new Map([...list.prices, ...pricesOf(people, view)]) } : null;
}

/** People by every name that a change may give them. */
export function byAlias(people: readonly Subject[]): ReadonlyMap<string, readonly Subject[]> {
  const named = new Map<string, Subject[]>();
  for (const person of people) {
    for (const alias of aliasesOf(person)) named.set(alias, [...(named.get(alias) ?? []), person]);
  }
  return named;
}

/** Whose prices a change may have altered besides the terms; null: anyone's. */
export function peopleIn(change: Change, named: ReturnType<typeof byAlias>): readonly Subject[] | null {
  if (!change.topics.some((topic) => topic === 'people' || topic === 'runs')) return [];
  return change.people && [...new Set(change.people.flatMap((name) => named.get(name) ?? []))];
}

function pricesOf(people: readonly Subject[], { offers, maxCosts }: PriceView): [string, PersonPrice][] {
  return people.flatMap((person, at) =>
    offers[at] ? [[keyOf(person), { offer: offers[at], maxCosts: maxCosts[at] ?? {} }]] : [],
  );
}
