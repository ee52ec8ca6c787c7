import { describe, expect, it, test } from 'vitest';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import { DEFAULT_SETTINGS } from '../../../src/model/schemas/purchases/settings.ts';
import type { ConnectedSource, PersonSources } from '../../../src/purchasing/plan/look-at-sources.ts';
import { type NextStep, nextStep } from '../../../src/purchasing/plan/next-step.ts';
import { BEGINNING, type FindOrder, type FindProgress } from '../../../src/purchasing/plan/progress.ts';
import { contact, email, JANE, preview, purchase } from './examples.ts';

// What is decided, without anything being asked; what comes of it in the end is in waterfall.test.ts.

const ORDER: FindOrder = { person: JANE, isPhoneRequired: false, replacesId: null };
const NO_ANSWER: Failure = { kind: 'no-answer', service: 'cognism' };

const kaspr = (different: Partial<ConnectedSource> = {}): ConnectedSource => ({
  ...{ service: 'kaspr', operation: 'profile', asked: {}, maxCost: 1, isPast: false },
  ...{ currentPurchase: null, preview: 'none', entries: [] },
  ...different,
});
const cognism = (different: Partial<ConnectedSource> = {}): ConnectedSource =>
  kaspr({ service: 'cognism', operation: 'reveal', preview: preview(), ...different });

const found = (sources: ConnectedSource[], different: Partial<PersonSources> = {}): PersonSources => ({
  ...{ sources, contact: null, settings: DEFAULT_SETTINGS },
  ...different,
});

function progress(different: Partial<FindProgress> = {}): FindProgress {
  if (BEGINNING.kind === 'done') throw new Error('It has not begun.');
  return { ...BEGINNING.progress, ...different };
}

/** In one word: whom it pays, or what kept it from that. */
function said(step: NextStep): string {
  if (step.kind === 'pay') return `pays ${step.lookUp.service}`;
  if (step.kind === 'ask-preview') return 'asks for the preview';
  return step.result.kind === 'prevented' ? step.result.failure.kind : `entry ${step.result.purchase.id}`;
}

describe('the next step', () => {
  const both = [kaspr(), cognism()];
  const unknown = [kaspr(), cognism({ preview: null })];
  const asked = { isFreeAsked: true };
  test.each<[string, PersonSources | undefined, Partial<FindProgress>, Partial<FindOrder>, string]>([
    ['without a source', undefined, {}, {}, 'no-key'],
    ['without the source that was chosen', found([kaspr()]), {}, { chosen: 'cognism' }, 'no-key'],
    ['at the beginning', found(both), {}, {}, 'pays kaspr'],
    ['after the first', found(both), { tried: new Set(['kaspr']) }, {}, 'pays cognism'],
    ['before a payment, where a free question is open', found(unknown), {}, {}, 'asks for the preview'],
    ['after a free question without an answer', found(unknown), { ...asked, freeFailure: NO_ANSWER }, {}, 'pays kaspr'],
    [
      'where the only source is left without its preview',
      found([cognism({ preview: null })]),
      { ...asked, freeFailure: NO_ANSWER },
      {},
      'no-answer',
    ],
    ['with enough', found([kaspr({ currentPurchase: purchase() })], bought()), {}, {}, 'entry 1'],
    [
      'at a chosen source, whatever the plan says',
      found([cognism()], bought()),
      {},
      { chosen: 'cognism' },
      'pays cognism',
    ],
    ['with consent to an entry', found([kaspr({ entries: [1] }), cognism()]), {}, { replacesId: 1 }, 'pays kaspr'],
    [
      'with consent, where a free question is open',
      found([kaspr({ entries: [1] }), cognism({ preview: null })]),
      {},
      { replacesId: 1 },
      'asks for the preview',
    ],
    [
      'in a run that left a question open',
      found([
        kaspr(),
        cognism({ currentPurchase: purchase({ id: 4, state: 'unknown', charged: null, failure: NO_ANSWER, run: 3 }) }),
      ]),
      {},
      { run: 3 },
      'entry 4',
    ],
  ])('%s', (_, stands, come, order, step) => {
    expect(said(nextStep({ ...ORDER, ...order }, stands, progress(come)))).toBe(step);
  });

  function bought(): Partial<PersonSources> {
    return { contact: contact({ emails: [email()] }) };
  }
});

it('to pay names the person, the run and who was tried, and changes nothing itself', () => {
  const before = progress();
  const step = nextStep({ ...ORDER, run: 3 }, found([cognism(), kaspr()]), before);
  expect(step).toMatchObject({
    kind: 'pay',
    lookUp: {
      service: 'cognism',
      question: { operation: 'reveal', redeemId: 'of Jane' },
      target: { person: JANE },
      run: 3,
    },
  });
  expect(step.kind === 'pay' && [...step.progress.tried]).toEqual(['cognism']);
  expect(before).toEqual(progress());
});

it('a click goes past a source whose preview failed, and remembers why; a run stops there', () => {
  const come = progress({ isFreeAsked: true, freeFailure: NO_ANSWER });
  const stands = found([cognism({ preview: null }), kaspr()]);
  const step = nextStep(ORDER, stands, come);
  expect(said(step)).toBe('pays kaspr');
  expect(step.kind === 'pay' && step.progress.result.prevented).toEqual({ kind: 'prevented', failure: NO_ANSWER });
  expect(said(nextStep({ ...ORDER, run: 3 }, stands, come))).toBe('no-answer');
});
