import { describe, expect, test } from 'vitest';
import { DATA_KINDS, type DataKind } from '../../../src/model/data-kinds.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { kindsToAsk } from '../../../src/purchasing/plan/kinds-to-ask.ts';
import { NOW, purchase } from './examples.ts';

const [work, personal, phone] = DATA_KINDS;
const DOWN = { kind: 'service-down', service: 'kaspr', status: 500 } as const;
/** An entry that asked for some kinds; without any, whatever there is. */
const entry = (kinds: DataKind[] | null, different: Partial<Purchase> = {}) =>
  purchase({ asked: kinds ? { kinds } : {}, ...different });

describe('asked for is', () => {
  test.each<[string, wanted: readonly DataKind[], history: Purchase[], asked: readonly DataKind[]]>([
    ['all that is wanted of somebody new', DATA_KINDS, [], DATA_KINDS],
    ['only what is wanted', [phone], [], [phone]],
    ['what no entry has answered', DATA_KINDS, [entry([phone])], [work, personal]],
    [
      'that too where the answer was "nothing"',
      DATA_KINDS,
      [entry([phone], { found: false, charged: 0 })],
      [work, personal],
    ],
    ['what two entries left', DATA_KINDS, [entry([phone]), entry([work])], [personal]],
    ['not what is being asked', [work, phone], [entry([phone], { state: 'intent', endedAt: null })], [work]],
    [
      'not what may have been paid for',
      [work, phone],
      [entry([phone], { state: 'unknown', failure: DOWN, charged: null })],
      [work],
    ],
    [
      'what turned out not to have been',
      [work, phone],
      [entry([phone], { state: 'unknown', failure: DOWN, charged: 0, resolved: { by: 'balance', at: NOW } })],
      [work, phone],
    ],
    [
      'what was refused',
      [work, phone],
      [entry([phone], { state: 'refused', failure: DOWN, charged: 0 })],
      [work, phone],
    ],
    [
      'not what was answered before a refusal',
      [work, phone],
      [entry([phone], { state: 'refused', failure: DOWN, charged: 0 }), entry([phone])],
      [work],
    ],
    [
      'only what is in question, where the rest is answered: an entry that nobody has seen is never paid over',
      [work, phone],
      [entry([phone]), entry([work], { state: 'unknown', failure: DOWN, charged: null })],
      [work],
    ],
    [
      'what is being asked, before what is in question',
      [work, phone],
      [
        entry([phone], { state: 'intent', endedAt: null }),
        entry([work], { state: 'unknown', failure: DOWN, charged: null }),
      ],
      [phone],
    ],
    // Generation 1 sells a person whole.
    ['nothing new of who was bought whole', [phone], [entry(null)], [phone]],
    ['all that is wanted, where all is there: the store answers', [work, phone], [entry([phone, work])], [work, phone]],
    ['the same where they came one by one', [work, phone], [entry([phone]), entry([work])], [work, phone]],
  ])('%s', (_, wanted, history, asked) => {
    expect(kindsToAsk(wanted, history)).toEqual(asked);
  });
});
