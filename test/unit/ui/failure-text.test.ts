import { describe, expect, it, test, vi } from 'vitest';
import { DATA_KINDS } from '../../../src/model/data-kinds.ts';
import { UNREADABLE_REASONS } from '../../../src/model/schemas/people/reading.ts';
import { type Failure, failure as failureSchema } from '../../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import { OPERATIONS, SERVICES } from '../../../src/model/schemas/purchases/service.ts';
import { failureText, nothingFoundText } from '../../../src/ui/purchase/failure-text.ts';
import { NOW, purchase } from '../purchasing/examples.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const OF = { service: 'kaspr' } as const;
const page = (reason: (typeof UNREADABLE_REASONS)[number], missing: string[] = []) =>
  ({ kind: 'unreadable-page', reason, missing }) as const;

/** Every kind, with all that makes its words differ; the type sees to it that none is forgotten. */
const FAILURES: { [K in Failure['kind']]: Extract<Failure, { kind: K }>[] } = {
  'no-key': [{ kind: 'no-key', ...OF }],
  offline: [{ kind: 'offline' }],
  'no-permission': [
    { kind: 'no-permission', hosts: 'https://developer.kaspr.io/*' },
    { kind: 'no-permission', hosts: 'https://*.linkedin.com/*' },
    { kind: 'no-permission', hosts: 'http://127.0.0.1/*' },
  ],
  'bad-address': [{ kind: 'bad-address', ...OF }],
  'bad-domain': [{ kind: 'bad-domain' }],
  'not-offered': [{ kind: 'not-offered', ...OF }],
  'not-entitled': [{ kind: 'not-entitled', ...OF }],
  'nothing-to-buy': [{ kind: 'nothing-to-buy', ...OF }],
  'opted-out': [{ kind: 'opted-out', ...OF }],
  'spend-nothing': [{ kind: 'spend-nothing' }],
  'over-budget': (['day', 'month', 'run'] as const).flatMap((cap) =>
    [0, 1, 0.5, 1234].map((limit) => ({ kind: 'over-budget', ...OF, cap, limit }) as const),
  ),
  'service-resting': [
    { kind: 'service-resting', ...OF, until: NOW },
    { kind: 'service-resting', ...OF, until: Date.now() + 60_000 },
  ],
  'no-answer': [{ kind: 'no-answer', ...OF }],
  'bad-key': [{ kind: 'bad-key', ...OF }],
  'out-of-credits': [undefined, ...DATA_KINDS].map((pool) => ({
    kind: 'out-of-credits',
    ...OF,
    ...(pool && { pool }),
  })),
  'rate-limited': [
    { kind: 'rate-limited', ...OF, until: NOW },
    { kind: 'rate-limited', ...OF, until: Date.now() + 60_000 },
  ],
  refused: [400, 411, 422].map((status) => ({ kind: 'refused', ...OF, status })),
  'service-down': [405, 500].map((status) => ({ kind: 'service-down', ...OF, status })),
  timeout: [{ kind: 'timeout', ...OF }],
  'unreadable-reply': [{ kind: 'unreadable-reply', ...OF }],
  'maybe-charged': [{ kind: 'maybe-charged', ...OF }],
  'maybe-written': [{ kind: 'maybe-written', ...OF }],
  'wrong-person': [{ kind: 'wrong-person', ...OF }],
  interrupted: [{ kind: 'interrupted', ...OF }],
  'not-stored': [{ kind: 'not-stored', ...OF }],
  'damaged-entry': [{ kind: 'damaged-entry', ...OF }],
  'not-linkedin': [{ kind: 'not-linkedin' }],
  'reload-page': [{ kind: 'reload-page' }],
  'unreadable-page': [
    ...UNREADABLE_REASONS.map((reason) => page(reason, reason === 'field-missing' ? ['name'] : [])),
    page('field-missing', ['slug', 'headline', 'toString']),
  ],
  'newer-data': [{ kind: 'newer-data' }],
  internal: [{ kind: 'internal' }],
};
const kinds: Failure[] = Object.values(FAILURES).flat();
/** Those of a service, of each of them. */
const all = kinds.flatMap((one): Failure[] =>
  'service' in one ? SERVICES.map((service) => ({ ...one, service })) : [one],
);

