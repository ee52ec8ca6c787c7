import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { PRESETS } from '../../../src/crm/mapping/presets.ts';
import type { CrmContacts } from '../../../src/crm/ports.ts';
import type { PushOrder } from '../../../src/crm/push/push-context.ts';
import { randomRuns } from '../../random-runs.ts';
import { email, NOW } from '../purchasing/examples.ts';
import { JANE_FIELDS, withContact } from './crm-people.ts';
import type { CrmFault } from './memory-crm.ts';
import { type Death, openFixture, orDies, order } from './memory-fixture.ts';

type Fixture = ReturnType<typeof openFixture>;

/** How often the CRM may fail on the way; each time costs at most one try. */
const MOST_FAULTS = 4;

/** Workers push again and again, as a bulk run does, until one gets through. */
async function pushUntilDone(
  fixture: Fixture,
  deaths: readonly (Death | null)[],
  wanted: PushOrder = order(),
): Promise<void> {
  for (const death of [...deaths, ...Array<null>(MOST_FAULTS + 1).fill(null)]) {
    const pushed = await orDies(fixture.worker(death).push(wanted));
    expect(contactsOfJane(fixture).length).toBeLessThanOrEqual(1);
    if (pushed?.kind === 'done') return;
    // What a queue waits before it asks again.
    fixture.clock.pass(100);
  }
  throw new Error('never done');
}

/** Takes back all that was written, the latest first, however often it takes. */
async function takeAllBack(fixture: Fixture, deaths: readonly (Death | null)[]): Promise<void> {
  const left = [...deaths];
  for (const push of fixture.pushes.filter(({ state }) => state === 'created' || state === 'updated').toReversed()) {
    for (let tries = 0; fixture.pushes[push.id - 1]?.state !== 'undone'; tries += 1) {
      const taken = await orDies(fixture.worker(left.shift() ?? null).takeBack(push));
      expect(taken?.kind).not.toBe('kept');
      expect(tries).toBeLessThan(20);
    }
  }
}

const contactsOfJane = (fixture: Fixture) =>
  fixture.contacts().filter((one) => 'Email' in one && one.Email === 'jane@acme.example');

const MOMENTS = ['before', 'after'] as const;
const STEPS = Array.from({ length: 12 }, (_, step) => MOMENTS.map((when) => ({ step, when }))).flat();

describe('a worker that dies', () => {
  it.each(STEPS)('$when step $step: one contact, and undo takes it away', async (death) => {
    const fixture = openFixture({ lag: 25_000 });
    await pushUntilDone(fixture, [death]);
    expect(fixture.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS }]);
    await takeAllBack(fixture, []);
    expect(fixture.contacts()).toEqual([]);
  });

  it.each(STEPS)('$when step $step of an update: it is as if it had lived', async (death) => {
    const fixture = openFixture();
    const there = { LastName: 'Smith', Email: 'jane@acme.example' };
    const id = fixture.add(there);
    await pushUntilDone(fixture, [death]);
    expect(fixture.contacts()).toEqual([{ id, ...JANE_FIELDS, LastName: 'Smith' }]);
    await takeAllBack(fixture, []);
    expect(fixture.contacts()).toEqual([{ id, ...there }]);
  });

  it('and one after it, at any two steps: one contact', async () => {
    for (const first of STEPS) {
      for (const second of STEPS) {
        const fixture = openFixture({ lag: 25_000 });
        await pushUntilDone(fixture, [first, second]);
        expect(fixture.contacts()).toHaveLength(1);
      }
    }
  });

  it('really dies: the steps above are all there are, and each of them kills', async () => {
    const fixture = openFixture();
    const worker = fixture.worker();
    await worker.push(order());
    expect(worker.steps()).toBeLessThanOrEqual(12);
    for (let step = 0; step < worker.steps(); step += 1) {
      expect(await orDies(openFixture().worker({ step, when: 'after' }).push(order()))).toBeNull();
    }
  });
});

describe('a worker that dies while it takes back', () => {
  it.each(STEPS.slice(0, 6))('$when step $step: what was there is there', async (death) => {
    for (const there of [null, { LastName: 'Smith', Email: 'jane@acme.example' }]) {
      const fixture = openFixture();
      const id = there && fixture.add(there);
      await pushUntilDone(fixture, []);
      await takeAllBack(fixture, [death]);
      expect(fixture.contacts()).toEqual(there ? [{ id, ...there }] : []);
    }
  });
});

const anyDeath: fc.Arbitrary<Death | null> = fc.option(
  fc.record({ step: fc.nat(14), when: fc.constantFrom(...MOMENTS) }),
  { freq: 4 },
);
const anyFault: fc.Arbitrary<readonly [keyof CrmContacts, CrmFault]> = fc.oneof(
  fc.tuple(fc.constantFrom('search', 'get'), fc.constant('failed')),
  fc.tuple(fc.constant('create'), fc.constantFrom('failed', 'unclear-done', 'unclear-undone')),
  fc.tuple(fc.constant('create'), fc.record({ late: fc.nat(20_000) })),
  fc.tuple(fc.constantFrom('update', 'remove'), fc.constantFrom('failed', 'unclear-done', 'unclear-undone')),
) as fc.Arbitrary<readonly [keyof CrmContacts, CrmFault]>; // Literal types are lost on the way.
const anyText = fc.constantFrom('Jane', 'Doe', 'Smith', '01 39 98 00 01', '+33 6 39 98 00 12', 'x');
// One with another given name is not Jane, and is not written into: contradiction.test.ts.
const anyGivenName = fc.record({ FirstName: fc.constantFrom('Jane', 'J.') }, { requiredKeys: [] });
const anyContact = fc.option(
  fc
    .tuple(
      anyGivenName,
      fc.dictionary(fc.constantFrom('LastName', 'Title', 'Phone', 'MobilePhone', 'Description', 'Own__c'), anyText),
    )
    .map(([name, fields]) => ({ ...name, ...fields, Email: 'jane@acme.example' })),
);

