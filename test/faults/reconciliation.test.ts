import { describe, expect, it, type RunnerTestCase } from 'vitest';
import { DEMO_KEY, type Person, type SandboxOptions } from '../sandbox/index.ts';
import { FaultCase } from './fault-case.ts';
import { type Fixture, recordOf } from './fixture.ts';
import { somebody } from './people.ts';
import { BUY, reach } from './points.ts';
import { closeSession, type FaultSession, openSession, pause } from './setup.ts';

// Open questions are answered by balances, and by nothing else. As shipped, with the product's own times; where they
// would have to be waited for, the books are made older.

/**
 * A request whose answer nobody waits for can be charged for so long (ms) after its end, as far as Leadlight believes.
 */
const LATE_CHARGE = 30_000;

const OPEN = { state: 'unknown', charged: null, resolved: null };
const CHARGED = { state: 'unknown', charged: 1, resolved: { by: 'balance' } };
const FREE = { state: 'unknown', charged: 0, resolved: { by: 'balance' } };

async function entryOf(fixture: Fixture, person: Person) {
  return recordOf(await fixture.books(), person).entries[0];
}

/**
 * The background died over a cut connection (see `buyInVain`): the question in the books is another, with other times.
 */
class NetworkServiceCrash extends Error {}

/**
 * A test with a browser and books of its own; it starts over, with new ones, where Chromium crashed at the cut it
 * needs.
 */
const withBooks = (test: (session: FaultSession) => Promise<void>, kaspr: SandboxOptions['kaspr'] = {}) =>
  async function startOver({ task }: { task: Readonly<RunnerTestCase> }): Promise<void> {
    const session = await openSession(kaspr);
    try {
      return await test(session);
    } catch (error) {
      if (!(error instanceof NetworkServiceCrash)) throw error;
      console.log(`Chromium’s network service crashed over a cut connection: ${task.name} starts over.`);
    } finally {
      await closeSession(session);
    }
    return startOver({ task });
  };

/** Buys somebody whose connection is cut. */
async function buyAndCut(fixture: Fixture, cut: 'before-charge' | 'after-charge'): Promise<Person> {
  const person = somebody();
  fixture.sandbox.kaspr.next(BUY, { cut });
  await fixture.buyInVain(person);
  if ((await entryOf(fixture, person))?.failure?.kind === 'interrupted') throw new NetworkServiceCrash();
  return person;
}

describe('the next reply’s balance', () => {
  it(
    'shows that a request that was cut after the charge was charged; then a plain click sends nothing',
    withBooks(async ({ fixture, sandbox }) => {
      await fixture.buy(somebody());
      const person = await buyAndCut(fixture, 'after-charge');
      expect(await entryOf(fixture, person)).toMatchObject(OPEN);
      await fixture.buy(somebody());
      expect(await entryOf(fixture, person)).toMatchObject(CHARGED);
      const sent = sandbox.kaspr.count(BUY);
      await fixture.buy(person);
      expect(sandbox.kaspr.count(BUY)).toBe(sent);
    }),
  );

  it(
    'shows that one that was cut before the charge cost nothing, once it is over; then a plain click buys',
    withBooks(async ({ fixture }) => {
      await fixture.buy(somebody());
      const person = await buyAndCut(fixture, 'before-charge');
      // The service may still be at it, a second after the cut and later.
      await pause(1100);
      await fixture.buy(somebody());
      expect(await entryOf(fixture, person)).toMatchObject(OPEN);
      await fixture.age(LATE_CHARGE);
      await fixture.buy(somebody());
      expect(await entryOf(fixture, person)).toMatchObject(FREE);
      const faultCase = await FaultCase.open(fixture, person);
      await faultCase.clickAndWait();
      await faultCase.isAnswered();
      expect(faultCase.atTheService).toEqual({ requests: 2, charges: 1 });
      await faultCase.end();
    }),
  );

  it(
    'answers nothing where two questions lie before it',
    { tags: ['slow'] },
    withBooks(async ({ fixture }) => {
      await fixture.buy(somebody());
      const charged = await buyAndCut(fixture, 'after-charge');
      const free = await buyAndCut(fixture, 'before-charge');
      await fixture.age(LATE_CHARGE);
      await fixture.buy(somebody());
      await fixture.buy(somebody());
      for (const person of [charged, free]) expect(await entryOf(fixture, person)).toMatchObject(OPEN);
    }),
  );

  it(
    'does not call a request free whose sender died while the service may be at it, and hears of the late charge',
    withBooks(async ({ fixture, leadlight, sandbox }) => {
      await fixture.buy(somebody());
      const faultCase = await FaultCase.open(fixture, somebody());
      const goOn = await reach('request sent', faultCase);
      await leadlight.killWorker();
      await fixture.isSettled();
      await pause(1100);
      await fixture.buy(somebody());
      expect(await entryOf(fixture, faultCase.person)).toMatchObject(OPEN);
      await goOn();
      await fixture.until(async () => faultCase.atTheService.charges === 1, 'the late charge');
      await fixture.buy(somebody());
      expect(await entryOf(fixture, faultCase.person)).toMatchObject(CHARGED);
      await faultCase.clickAndWait();
      expect(faultCase.atTheService).toEqual({ requests: 1, charges: 1 });
      expect(sandbox.kaspr.charges().every(({ credits }) => credits === 1)).toBe(true);
      await faultCase.end();
    }),
  );
});

describe('a free call that tells the credits left', () => {
  const kaspr = { keys: [{ key: DEMO_KEY, tellsCredits: true }] };

  it(
    'answers a question without a second purchase',
    withBooks(async ({ fixture, sandbox }) => {
      await fixture.buy(somebody());
      const person = await buyAndCut(fixture, 'after-charge');
      const sent = sandbox.kaspr.count(BUY);
      await fixture.until(async () => (await entryOf(fixture, person))?.resolved !== null, 'an answer');
      expect(await entryOf(fixture, person)).toMatchObject(CHARGED);
      expect(sandbox.kaspr.count(BUY)).toBe(sent);
    }, kaspr),
  );

  it(
    'asks again at the next start where it was too early to tell',
    withBooks(async ({ fixture, leadlight, sandbox }) => {
      const { kaspr } = sandbox;
      await fixture.buy(somebody());
      const person = await buyAndCut(fixture, 'before-charge');
      const [sent, asked] = [kaspr.count(BUY), kaspr.count('GET /keys/verifyKey')];
      await fixture.age(LATE_CHARGE);
      await leadlight.killWorker();
      await fixture.ask('view-settings', null);
      await fixture.until(async () => (await entryOf(fixture, person))?.resolved !== null, 'an answer');
      expect(await entryOf(fixture, person)).toMatchObject(FREE);
      expect(kaspr.count(BUY)).toBe(sent);
      // The question that came too early may have been under way still.
      expect(kaspr.count('GET /keys/verifyKey')).toBeGreaterThan(asked);
    }, kaspr),
  );
});