const CONTEXTS: [what: string, purchase: Purchase | null][] = [
  ['without a purchase', null],
  ...OPERATIONS.map((operation): [string, Purchase] => [`of ${operation}`, purchase({ operation })]),
  ['not charged', purchase({ charged: 0 })],
  ['charged one credit', purchase({ charged: 1 })],
  ['charged 1.5 credits', purchase({ charged: 1.5 })],
  ['charged 1234 credits', purchase({ charged: 1234 })],
  ['unknown', purchase({ state: 'unknown', charged: null })],
  ['unknown, perhaps sent twice', purchase({ state: 'unknown', charged: null, repeatable: true })],
  ['refused', purchase({ state: 'refused', charged: null })],
  ['under way', purchase({ state: 'intent', charged: null })],
];

/** Found before anything was sent: no entry of the ledger ends with these. */
const BEFORE_SENDING: Failure['kind'][] = [
  ...(['no-key', 'bad-address', 'no-answer', 'over-budget', 'service-resting'] as const),
  ...(['not-offered', 'nothing-to-buy', 'opted-out'] as const),
];

/** A place without its value, a value that is none, an empty one between its neighbours. */
const LEFT_OVER = /\$\d|undefined|null|NaN|Invalid|\[object|\s{2}|^\s|\s$|[,:(] ?[,.)]/;

describe.each(all.map((failure) => [JSON.stringify(failure), failure] as const))('%s', (_, failure) => {
  it('is one of the closed set', () => {
    expect(failureSchema.parse(failure)).toEqual(failure);
  });

  it('has a sentence and a next step, in whole words, whatever it is about', () => {
    for (const [what, context] of CONTEXTS) {
      const { sentence, step } = failureText(failure, context);
      for (const text of [sentence, step]) {
        expect(text, what).toMatch(/^“?\p{Lu}.*\.$/u);
        expect(text, what).not.toMatch(LEFT_OVER);
      }
      expect(sentence, what).not.toBe(step);
    }
  });

  it('is never said to have cost nothing where it cost something, and can be asked again then', () => {
    if (!('service' in failure)) return;
    for (const charged of [0.5, 1, 3]) {
      const { sentence, step, action } = failureText(failure, purchase({ charged }));
      expect(`${sentence} ${step}`).not.toMatch(/nothing was charged/i);
      // What was charged is not asked again without consent (find-reusable.ts): the button is the only way on.
      if (!BEFORE_SENDING.includes(failure.kind)) expect(action).toBe('again');
    }
  });
});

describe('what may have been charged', () => {
  const MONEY = (
    ['service-down', 'timeout', 'unreadable-reply', 'maybe-charged', 'wrong-person', 'interrupted'] as const
  ).flatMap((kind): Failure[] => FAILURES[kind]);
  const text = (failure: Failure, different: Partial<Purchase>) => {
    const { step, action } = failureText(failure, purchase(different));
    return [step, action];
  };

  it.each(MONEY)('%j says what is known of the money', (failure) => {
    expect(text(failure, { state: 'unknown', charged: null })).toEqual([
      'It may have been charged. Leadlight does not ask again by itself.',
      'again',
    ]);
    expect(text(failure, { state: 'unknown', charged: null, repeatable: true })).toEqual([
      'It may have been charged. Leadlight does not ask again by itself. Your browser may have sent this request more than once: compare your balance at Kaspr.',
      'again',
    ]);
    expect(text(failure, { charged: 1 })).toEqual(['It cost 1 credit. Trying again may cost again.', 'again']);
    expect(text(failure, { charged: 3 })).toEqual(['It cost 3 credits. Trying again may cost again.', 'again']);
    expect(text(failure, { charged: 0 })).toEqual(['Nothing was charged. You can try again.', null]);
  });
});

describe('the button beside it', () => {
  test.each<[Failure['kind'], string | null]>([
    ['no-key', 'open-options'],
    ['bad-key', 'open-options'],
    ['bad-address', 'open-options'],
    ['no-permission', 'allow'],
    ['reload-page', 'reload'],
    ['offline', null],
    // Where it was refused before it was sent, the account can be looked at for nothing.
    ['out-of-credits', 'check'],
    ['spend-nothing', 'open-options'],
    ['service-resting', null],
    ['rate-limited', null],
    ['refused', null],
    ['internal', null],
    ['not-offered', null],
    ['not-entitled', null],
    ['nothing-to-buy', null],
    ['opted-out', null],
  ])('of %s is %s', (kind, action) => {
    for (const failure of FAILURES[kind]) expect(failureText(failure).action).toBe(action);
  });

  it('of a cap leads to the options, but for what one look-up may cost: that was said where it was begun', () => {
    const actionOf = (cap: 'day' | 'month' | 'run') =>
      failureText({ kind: 'over-budget', service: 'kaspr', cap, limit: 5 }).action;
    expect([actionOf('day'), actionOf('month'), actionOf('run')]).toEqual(['open-options', 'open-options', null]);
  });

  it('of used up credits is none where the service itself has just said so', () => {
    const [failure] = FAILURES['out-of-credits'];
    expect(failure && failureText(failure, purchase({ state: 'refused', charged: 0 })).action).toBeNull();
  });

  test.each(['unknown-layout', 'not-the-subject', 'field-missing'] as const)(
    'of a page with %s reloads it',
    (reason) => {
      expect(failureText(page(reason)).action).toBe('reload');
    },
  );
});

describe('of Cloud Elements, where nothing costs anything', () => {
  const CLOUD = { service: 'cloudElements' } as const;

  test.each<[Failure, RegExp, string | null]>([
    [
      { kind: 'refused', ...CLOUD, status: 400 },
      /mapping, or the folder: look at them in the options\.$/,
      'open-options',
    ],
    [{ kind: 'refused', ...CLOUD, status: 409 }, /^Your CRM refuses it/, null],
    [{ kind: 'refused', ...CLOUD, status: 413 }, /^Too many contacts/, null],
    [{ kind: 'not-entitled', ...CLOUD }, /may be switched off\./, 'open-options'],
    [{ kind: 'maybe-written', ...CLOUD }, /may have been written all the same\. Leadlight looks/, null],
    [{ kind: 'bad-key', ...CLOUD }, /^Cloud Elements refused your key\. Check the key/, 'open-options'],
    [{ kind: 'rate-limited', ...CLOUD, until: NOW }, /takes no more requests/, null],
  ])('%j is told with a next step, and without a word about money', (failure, words, action) => {
    const text = failureText(failure);
    expect(`${text.sentence} ${text.step}`).toMatch(words);
    expect(`${text.sentence} ${text.step}`).not.toMatch(/charged|credit|costs?\b/i);
    expect(text.action).toBe(action);
  });
});

test.each([
  ['https://developer.kaspr.io/*', 'reach developer.kaspr.io.'],
  ['https://*.linkedin.com/*', 'reach linkedin.com.'],
  ['http://127.0.0.1/*', 'reach 127.0.0.1.'],
])('a missing permission for %s names the host', (hosts, words) => {
  expect(failureText({ kind: 'no-permission', hosts }).sentence).toContain(words);
});

test.each<[string, Partial<Purchase>, RegExp, boolean]>([
  ['a person', {}, /does not know this person/, true],
  ['a phone', { asked: { phoneRequired: true } }, /no phone number/, true],
  ['a person that it had a preview of', { service: 'cognism', operation: 'reveal' }, /^Cognism does not know/, true],
  ['patterns', { operation: 'domain-patterns', subject: 'acme.example' }, /patterns for acme\.example/, false],
  ['employees', { operation: 'domain-employees', subject: 'acme.example' }, /employees for acme\.example/, false],
])('that a service has nothing of %s is told in whole words', (_, different, words, hasStep) => {
  const { sentence, step, action } = nothingFoundText(purchase({ found: false, ...different }));
  expect(sentence).toMatch(words);
  for (const text of [sentence, step]) expect(text).not.toMatch(LEFT_OVER);
  expect([step !== '', action]).toEqual([hasStep, null]);
});
