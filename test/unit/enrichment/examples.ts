import type { Purchase } from '../../../src/model/purchase.ts';
import type { Draft, Ending } from '../../../src/model/trade.ts';

export const NOW = Date.UTC(2026, 0, 15, 12);

export const JANE = {
  slug: 'jane-doe',
  token: 'ACoAAJane',
  memberId: '101',
  name: 'Jane Doe',
  headline: 'Head of Growth',
  company: 'Acme',
  location: 'Paris',
};

export const DRAFT: Draft = {
  service: 'kaspr',
  operation: 'profile',
  asked: {},
  target: { person: JANE },
  keyId: 'abcdef012345',
  repeatable: false,
};

/** An entry of the ledger that was settled for one credit; a test says what is different. */
export function purchase(different: Partial<Purchase> = {}): Purchase {
  return {
    id: 1,
    key: 'kaspr|profile|lead-1|',
    service: 'kaspr',
    operation: 'profile',
    subject: 'lead-1',
    asked: {},
    keyId: 'abcdef012345',
    state: 'settled',
    startedAt: NOW - 1000,
    endedAt: NOW,
    found: true,
    failure: null,
    charged: 1,
    remaining: 99,
    repeatable: false,
    ...different,
  };
}

export function ending(different: Partial<Ending> = {}): Ending {
  return { state: 'settled', failure: null, charged: 1, remaining: 99, balance: null, goods: null, ...different };
}
