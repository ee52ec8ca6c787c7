import { describe, expect, it, test } from 'vitest';
import type { Contact } from '../../../src/model/schemas/people/contact.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../../src/model/schemas/purchases/service.ts';
import type { PlanStep } from '../../../src/model/views/views.ts';
import { planSteps, type SourceState } from '../../../src/purchasing/plan/plan.ts';
import { contact, email, NOW, phone, preview, purchase } from './examples.ts';

const source = (service: PaidService, different: Partial<SourceState> = {}): SourceState => ({
  ...{ service, currentPurchase: null, maxCost: 1, preview: service === 'kaspr' ? 'none' : preview() },
  ...different,
});
const ANY = { enough: 'work-email', isPhoneRequired: false } as const;
const PHONE = { enough: 'work-email', isPhoneRequired: true } as const;
const ENOUGH = contact({ emails: [email()] });
const NOTHING: Contact | null = null;
const steps = (sources: SourceState[], known: Contact | null = NOTHING, wanted: typeof ANY | typeof PHONE = ANY) =>
  planSteps(sources, known, wanted).map(({ service, state, maxCost }) => `${service} ${state} ${maxCost}`);

describe('of sources that were never asked', () => {
  it('the first is asked, the others if it does not bring enough, in the user’s order', () => {
    const [kaspr, cognism] = [source('kaspr', { maxCost: 2 }), source('cognism', { maxCost: 3 })];
    expect(steps([kaspr, cognism])).toEqual(['kaspr asks 2', 'cognism if-needed 3']);
    expect(steps([cognism, kaspr])).toEqual(['cognism asks 3', 'kaspr if-needed 2']);
    expect(steps([cognism])).toEqual(['cognism asks 3']);
    expect(steps([])).toEqual([]);
  });

  it('no further one is asked where it is enough already; the first is, until this very question was answered', () => {
    const done = { ...source('kaspr'), currentPurchase: purchase() };
    expect(steps([source('kaspr'), source('cognism')], ENOUGH)).toEqual(['kaspr asks 1', 'cognism not-needed 0']);
    expect(steps([done, source('cognism')], ENOUGH)).toEqual(['kaspr done 0', 'cognism not-needed 0']);
    expect(steps([source('cognism'), done], ENOUGH)).toEqual(['cognism not-needed 0', 'kaspr done 0']);
  });

  it('one is asked where what is enough lacks the number that is wanted', () => {
    const both = [source('kaspr'), { ...source('cognism'), preview: null }];
    expect(steps(both, ENOUGH, PHONE)).toEqual(['kaspr asks 1', 'cognism if-needed 1']);
    expect(steps(both, { ...ENOUGH, phones: [phone()] }, PHONE)).toEqual(['kaspr asks 1', 'cognism not-needed 0']);
  });
});

describe('an entry of the ledger', () => {
  const failure = { kind: 'service-down', service: 'kaspr', status: 500 } as const;
  test.each<[string, Partial<Purchase>, PlanStep['state']]>([
    ['that brought something', {}, 'done'],
    ['that brought nothing', { found: false, charged: 0 }, 'done'],
    ['that is under way', { state: 'intent', endedAt: null, found: false, charged: null }, 'working'],
    ['that may have been paid for', { state: 'unknown', failure, found: false, charged: null }, 'decide'],
    [
      'that was, as turned out',
      { state: 'unknown', failure, found: false, resolved: { by: 'user', at: NOW } },
      'decide',
    ],
    ['that was paid for without an answer', { failure, found: false }, 'decide'],
  ])('%s is "%s": it costs nothing, and the next source is the first to be asked', (_, different, state) => {
    const kaspr = source('kaspr', { currentPurchase: purchase(different), maxCost: 5 });
    expect(steps([kaspr, source('cognism')])).toEqual([`kaspr ${state} 0`, 'cognism asks 1']);
    // It stays what it is where everything is there.
    expect(steps([kaspr, source('cognism')], ENOUGH)).toEqual([`kaspr ${state} 0`, 'cognism not-needed 0']);
  });
});

describe('a preview that says', () => {
  const NONE = { hasEmail: false, hasMobile: false, hasDirect: false };
  test.each<[string, SourceState['preview'], any: PlanStep['state'], withPhone: PlanStep['state']]>([
    ['nothing, for nobody has asked', null, 'asks', 'asks'],
    ['that there is an address', preview({ ...NONE, hasEmail: true }), 'asks', 'has-nothing'],
    ['that there is a mobile', preview({ ...NONE, hasMobile: true }), 'asks', 'asks'],
    ['that there is a direct number', preview({ ...NONE, hasDirect: true }), 'asks', 'asks'],
    ['that there is neither', preview(NONE), 'has-nothing', 'has-nothing'],
    ['no word on numbers', preview({ ...NONE, hasMobile: null }), 'asks', 'asks'],
    ['no word at all', preview({ hasEmail: null, hasMobile: null, hasDirect: null }), 'asks', 'asks'],
    ['that it knows nobody', preview({ redeemId: null, hasEmail: null }), 'has-nothing', 'has-nothing'],
    ['that the person has opted out', preview({ isOptedOut: true }), 'opted-out', 'opted-out'],
    ['so of who has nothing either', preview({ ...NONE, isOptedOut: true }), 'opted-out', 'opted-out'],
    ['whom it has found by name', preview({ matchedBy: 'name', hasMobile: true }), 'by-name', 'by-name'],
    ['that it found nobody by name', preview({ matchedBy: 'name', redeemId: null }), 'has-nothing', 'has-nothing'],
  ])('%s: %#', (_, said, any, withPhone) => {
    const cognism = source('cognism', { preview: said, maxCost: 1 });
    const stake = (state: PlanStep['state']) => (state === 'asks' ? 1 : 0);
    expect(steps([cognism])).toEqual([`cognism ${any} ${stake(any)}`]);
    expect(steps([cognism], NOTHING, PHONE)).toEqual([`cognism ${withPhone} ${stake(withPhone)}`]);
  });

  it('anything counts less than an entry of the ledger', () => {
    const cognism = source('cognism', { currentPurchase: purchase(), preview: preview({ isOptedOut: true }) });
    expect(steps([cognism])).toEqual(['cognism done 0']);
  });

  it('against paying leaves the turn to the next source', () => {
    expect(steps([source('cognism', { preview: preview({ redeemId: null }) }), source('kaspr')])).toEqual([
      'cognism has-nothing 0',
      'kaspr asks 1',
    ]);
  });
});
