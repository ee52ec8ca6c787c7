import { describe, expect, it } from 'vitest';
import { DEMO_KEY, type Person } from '../sandbox/index.ts';
import { type Desk, recordOf } from './desk.ts';
import { somebody } from './people.ts';
import { BUY, reach } from './points.ts';
import { pause, useDesk } from './setup.ts';
import { Trial } from './trial.ts';

// Open questions are answered by balances, and by nothing else. As shipped, with the product's own times.

/** A cut request can be charged for so long (ms) after the cut, as far as Leadlight believes. */
const AFTER_CUT = 1000;

const OPEN = { state: 'unknown', charged: null, resolved: null };
const CHARGED = { state: 'unknown', charged: 1, resolved: { by: 'balance' } };
const FREE = { state: 'unknown', charged: 0, resolved: { by: 'balance' } };

async function entryOf(desk: Desk, person: Person) {
  return recordOf(await desk.books(), person).entries[0];
}

/** Where the background died over a cut connection (see `buyInVain`) the question is another, with other times: the test begins anew. */
const CRASH = 'Chromium’s network service has crashed.';
const onlyAfterCrash = { retry: { count: 8, condition: /network service has crashed/ } };

/** Buys somebody whose connection is cut. */
async function buyAndCut(desk: Desk, cut: 'before-charge' | 'after-charge'): Promise<Person> {
  const person = somebody();
  desk.sandbox.kaspr.next(BUY, { cut });
  await desk.buyInVain(person);
  if ((await entryOf(desk, person))?.failure?.kind === 'interrupted') throw new Error(CRASH);
  return person;
}

describe('the next reply’s balance', onlyAfterCrash, () => {
  const scene = useDesk({}, false);

  it('shows that a request that was cut after the charge was charged; then a plain click sends nothing', async () => {
    const { desk, sandbox } = scene;
    await desk.buy(somebody());
    const person = await buyAndCut(desk, 'after-charge');
    expect(await entryOf(desk, person)).toMatchObject(OPEN);
    await desk.buy(somebody());
    expect(await entryOf(desk, person)).toMatchObject(CHARGED);
    const sent = sandbox.kaspr.count(BUY);
    await desk.buy(person);
    expect(sandbox.kaspr.count(BUY)).toBe(sent);
  });

  it('shows that one that was cut before the charge cost nothing, once it is over; then a plain click buys', async () => {
    const { desk } = scene;
    await desk.buy(somebody());
    const person = await buyAndCut(desk, 'before-charge');
    const next = somebody();
    await desk.buy(next);
    // The service may still be at it.
    const [question, later] = [await entryOf(desk, person), await entryOf(desk, next)];
    const isSoon = (later?.startedAt ?? 0) < (question?.endedAt ?? 0) + AFTER_CUT;
    expect(question).toMatchObject(isSoon ? OPEN : FREE);
    await pause(AFTER_CUT);
    await desk.buy(somebody());
    expect(await entryOf(desk, person)).toMatchObject(FREE);
    const trial = await Trial.open(desk, person);
    await trial.clickAndWait();
    await trial.isAnswered();
    expect(trial.atTheService).toEqual({ requests: 2, charges: 1 });
    await trial.end();
  });

  it('answers nothing where two questions lie before it', { tags: ['slow'] }, async () => {
    const { desk } = scene;
    await desk.buy(somebody());
    const charged = await buyAndCut(desk, 'after-charge');
    const free = await buyAndCut(desk, 'before-charge');
    await pause(AFTER_CUT);
    await desk.buy(somebody());
    await desk.buy(somebody());
    for (const person of [charged, free]) expect(await entryOf(desk, person)).toMatchObject(OPEN);
  });

  it('does not call a request free whose sender died while the service may be at it, and hears of the late charge', async () => {
    const { desk, leadlight, sandbox } = scene;
    await desk.buy(somebody());
    const trial = await Trial.open(desk, somebody());
    const goOn = await reach('request sent', trial);
    await leadlight.killWorker();
    await desk.isSettled();
    await pause(AFTER_CUT);
    await desk.buy(somebody());
    expect(await entryOf(desk, trial.person)).toMatchObject(OPEN);
    await goOn();
    await desk.until(async () => trial.atTheService.charges === 1, 'the late charge');
    await desk.buy(somebody());
    expect(await entryOf(desk, trial.person)).toMatchObject(CHARGED);
    await trial.clickAndWait();
    expect(trial.atTheService).toEqual({ requests: 1, charges: 1 });
    expect(sandbox.kaspr.charges().every(({ credits }) => credits === 1)).toBe(true);
    await trial.end();
  });
});

describe('a free call that tells the credits left', onlyAfterCrash, () => {
  const scene = useDesk({ keys: [{ key: DEMO_KEY, tellsCredits: true }] }, false);

  it('answers a question without a second purchase', async () => {
    const { desk, sandbox } = scene;
    await desk.buy(somebody());
    const person = await buyAndCut(desk, 'after-charge');
    const sent = sandbox.kaspr.count(BUY);
    await desk.until(async () => (await entryOf(desk, person))?.resolved !== null, 'an answer');
    expect(await entryOf(desk, person)).toMatchObject(CHARGED);
    expect(sandbox.kaspr.count(BUY)).toBe(sent);
  });

  it('asks again at the next start where it was too early to tell', async () => {
    const { desk, leadlight, sandbox } = scene;
    const { kaspr } = sandbox;
    await desk.buy(somebody());
    const person = await buyAndCut(desk, 'before-charge');
    const [sent, asked] = [kaspr.count(BUY), kaspr.count('GET /keys/verifyKey')];
    await pause(AFTER_CUT);
    await leadlight.killWorker();
    await desk.ask('view-settings', null);
    await desk.until(async () => (await entryOf(desk, person))?.resolved !== null, 'an answer');
    expect(await entryOf(desk, person)).toMatchObject(FREE);
    expect(kaspr.count(BUY)).toBe(sent);
    // The question that came too early may have been under way still.
    expect(kaspr.count('GET /keys/verifyKey')).toBeGreaterThan(asked);
  });
});
