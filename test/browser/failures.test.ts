import type { Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import { BOUGHT, COSTLY, type Failure, FREE, NOTHING, PROFILE } from './failing-kaspr.ts';
import { Leadlight } from './leadlight.ts';
import { alert, itemsOf, press, textOf } from './screen.ts';

// How Kaspr can fail a paid request, and what becomes of it: on the screen, in the ledger and in Kaspr's own book.

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
  eachOf(titled(FREE))('%s', async (_, row) => {
    await failAt('Find contact data', row);
    expect(await leadlight.ledger()).toMatchObject([row.entry]);
    if (row.heldBack) await isHeldBack(row, row.heldBack);
    await pressShown('Find contact data');
    await keepsWhatWasPaidFor(row);
  });
});

describe('that there is nothing is told, and answered from the store until a refresh', () => {
  eachOf(titled(NOTHING))('%s', async (_, row) => {
    await failAt('Find contact data', row);
    expect(await leadlight.ledger()).toMatchObject([row.entry]);
    await pressShown('Find contact data');
    await textOf(popup, 'main', (text) => text.includes('Answered from what is stored on this machine.'));
    await pressShown('Refresh');
    await keepsWhatWasPaidFor(row);
  });
});

describe('a failure that cost a credit, or may have, is told, and only "Try again" asks again', () => {
  eachOf(titled(COSTLY))('%s', async (_, row) => {
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

/** Pressed again, nothing is asked, and it is said why; after a while the button asks again. */
async function isHeldBack(row: Failure, buttons: readonly string[]): Promise<void> {
  const received = sandbox.kaspr.requests.length;
  await pressShown('Find contact data');
  await seeAlert({ ...row, buttons });
  expect(sandbox.kaspr.requests.slice(received)).toEqual([]);
  expect(await leadlight.ledger()).toHaveLength(1);
  await forget(['balances', 'quotas']);
}

/** After a first failure and a purchase: a failing refresh loses nothing, and nothing is bought again. */
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
async function seeAlert({
  says,
  orSays = says,
  resetIn = 0,
  buttons = [],
}: Pick<Failure, 'says' | 'orSays' | 'resetIn' | 'buttons'>): Promise<void> {
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
  const wanted = clocks.flatMap((clock) => [says.replaceAll('CLOCK', clock), orSays]);
  expect(shown).toEqual([{ says: expect.toBeOneOf(wanted), buttons }]);
}

/** As the browser writes it. */
function timeOfDay(moment: number): Promise<string> {
  return popup.evaluate((at) => new Date(at).toLocaleString('en', { hour: 'numeric', minute: '2-digit' }), moment);
}

async function pressShown(name: string): Promise<void> {
  await popup.bringToFront();
  await press(popup, name);
}

/** Begins anew, with the key that was saved. */
function forgetPurchases(): Promise<void> {
  return forget(['leads', 'purchases', 'balances', 'prices', 'quotas', 'days', 'statements']);
}

function forget(stores: string[]): Promise<void> {
  return popup.evaluate(async (stores) => {
    const opening = indexedDB.open('leadlight');
    await new Promise((done) => opening.addEventListener('success', done));
    const transaction = opening.result.transaction(stores, 'readwrite');
    for (const store of stores) transaction.objectStore(store).clear();
    await new Promise((done) => transaction.addEventListener('complete', done));
    opening.result.close();
  }, stores);
}
