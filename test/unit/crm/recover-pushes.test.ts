import { expect, it } from 'vitest';
import { createPushRecovery } from '../../../src/crm/push/recover-pushes.ts';
import { type Failure, FailureError } from '../../../src/model/schemas/purchases/failure.ts';
import { NOW } from '../purchasing/examples.ts';
import { lead } from './crm-people.ts';
import { DOWN } from './memory-crm.ts';
import { openFixture, order } from './memory-fixture.ts';

const MINUTE = 60_000;
const PEOPLE = ['jane', 'joan', 'june'] as const;
const addressOf = (slug: string) => `${slug}@acme.example`;

function person(slug: string) {
  const { contact, ...known } = lead();
  if (!contact) throw new Error('nobody');
  const emails = contact.emails.slice(0, 1).map((email) => ({ ...email, address: addressOf(slug) }));
  return { ...known, id: `lead-${slug}`, aliases: [`in:${slug}`] as const, contact: { ...contact, emails } };
}

/** Three contacts that were created by workers that died over it. `fails`: whose search fails, and how. */
async function office(fails: (address: string) => Failure | null) {
  const fixture = openFixture();
  for (const slug of PEOPLE) {
    const dying = fixture.worker({ step: 4, when: 'after' }).push(order({ lead: person(slug) as never }));
    await expect(dying).rejects.toThrow();
  }
  expect(fixture.pushes.map(({ state }) => state)).toEqual(PEOPLE.map(() => 'intent'));
  const { search } = fixture.crm;
  const asked: string[] = [];
  fixture.change({
    async search(field, value) {
      asked.push(value);
      const failure = fails(value);
      return failure ? { kind: 'failed', failure } : search(field, value);
    },
  });
  fixture.clock.pass(MINUTE);
  /** Of a worker that was just started. */
  const advance = () =>
    createPushRecovery({
      ...{ store: fixture.retries, recover: fixture.worker().recover, changed: () => {}, now: fixture.clock.now },
    })();
  /** Goes on, each step in a worker of its own, until it is to wait. Resolves to for how long (ms). */
  async function untilItWaits(): Promise<number | null> {
    for (let steps = 0; steps < 20; steps += 1) {
      const next = await advance();
      if (next === null || next > fixture.clock.now()) return next && next - fixture.clock.now();
    }
    throw new Error('There is no end to it.');
  }
  const states = () => fixture.pushes.map(({ state }) => state);
  return { ...fixture, asked, advance, untilItWaits, states };
}

it('one push that can’t be settled does not hold up the others', async () => {
  const { untilItWaits, states } = await office((address) => (address === addressOf('jane') ? DOWN : null));
  expect(await untilItWaits()).toBeGreaterThan(MINUTE - 1000);
  expect(states()).toEqual(['intent', 'created', 'created']);
});

it('it waits longer and longer, whichever worker asks, and is settled once the CRM answers', async () => {
  let isDown = true;
  const fixture = await office((address) => (isDown && address === addressOf('jane') ? DOWN : null));
  const { untilItWaits, clock, asked, states } = fixture;
  const waits: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    const wait = (await untilItWaits()) ?? Number.NaN;
    waits.push(Math.round(wait / MINUTE));
    // Another start meanwhile asks nobody.
    asked.length = 0;
    await untilItWaits();
    expect(asked).toEqual([]);
    clock.pass(wait);
  }
  expect(waits).toEqual([1, 5, 15, 60, 360, 360]);
  isDown = false;
  expect(await untilItWaits()).toBeNull();
  expect(states()).toEqual(['created', 'created', 'created']);
});

it.each<[string, Failure, minutes: number, tries: number]>([
  ['that is asked too often', { kind: 'rate-limited', service: 'cloudElements', until: NOW + 60 * MINUTE }, 59, 1],
  ['out of reach, which counts as no try', { kind: 'offline' }, 1, 0],
])('a CRM %s is waited for', async (_, failure, minutes, tries) => {
  const { untilItWaits, pushes } = await office(() => failure);
  expect(Math.round(((await untilItWaits()) ?? 0) / MINUTE)).toBe(minutes);
  expect(pushes.map(({ retry }) => retry?.tries)).toEqual([tries, tries, tries]);
});

it('a connection that is gone, or a record that is damaged, is one push’s failure, too', async () => {
  const { retries, clock, worker, pushes } = await office(() => null);
  const { recover } = worker();
  const failures = [new FailureError({ kind: 'no-key', service: 'cloudElements' }), new Error('damaged')];
  const advance = createPushRecovery({
    store: retries,
    recover: (push) => (push.id <= 2 ? Promise.reject(failures[push.id - 1]) : recover(push)),
    changed: () => {},
    now: clock.now,
  });
  for (let steps = 0; steps < 3; steps += 1) await advance();
  expect(pushes.map(({ state, retry }) => [state, retry?.tries])).toEqual([
    ['intent', 1],
    ['intent', 1],
    ['created', undefined],
  ]);
});

it('a clock that was set back prolongs no wait beyond the longest', async () => {
  const { untilItWaits, clock } = await office(() => DOWN);
  await untilItWaits();
  clock.pass(-365 * 24 * 60 * MINUTE);
  expect(await untilItWaits()).toBeLessThanOrEqual(360 * MINUTE);
});

it('where nothing is open, nothing is to be done', async () => {
  const { untilItWaits, advance, asked } = await office(() => null);
  expect(await untilItWaits()).toBeNull();
  asked.length = 0;
  expect([await advance(), asked]).toEqual([null, []]);
});
