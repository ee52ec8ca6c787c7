import { expect } from 'vitest';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import type { Behaviour, KasprOptions } from '../sandbox/index.ts';

/** How Kaspr can fail a paid request, and what becomes of it. */
export type Failure = {
  readonly when: string;
  /** Why Kaspr fails: the account, or how it treats this one request. */
  readonly account?: Omit<NonNullable<KasprOptions['keys']>[number], 'key'>;
  readonly behaviour?: Behaviour;
  /** The alert's sentence and next step. CLOCK stands for the time of day in `resetIn` ms. */
  readonly says: string;
  /** What it may say as well. */
  readonly orSays?: string;
  readonly resetIn?: number;
  readonly buttons?: readonly string[];
  /** Kaspr has said that it would refuse the next one too: that is told without asking, with these buttons. */
  readonly heldBack?: readonly string[];
  readonly entry: Partial<Purchase>;
  /** What Kaspr takes for it. */
  readonly charge?: number;
};

export const PROFILE = 'POST /profile/profile';
const MINUTE = 60_000;
export const BOUGHT: Partial<Purchase> = { state: 'settled', charged: 1, found: true, failure: null };

const BAD_KEY = 'Kaspr refused your key. Nothing was charged. Check the key in the options.';
const NO_CREDITS =
  'Your Kaspr credits are used up. Nothing was charged. Buy credits at Kaspr, or wait until they are renewed.';
const LIMITED =
  'Kaspr takes no more requests with your key until CLOCK. Nothing was charged. Press the button again after CLOCK.';
const NOT_FOUND =
  'Kaspr does not know this person. Try likely emails from the company’s patterns, or press Refresh in a few weeks.';
const UNREADABLE = 'Kaspr answered in a form that Leadlight can’t read.';
const CUT = 'The connection to Kaspr ended before the answer came.';
const problem = (status: number) => `Kaspr has a problem (status ${status}).`;
const notAccepted = (status: number) =>
  `Kaspr did not accept this request (status ${status}). Nothing was charged. ` +
  'The name or the address of this person may have a form that Kaspr does not take.';

const service = 'kaspr';
const unreadable = { kind: 'unreadable-reply', service } as const;
const cut = { kind: 'maybe-charged', service } as const;
/**
 * When a streamed request is cut, Chromium's network process may crash (measured: 2 to 40 %), and the background with
 * it.
 */
const cutOrInterrupted = expect.toBeOneOf([cut, { kind: 'interrupted', service }]);
const down = (status: number) => ({ kind: 'service-down', service, status }) as const;
const limited = { kind: 'rate-limited', service, until: expect.any(Number) as number } as const;

function refused(failure: Purchase['failure']): Partial<Purchase> {
  return { state: 'refused', found: false, failure };
}

/** Kaspr takes nothing for it: the button may be pressed again. */
export const FREE: readonly Failure[] = [
  {
    when: 'the key was revoked (401)',
    behaviour: { status: 401, dropHeaders: true },
    says: BAD_KEY,
    buttons: ['Open options'],
    entry: { ...refused({ kind: 'bad-key', service }), charged: null },
  },
  {
    when: 'the key was revoked (403)',
    behaviour: { status: 403 },
    says: BAD_KEY,
    buttons: ['Open options'],
    entry: { ...refused({ kind: 'bad-key', service }), charged: 0 },
  },
  {
    when: 'the credits are used up (402)',
    account: { credits: 0 },
    says: NO_CREDITS,
    heldBack: ['Try again'],
    entry: { ...refused({ kind: 'out-of-credits', service }), charged: 0, remaining: 0 },
  },
  {
    when: 'the credits are used up (200 and a message)',
    behaviour: { noCreditsMessage: true },
    says: NO_CREDITS,
    entry: { ...refused({ kind: 'out-of-credits', service }), charged: 0 },
  },
  {
    when: 'the requests of this hour are used up (429)',
    account: { hourlyLimit: 0 },
    says: LIMITED,
    resetIn: 60 * MINUTE,
    heldBack: [],
    entry: refused(limited),
  },
  {
    when: 'the requests of this hour are used up (403 and none remaining)',
    behaviour: { status: 403, headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(20 * MINUTE) } },
    says: LIMITED,
    resetIn: 20 * MINUTE,
    heldBack: [],
    entry: refused(limited),
  },
  ...[400, 422].map((status) => ({
    when: `the name or the slug is refused (${status})`,
    behaviour: { status },
    says: notAccepted(status),
    entry: { ...refused({ kind: 'refused', service, status }), charged: 0 },
  })),
  ...[500, 503].map((status) => ({
    when: `Kaspr has a problem and takes nothing (${status})`,
    behaviour: { status },
    says: `${problem(status)} Nothing was charged. You can try again.`,
    entry: { state: 'settled', charged: 0, found: false, failure: down(status) } as const,
  })),
];

