import type { NewPurchase, PurchaseOutcome } from '../../../src/model/purchase-terms.ts';
import type { Contact, Email, Phone } from '../../../src/model/schemas/people/contact.ts';
import type { Preview } from '../../../src/model/schemas/people/preview.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { Service } from '../../../src/model/schemas/purchases/service.ts';

/** A moment whose day is the same from Hawaii to New Zealand. */
export const NOW = Date.UTC(2026, 0, 15, 10);

export const JANE = {
  slug: 'jane-doe',
  token: 'ACoAAJane',
  memberId: '101',
  name: 'Jane Doe',
  headline: 'Head of Growth',
  company: 'Acme',
  location: 'Paris',
};

export const DRAFT: NewPurchase = {
  service: 'kaspr',
  operation: 'profile',
  asked: {},
  target: { person: JANE },
  keyId: 'abcdef012345',
  base: 'https://kaspr.example',
  repeatable: false,
  lock: 'a lock',
  run: null,
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
    day: '2026-01-15',
    endedAt: NOW,
    found: true,
    failure: null,
    charged: 1,
    remaining: 99,
    repeatable: false,
    stake: 1,
    lock: 'a lock',
    run: null,
    resolved: null,
    ...different,
  };
}

export function outcome(different: Partial<PurchaseOutcome> = {}): PurchaseOutcome {
  return { state: 'settled', failure: null, charged: 1, remaining: 99, balance: null, data: null, ...different };
}

/** An address as one service tells it: of a company, and known to work unless a test says otherwise. */
export function email(different: Partial<Email> = {}, service: Service = 'kaspr'): Email {
  const { validity = 'verified' } = different;
  const sources = [{ service, at: NOW, validity }];
  return { address: 'jane@acme.example', validity, use: 'work', current: true, sources, ...different };
}

export function phone(different: Partial<Phone> = {}, service: Service = 'kaspr'): Phone {
  return {
    ...{ display: '+33 6 39 98 00 12', e164: '+33639980012', country: 'FR', use: null, isDoNotCall: false },
    sources: [{ service, at: NOW }],
    ...different,
  };
}

/** What one service told of a person; nothing but that it told, unless a test says more. */
export function contact(different: Partial<Contact> = {}, service: Service = 'kaspr'): Contact {
  const nothing = { title: null, company: null, location: null, gatheredAt: null, optedOut: null };
  return { emails: [], phones: [], ...nothing, sources: [{ service, at: NOW }], ...different };
}

/** Cognism's preview of Jane: it has an address and no number. */
export function preview(different: Partial<Preview> = {}): Preview {
  return {
    ...{
      service: 'cognism',
      aliases: ['in:jane-doe', 'urn:ACoAAJane', 'member:101'],
      redeemId: 'of Jane',
      askedName: 'Jane Doe',
    },
    ...{ matchedBy: 'profile', score: 90, name: 'Jane Doe', title: 'Head of Growth', company: 'Acme' },
    ...{ hasEmail: true, hasMobile: false, hasDirect: false, isOptedOut: false, at: NOW },
    ...different,
  };
}
