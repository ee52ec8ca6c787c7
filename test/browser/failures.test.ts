import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Purchase } from '../../src/model/purchase.ts';
import { type Behaviour, DEMO_KEY, type KasprOptions, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { Leadlight } from './leadlight.ts';
import { alert, itemsOf, press, textOf } from './screen.ts';

// How Kaspr can fail a paid request, and what becomes of it: on the screen, in the ledger and in Kaspr's own book.

type Failure = {
  readonly when: string;
  /** Why Kaspr fails: the account, or how it treats this one request. */
  readonly account?: Omit<NonNullable<KasprOptions['keys']>[number], 'key'>;
  readonly behaviour?: Behaviour;
  /** The alert's sentence and next step. CLOCK stands for the time of day in `resetIn` ms. */
  readonly says: string;
  readonly resetIn?: number;
  readonly button?: 'Open options' | 'Try again';
  readonly entry: Partial<Purchase>;
  /** What Kaspr takes for it. */
  readonly charge?: number;
};

const PROFILE = 'POST /profile/profile';
const MINUTE = 60_000;
const BOUGHT: Partial<Purchase> = { state: 'settled', charged: 1, found: true, failure: null };

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
const down = (status: number) => ({ kind: 'service-down', service, status }) as const;
const limited = { kind: 'rate-limited', service, until: expect.any(Number) as number } as const;

function refused(failure: Purchase['failure']): Partial<Purchase> {
  return { state: 'refused', found: false, failure };
}

/** Kaspr takes nothing for it: the button may be pressed again. */
const FREE: readonly Failure[] = [
  {
    when: 'the key was revoked (401)',
    behaviour: { status: 401, dropHeaders: true },
    says: BAD_KEY,
    button: 'Open options',
    entry: { ...refused({ kind: 'bad-key', service }), charged: null },
  },
  {
    when: 'the key was revoked (403)',
    behaviour: { status: 403 },
    says: BAD_KEY,
    button: 'Open options',
    entry: { ...refused({ kind: 'bad-key', service }), charged: 0 },
  },
  {
    when: 'the credits are used up (402)',
    account: { credits: 0 },
    says: NO_CREDITS,
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
    entry: refused(limited),
  },
  {
    when: 'the requests of this hour are used up (403 and none remaining)',
    behaviour: { status: 403, headers: { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': String(20 * MINUTE) } },
    says: LIMITED,
    resetIn: 20 * MINUTE,
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
const NOTHING: readonly Failure[] = [
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
  return { ...how, behaviour: { ...how.behaviour, dropHeaders: true }, says, button: 'Try again', entry };
}

/** Kaspr says that it was charged. */
function paid(how: How, sentence: string, failure: Purchase['failure']): Failure {
  const says = `${sentence} It cost 1 credit. Trying again may cost again.`;
  return {
    ...how,
    says,
    button: 'Try again',
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
const COSTLY: readonly Failure[] = [
  ...problems(500),
  ...SHAPES.flatMap(([shape, json]) => [
    unknown({ when: `the reply is ${shape}`, behaviour: { json }, charge: 1 }, UNREADABLE, unreadable),
    paid({ when: `the reply is ${shape}, and cost a credit`, behaviour: { json } }, UNREADABLE, unreadable),
  ]),
  unknown({ when: 'the reply is a web page', behaviour: { html: true } }, UNREADABLE, unreadable),
  unknown({ when: 'the reply is over 1 MB', behaviour: { huge: 1_100_000 }, charge: 1 }, UNREADABLE, unreadable),
  paid({ when: 'the reply is over 1 MB, and cost a credit', behaviour: { huge: 1_100_000 } }, UNREADABLE, unreadable),
  unknown({ when: 'the connection is cut before a credit is taken', behaviour: { cut: 'before-charge' } }, CUT, cut),
  unknown({ when: 'the connection is cut after', behaviour: { cut: 'after-charge' }, charge: 1 }, CUT, cut),
  unknown({ when: 'the reply is cut in half', behaviour: { cut: 'mid-body' }, charge: 1 }, CUT, cut),
  ...[302, 307].map((status) =>
    unknown({ when: `Kaspr redirects (${status})`, behaviour: { status, redirect: ELSEWHERE } }, CUT, cut),
  ),
  // Apart from its like: after three such replies in a row Chromium holds an extension's requests back by itself.
  ...problems(503),
];

let sandbox: Sandbox;
let leadlight: Leadlight;
let popup: Page;

beforeAll(async () => {
  sandbox = await startSandbox();
  leadlight = await Leadlight.start(sandbox);
  await leadlight.saveKey(DEMO_KEY);
  popup = await leadlight.openPopup(await leadlight.open('https://www.linkedin.com/in/zoe-bronte-lukasiewicz/'));
});
afterAll(async () => {
  await leadlight.stop();
  await sandbox.stop();
});
beforeEach(async () => {
  sandbox.kaspr.reset();
  await forgetPurchases();
  await popup.reload();
});
afterEach(async () => {
  expect(await leadlight.violations()).toEqual([]);
});

describe('a failure that costs nothing is told, and the button asks again', () => {
  it.each(titled(FREE))('%s', async (_, row) => {
    await failAt('Find contact data', row);
    expect(await leadlight.ledger()).toMatchObject([row.entry]);
    await pressShown('Find contact data');
    await keepsWhatWasPaidFor(row);
  });
});

describe('that there is nothing is told, and answered from the store until a refresh', () => {
  it.each(titled(NOTHING))('%s', async (_, row) => {
    await failAt('Find contact data', row);
    expect(await leadlight.ledger()).toMatchObject([row.entry]);
    await pressShown('Find contact data');
    await textOf(popup, 'main', (text) => text.includes('Answered from what is stored on this machine.'));
    await pressShown('Refresh');
    await keepsWhatWasPaidFor(row);
  });
});

describe('a failure that cost a credit, or may have, is told, and only "Try again" asks again', () => {
  it.each(titled(COSTLY))('%s', async (_, row) => {
    await failAt('Find contact data', row);
    expect(await leadlight.ledger()).toMatchObject([row.entry]);
    await pressShown('Find contact data');
    await seeAlert(row);
    await pressShown('Try again');
    await keepsWhatWasPaidFor(row);
  });
});

/** Vitest writes short titles only of an object's fields. */
function titled(rows: readonly Failure[]): (readonly [string, Failure])[] {
  return rows.map((row) => [`when ${row.when}`, row]);
}

/** Presses a button while Kaspr fails, and looks at the alert and at what Kaspr received and took. */
async function failAt(name: string, row: Failure): Promise<void> {
  const [received, taken] = [sandbox.kaspr.requests.length, sandbox.kaspr.charges().length];
  if (row.account) sandbox.kaspr.setKey({ key: DEMO_KEY, ...row.account });
  if (row.behaviour) sandbox.kaspr.next(PROFILE, row.behaviour);
  await pressShown(name);
  await seeAlert(row);
  const targets = sandbox.kaspr.requests.slice(received).map(({ method, path }) => `${method} ${path}`);
  // The free look at how the host takes requests is no purchase. Nothing else may arrive: not at another host either.
  expect(targets.filter((target) => target !== 'POST /keys/verifyKey')).toEqual([PROFILE]);
  expect(sandbox.kaspr.charges().slice(taken)).toHaveLength(row.charge ?? 0);
  if (row.account) sandbox.kaspr.setKey({ key: DEMO_KEY });
}

/** With contact data bought after a first failure: a refresh that fails takes none of it away, and it is not bought again. */
async function keepsWhatWasPaidFor(row: Failure): Promise<void> {
  const emails = await itemsOf(popup, 'Emails');
  await failAt('Refresh', row);
  // The purchase used this connection before: the case in which browsers repeat a request by themselves.
  expect(sandbox.kaspr.requests.at(-1)).toMatchObject({ reused: true });
  await pressShown('Find contact data');
  await textOf(popup, 'main', (text) => !text.includes('Asking Kaspr…'));
  await popup.reload();
  expect(await itemsOf(popup, 'Emails')).toEqual(emails);
  expect(await leadlight.ledger()).toMatchObject([row.entry, BOUGHT, row.entry]);
  expect(sandbox.kaspr.count(PROFILE)).toBe(3);
}

/** The one alert of a popup that is not busy. */
async function seeAlert({ says, resetIn = 0, button }: Failure): Promise<void> {
  const before = Date.now();
  await textOf(popup, 'main', (text) => !text.includes('Asking Kaspr…'));
  await alert(popup);
  const shown = await popup.$$eval('[role=alert]', (alerts) =>
    alerts.map((one) => ({
      says: one.querySelector('p')?.textContent,
      buttons: [...one.querySelectorAll('button')].map((each) => each.textContent),
    })),
  );
  // The minute may change between the question and the alert.
  const clocks = await Promise.all([before, Date.now()].map((at) => timeOfDay(at + resetIn)));
  const wanted = clocks.map((clock) => says.replaceAll('CLOCK', clock));
  expect(shown).toEqual([{ says: expect.toBeOneOf(wanted), buttons: button ? [button] : [] }]);
}

/** As the browser writes it; with the day where it is not today. */
function timeOfDay(moment: number): Promise<string> {
  return popup.evaluate((at) => {
    const isToday = new Date(at).toDateString() === new Date().toDateString();
    const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
    return new Date(at).toLocaleString('en', { hour: 'numeric', minute: '2-digit', ...day });
  }, moment);
}

async function pressShown(name: string): Promise<void> {
  await popup.bringToFront();
  await press(popup, name);
}

/** Begins anew, with the key that was saved. */
function forgetPurchases(): Promise<void> {
  return popup.evaluate(async () => {
    const opening = indexedDB.open('leadlight');
    await new Promise((done) => opening.addEventListener('success', done));
    const stores = ['leads', 'purchases', 'balances', 'prices'];
    const transaction = opening.result.transaction(stores, 'readwrite');
    for (const store of stores) transaction.objectStore(store).clear();
    await new Promise((done) => transaction.addEventListener('complete', done));
    opening.result.close();
  });
}
