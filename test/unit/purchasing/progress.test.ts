import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { PurchaseResult } from '../../../src/purchasing/ledger/ledger.ts';
import {
  afterAnswer,
  BEGINNING,
  type FindOrder,
  type FindState,
  resultOf,
} from '../../../src/purchasing/plan/progress.ts';
import { JANE, purchase } from './examples.ts';

const found = result({ state: 'settled', found: true });
const nothing = result({ state: 'settled', found: false, service: 'cognism' });
const limited: Failure = { kind: 'rate-limited', service: 'kaspr', until: 1 };
const refused = result({ state: 'refused', found: false, failure: limited });
const unknown = result({ state: 'unknown', found: false, failure: { kind: 'timeout', service: 'kaspr' } });
const underWay = result({ state: 'intent', found: false });
const capped = prevented({ kind: 'over-budget', service: 'kaspr', cap: 'day', limit: 1 });
const offline = prevented({ kind: 'offline' });
const noMatch = prevented({ kind: 'nothing-to-buy', service: 'cognism' });
const optedOut = prevented({ kind: 'opted-out', service: 'cognism' });

const CLICK: FindOrder = { person: JANE, isPhoneRequired: false, replacesId: null };
const orders = { click: CLICK, run: { ...CLICK, run: 3 } };

/** One answer more, where the find goes on. */
function answered(state: FindState, answer: PurchaseResult, order: FindOrder): FindState {
  if (state.kind === 'done') throw new Error('It has ended.');
  return afterAnswer(order, state.progress, answer);
}

function result(entry: Parameters<typeof purchase>[0]): PurchaseResult {
  return { kind: 'purchase', purchase: purchase({ resolved: null, ...entry }), isNew: true };
}

function prevented(failure: Failure): PurchaseResult {
  return { kind: 'prevented', failure };
}

describe('a click comes to', () => {
  it.each<[string, PurchaseResult[], PurchaseResult | null]>([
    ['nothing where nobody was asked', [], null],
    ['who was found, whatever the next source has', [found, nothing], found],
    ['who was found at last', [nothing, found], found],
    ['the last source that has nothing', [result({ state: 'settled', found: false }), nothing], nothing],
    ['what kept a source from being asked, where the other has nothing', [capped, nothing], capped],
    ['the first such hindrance', [capped, offline], capped],
    ['who was found, though a source was not asked', [capped, found], found],
    ['an answer of nothing where a preview says nothing', [nothing, noMatch], nothing],
    ['no hindrance where people have opted out', [optedOut], null],
    ['a refusal where nobody else has anything to say', [refused], refused],
  ])('%s', (_, answers, result) => {
    const end = answers.reduce((state, answer) => answered(state, answer, CLICK), BEGINNING);
    expect(end.kind === 'done' ? end : resultOf(end.progress.result)).toBe(result);
  });
});

describe('no further source is asked', () => {
  it.each<[string, PurchaseResult, { click: boolean; run: boolean }]>([
    ['who was found and is not enough', found, { click: false, run: false }],
    ['nothing', nothing, { click: false, run: false }],
    ['what may have been charged', unknown, { click: true, run: true }],
    ['what another context is asking', underWay, { click: true, run: true }],
    ['a refusal', refused, { click: false, run: true }],
    ['a cap', capped, { click: false, run: true }],
    ['no network', offline, { click: false, run: true }],
    ['a preview without anybody', noMatch, { click: false, run: false }],
    ['an opted-out person', optedOut, { click: false, run: false }],
  ])('after %s: by click and run as said', (_, answer, { click, run }) => {
    const ends = (order: FindOrder) => {
      const state = answered(BEGINNING, answer, order);
      if (state.kind === 'done') expect(state.result).toBe(answer);
      return state.kind === 'done';
    };
    expect([ends(orders.click), ends(orders.run)]).toEqual([click, run]);
    // What the user has chosen is all that is asked.
    expect([ends({ ...CLICK, chosen: 'cognism' }), ends({ ...CLICK, replacesId: 1 })]).toEqual([true, true]);
  });
});