it('whatever dies, is cut, is slow or comes late: never two contacts, nothing is overwritten unasked, and undo restores exactly', async () => {
  const anyNature = fc.record({ lag: fc.nat(30_000), isUnique: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(
      anyNature,
      anyContact,
      fc.array(anyFault, { maxLength: MOST_FAULTS }),
      fc.array(anyDeath, { maxLength: 4 }),
      fc.array(anyDeath, { maxLength: 3 }),
      fc.boolean(),
      async (nature, there, faults, deaths, deathsOfUndo, isTicked) => {
        const fixture = openFixture(nature);
        const id = there && fixture.add(there);
        const run = await fixture.worker().look(order());
        const ticked = run.kind === 'exists' && isTicked ? run.differs : [];
        for (const fault of faults) fixture.fail(...fault);
        await pushUntilDone(fixture, deaths, order({ ticked }));
        // What comes late has come.
        fixture.clock.pass(60_000);
        expect(fixture.contacts()).toHaveLength(1);
        const [contact = {}] = fixture.contacts();
        if (!isTicked) expect(contact).toMatchObject(there ?? {});
        else expect(contact).toMatchObject({ LastName: 'Doe', Title: 'Head of Growth' });
        await takeAllBack(fixture, deathsOfUndo);
        expect(fixture.contacts()).toEqual(there ? [{ id, ...there }] : []);
      },
    ),
    { numRuns: randomRuns(1500) },
  );
}, 120_000);

describe('what a CRM tells late, or wrongly', () => {
  const LOST = { kind: 'unclear', failure: { kind: 'maybe-written', service: 'cloudElements' } } as const;

  it.each(STEPS.slice(0, 16))(
    'somebody with a private address only, killed $when step $step: one contact',
    async (death) => {
      const fixture = openFixture();
      const mapping = { ...PRESETS.closeio, fixed: { lead_id: 'lead_1' } };
      const person = withContact({ emails: [email({ address: 'jane@home.example', use: 'personal' })] });
      await orDies(fixture.worker(death).push(order({ mapping, lead: person })));
      for (let again = 0; again < 3; again += 1) {
        fixture.clock.pass(60_000);
        await orDies(fixture.worker().push(order({ mapping, lead: person })));
      }
      expect(fixture.contacts()).toHaveLength(1);
    },
  );

  it('a machine that sleeps while a creation is under way makes one contact', async () => {
    const fixture = openFixture({ lag: 20_000 });
    const { create } = fixture.crm;
    let isFirst = true;
    fixture.change({
      create: async (body) => {
        if (!isFirst) return create(body);
        isFirst = false;
        fixture.clock.pass(600_000);
        await create(body);
        return LOST;
      },
    });
    await fixture.worker().push(order());
    fixture.clock.pass(60_000);
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('a contact that is there, and takes no changes, gets no second one beside it', async () => {
    const fixture = openFixture();
    fixture.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    fixture.change({ update: async () => ({ kind: 'gone' }) });
    expect(await fixture.worker().push(order())).toMatchObject({ kind: 'failed', failure: { kind: 'refused' } });
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('what a colleague wrote stays, though the search does not show it yet', async () => {
    const fixture = openFixture();
    const id = fixture.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    const old = { id, fields: { id, LastName: 'Doe', Email: 'jane@acme.example' } };
    fixture.edit(id, { Title: 'Chief Tea Officer' });
    fixture.change({ search: async () => ({ kind: 'found', records: [old] }) });
    await fixture.worker().push(order());
    expect(fixture.contacts()[0]).toMatchObject({ Title: 'Chief Tea Officer' });
  });

  it('of two people at once who are one contact the second overwrites nothing', async () => {
    const fixture = openFixture();
    const id = fixture.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    const { get } = fixture.crm;
    fixture.change({
      search: async () => {
        const shown = await get(id);
        return { kind: 'found', records: shown.kind === 'found' ? [shown.record] : [] };
      },
    });
    const other = withContact({ emails: [email({ address: 'j@other.example' })] });
    const worker = fixture.worker();
    const second = { ...other, id: 'lead-2', aliases: ['in:jd'], notes: 'Other words.' };
    await Promise.all([worker.push(order()), worker.push(order({ lead: second }))]);
    expect(fixture.pushes.filter(({ wrote }) => 'Description' in wrote)).toHaveLength(1);
  });

  it.each([
    ['opts out', withContact({ optedOut: { service: 'cognism', at: NOW } }), 'opted-out'],
    ['is forgotten', null, 'no-data'],
  ])('somebody who %s while their push waits is neither sent nor searched for', async (_, now, why) => {
    const fixture = openFixture();
    const search = vi.spyOn(fixture.crm, 'search');
    const readLead = async () => now;
    expect(await fixture.worker().push(order({ readLead }))).toEqual({ kind: 'left-out', why });
    expect(search).not.toHaveBeenCalled();
    expect(fixture.contacts()).toEqual([]);
  });

  it('an undo that the CRM overlooks is not told as done', async () => {
    const fixture = openFixture();
    fixture.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    await fixture.worker().push(order());
    fixture.change({ update: async () => ({ kind: 'updated' }) });
    const [push] = fixture.pushes;
    expect(push && (await fixture.worker().takeBack(push))).toMatchObject({
      kind: 'undone',
      left: expect.arrayContaining(['Title', 'Phone']),
    });
  });
});