/** An answer like any other: there is nothing. */
export const NOTHING: readonly Failure[] = [
  { when: 'Kaspr does not know the person (404)', behaviour: { status: 404 } },
  { when: 'Kaspr does not know the person (200 and {})', behaviour: { json: {}, charge: false } },
  { when: 'Kaspr knows nothing of the person (an empty profile)', behaviour: { json: { profile: {} }, charge: false } },
].map((row) => ({ ...row, says: NOT_FOUND, entry: { state: 'settled', charged: 0, found: false, failure: null } }));

const SHAPES: readonly (readonly [string, unknown])[] = [
  ['an array', [{ profile: {} }]],
  ['a string', '"profile"'],
  ['a profile that is a string', { profile: 'x' }],
  ['a profile whose e-mails are a number', { profile: { emails: 5 } }],
];
const ELSEWHERE = 'https://api.developers.kaspr.io/steal';
type How = Pick<Failure, 'when' | 'behaviour' | 'charge'>;

/** Nobody says whether it was charged; `charge` is what it was. */
function unknown(how: How, sentence: string, failure: Purchase['failure']): Failure {
  const says = `${sentence} It may have been charged. Leadlight does not ask again by itself.`;
  const entry = { state: 'unknown', charged: null, found: false, failure } as const;
  const buttons = ['Try again', 'Count it as charged'];
  return { ...how, behaviour: { ...how.behaviour, dropHeaders: true }, says, buttons, entry };
}

function cutOff(how: How): Failure {
  const { says: orSays } = unknown(how, 'Leadlight was interrupted before the answer from Kaspr came.', cut);
  return { ...unknown(how, CUT, cutOrInterrupted), orSays };
}

/** Kaspr says that it was charged. */
function paid(how: How, sentence: string, failure: Purchase['failure']): Failure {
  const says = `${sentence} It cost 1 credit. Trying again may cost again.`;
  return {
    ...how,
    says,
    buttons: ['Try again'],
    entry: { state: 'settled', charged: 1, found: false, failure },
    charge: 1,
  };
}

function problems(status: number): Failure[] {
  const when = `Kaspr has a problem (${status})`;
  return [
    unknown({ when: `${when}, saying nothing of money`, behaviour: { status } }, problem(status), down(status)),
    paid({ when: `${when}, taking a credit`, behaviour: { status, charge: 1 } }, problem(status), down(status)),
  ];
}

/** Money was taken, or may have been: only "Try again" asks again. */
export const COSTLY: readonly Failure[] = [
  ...problems(500),
  ...SHAPES.flatMap(([shape, json]) => [
    unknown({ when: `the reply is ${shape}`, behaviour: { json }, charge: 1 }, UNREADABLE, unreadable),
    paid({ when: `the reply is ${shape}, and cost a credit`, behaviour: { json } }, UNREADABLE, unreadable),
  ]),
  unknown({ when: 'the reply is a web page', behaviour: { html: true } }, UNREADABLE, unreadable),
  unknown({ when: 'the reply is over 1 MB', behaviour: { huge: 1_100_000 }, charge: 1 }, UNREADABLE, unreadable),
  paid({ when: 'the reply is over 1 MB, and cost a credit', behaviour: { huge: 1_100_000 } }, UNREADABLE, unreadable),
  cutOff({ when: 'the connection is cut before a credit is taken', behaviour: { cut: 'before-charge' } }),
  cutOff({ when: 'the connection is cut after', behaviour: { cut: 'after-charge' }, charge: 1 }),
  cutOff({ when: 'the reply is cut in half', behaviour: { cut: 'mid-body' }, charge: 1 }),
  ...[302, 307].map((status) =>
    unknown({ when: `Kaspr redirects (${status})`, behaviour: { status, redirect: ELSEWHERE } }, CUT, cut),
  ),
  // Apart from its like: after three such replies in a row Chromium holds an extension's requests back by itself.
  ...problems(503),
];
