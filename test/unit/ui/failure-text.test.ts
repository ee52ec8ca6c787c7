import { describe, expect, it, test, vi } from 'vitest';
import { type Failure, failure as failureSchema } from '../../../src/model/failure.ts';
import type { Purchase } from '../../../src/model/purchase.ts';
import { UNREADABLE_REASONS } from '../../../src/model/reading.ts';
import { failureText, nothingFoundText } from '../../../src/ui/failure-text.ts';
import { NOW, purchase } from '../enrichment/examples.ts';

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
  'no-answer': [{ kind: 'no-answer', ...OF }],
  'bad-key': [{ kind: 'bad-key', ...OF }],
  'out-of-credits': [{ kind: 'out-of-credits', ...OF }],
  'rate-limited': [
    { kind: 'rate-limited', ...OF, until: NOW },
    { kind: 'rate-limited', ...OF, until: Date.now() + 60_000 },
  ],
  refused: [400, 411, 422].map((status) => ({ kind: 'refused', ...OF, status })),
  'service-down': [405, 500].map((status) => ({ kind: 'service-down', ...OF, status })),
  timeout: [{ kind: 'timeout', ...OF }],
  'unreadable-reply': [{ kind: 'unreadable-reply', ...OF }],
  'maybe-charged': [{ kind: 'maybe-charged', ...OF }],
  'not-stored': [{ kind: 'not-stored', ...OF }],
  'not-linkedin': [{ kind: 'not-linkedin' }],
  'reload-page': [{ kind: 'reload-page' }],
  'unreadable-page': [
    ...UNREADABLE_REASONS.map((reason) => page(reason, reason === 'field-missing' ? ['name'] : [])),
    page('field-missing', ['slug', 'headline', 'toString']),
  ],
  'newer-data': [{ kind: 'newer-data' }],
  internal: [{ kind: 'internal' }],
};
const all: Failure[] = Object.values(FAILURES).flat();

const OPERATIONS = ['profile', 'domain-patterns', 'domain-employees'] as const;
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
const BEFORE_SENDING: Failure['kind'][] = ['no-key', 'bad-address', 'no-answer'];

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
        expect(text, what).toMatch(/^\p{Lu}.*\.$/u);
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
      // What was charged is not asked again without consent (decide.ts): the button is the only way on.
      if (!BEFORE_SENDING.includes(failure.kind)) expect(action).toBe('again');
    }
  });
});

describe('what may have been charged', () => {
  const MONEY = (['service-down', 'timeout', 'unreadable-reply', 'maybe-charged'] as const).flatMap(
    (kind): Failure[] => FAILURES[kind],
  );
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
    ['out-of-credits', null],
    ['rate-limited', null],
    ['refused', null],
    ['internal', null],
  ])('of %s is %s', (kind, action) => {
    for (const failure of FAILURES[kind]) expect(failureText(failure).action).toBe(action);
  });

  test.each(['unknown-layout', 'not-the-subject', 'field-missing'] as const)(
    'of a page with %s reloads it',
    (reason) => {
      expect(failureText(page(reason)).action).toBe('reload');
    },
  );
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
  ['patterns', { operation: 'domain-patterns', subject: 'acme.example' }, /patterns for acme\.example/, false],
  ['employees', { operation: 'domain-employees', subject: 'acme.example' }, /employees for acme\.example/, false],
])('that a service has nothing of %s is told in whole words', (_, different, words, hasStep) => {
  const { sentence, step, action } = nothingFoundText(purchase({ found: false, ...different }));
  expect(sentence).toMatch(words);
  for (const text of [sentence, step]) expect(text).not.toMatch(LEFT_OVER);
  expect([step !== '', action]).toEqual([hasStep, null]);
});
