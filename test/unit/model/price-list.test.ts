import { describe, expect, it } from 'vitest';
import { byAlias, peopleIn, priceListOf, priceOf, withPrices } from '../../../src/model/prices/price-list.ts';
import type { Subject } from '../../../src/model/schemas/people/lead.ts';
import { changeOf, EVERYTHING } from '../../../src/model/views/change.ts';
import type { PriceView, RunOffer } from '../../../src/model/views/views.ts';

const personOf = (slug: string, token: string | null = null): Subject => ({
  ...{ slug, token, memberId: null, name: slug, headline: null, company: null, location: null },
});
const [ada, bob, again] = [personOf('Ada', 'ACoA'), personOf('bob'), personOf('ada')];
const account = { hasKey: true, balance: null, services: [] };
const viewOf = (terms: string, ...offers: RunOffer[]): PriceView => ({
  ...{ offers, maxCosts: offers.map(() => ({ kaspr: 1 })), isPast: true, account, terms },
});

describe('whose prices a change may alter', () => {
  const named = byAlias([ada, bob, again]);
  it.each([
    ['the one it is about, by any name', changeOf(['people'], ['lead-1', 'urn:ACoA']), [ada]],
    ['all who have the name', changeOf(['people'], ['urn:ACoA', 'in:ada']), [ada, again]],
    ['those of a step of a run', changeOf(['runs', 'ledger', 'people'], ['in:bob']), [bob]],
    ['anyone, where a run was begun or cancelled', changeOf(['runs']), null],
    ['no one, where it is about others', changeOf(['people'], ['in:cy']), []],
    ['no one but through the terms', changeOf(['accounts', 'settings', 'ledger'], null), []],
    ['anyone, where everything may have changed', EVERYTHING, null],
  ])('%s', (_, change, expected) => expect(peopleIn(change, named)).toEqual(expected));
});

describe('prices of some', () => {
  const list = priceListOf([ada, bob], viewOf('same', 'paid', 'waiting'));

  it('take the place of theirs, and the others keep theirs', () => {
    const latest = withPrices(list, [bob], { ...viewOf('same', 'free'), account: { ...account, hasKey: false } });
    expect(latest && [ada, bob].map((one) => priceOf(latest, one)?.offer)).toEqual(['paid', 'free']);
    expect(latest?.view.account.hasKey).toBe(false);
    expect(priceOf(list, bob)?.offer).toBe('waiting');
  });

  it('show that those of all are out of date where the terms differ', () => {
    expect(withPrices(list, [], viewOf('other'))).toBeNull();
    expect(withPrices(list, [bob], viewOf('other', 'free'))).toBeNull();
  });
});
