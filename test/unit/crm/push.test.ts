import { describe, expect, it } from 'vitest';
import type { PushOrder, PushResult } from '../../../src/crm/push/push-context.ts';
import { SETTLE_TIME_MS } from '../../../src/crm/push/settle.ts';
import { email, NOW } from '../purchasing/examples.ts';
import { JANE_FIELDS, lead, WITH_LINKEDIN, withContact } from './crm-people.ts';
import { DOWN } from './memory-crm.ts';
import { openFixture, order } from './memory-fixture.ts';

const outcome = ({ kind, ...more }: PushResult) => (kind === 'done' && 'push' in more ? more.push.state : kind);

describe('a push', () => {
  it('of somebody new creates a contact, and keeps what was written', async () => {
    const fixture = openFixture();
    const pushed = await fixture.worker().push(order());
    expect(pushed).toMatchObject({
      kind: 'done',
      link: 'https://acme.my.salesforce.com/lightning/r/Contact/0030/view',
      left: [],
    });
    expect(fixture.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS }]);
    expect(fixture.pushes).toEqual([
      {
        id: 1,
        leadId: 'lead-1',
        instanceId: '17',
        element: 'sfdc',
        object: 'contacts',
        state: 'created',
        contactId: '0030',
        searched: [
          { by: 'email', field: 'Email', value: 'jane@acme.example' },
          { by: 'email', field: 'Email', value: 'jane@home.example' },
        ],
        wrote: JANE_FIELDS,
        before: Object.fromEntries(Object.keys(JANE_FIELDS).map((field) => [field, null])),
        isChosen: false,
        at: expect.any(Number),
      },
    ]);
  });

  it('of somebody known fills what is empty, and overwrites what was ticked alone', async () => {
    const fixture = openFixture();
    fixture.add({ FirstName: 'J.', LastName: 'Smith', Email: 'Jane@Acme.example' });
    const run = await fixture.worker().look(order());
    if (run.kind !== 'exists') throw new Error(run.kind);
    expect(fixture.pushes).toEqual([]);
    const ticked = run.differs.filter(({ field }) => field === 'LastName');
    expect(outcome(await fixture.worker().push(order({ ticked })))).toBe('updated');
    expect(fixture.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS, FirstName: 'J.', Email: 'Jane@Acme.example' }]);
  });

  it('again writes nothing', async () => {
    const fixture = openFixture({ lag: 60_000 });
    expect(outcome(await fixture.worker().push(order()))).toBe('created');
    // The search does not show it yet: Leadlight knows it all the same.
    expect(outcome(await fixture.worker().push(order()))).toBe('unchanged');
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('of another lead with the same address goes into the same contact', async () => {
    const fixture = openFixture({ lag: 60_000 });
    const twin = lead({
      id: 'lead-2',
      contact: withContact({ emails: [email({ address: 'JANE@acme.example' })] }).contact,
    });
    await fixture.worker().push(order());
    expect(outcome(await fixture.worker().push(order({ lead: twin })))).toBe('unchanged');
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('twice at once creates one contact', async () => {
    const fixture = openFixture({ lag: 60_000 });
    const twin = lead({ id: 'lead-2' });
    const all = await Promise.all([order(), order({ lead: twin }), order()].map((one) => fixture.worker().push(one)));
    expect(all.map(outcome)).toEqual(['created', 'unchanged', 'unchanged']);
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('into a contact that was made somebody else since asks whether it is the one, and then asks no more', async () => {
    const fixture = openFixture();
    await fixture.worker().push(order());
    await fixture.crm.update('0030', { ...JANE_FIELDS, FirstName: 'Ada', LastName: 'King', Email: 'ada@king.example' });
    const sent = fixture.pushes.length;
    expect(await fixture.worker().push(order())).toMatchObject({
      kind: 'choose',
      run: { candidates: [{ id: '0030', matches: false }] },
    });
    expect(fixture.pushes).toHaveLength(sent);
    expect(outcome(await fixture.worker().push(order({ choice: { id: '0030' } })))).toBe('unchanged');
    expect(outcome(await fixture.worker().push(order()))).toBe('unchanged');
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('of somebody whose address has changed here goes into the contact that shows the earlier one', async () => {
    const fixture = openFixture();
    await fixture.worker().push(order());
    const moved = withContact({ emails: [email({ address: 'jane@newco.example' })] });
    expect(outcome(await fixture.worker().push(order({ lead: moved })))).toBe('unchanged');
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('of somebody of whom there are several writes nothing until the user has chosen', async () => {
    const fixture = openFixture();
    fixture.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    fixture.add({ LastName: 'Doe', Email: 'jane@home.example' });
    const asked = await fixture.worker().push(order());
    expect(asked).toMatchObject({ kind: 'choose', run: { candidates: [{ id: '0030' }, { id: '0031' }] } });
    expect(fixture.pushes).toEqual([]);
    // None of them would be a duplicate.
    expect(outcome(await fixture.worker().push(order({ choice: 'new' })))).toBe('choose');
    expect(outcome(await fixture.worker().push(order({ choice: { id: '0031' } })))).toBe('updated');
    expect(fixture.contacts()).toMatchObject([
      { id: '0030', LastName: 'Doe' },
      { ...JANE_FIELDS, Email: 'jane@home.example' },
    ]);
    expect(fixture.contacts()[0]).not.toHaveProperty('FirstName');
  });

  it('to a CRM that overlooks the search creates nobody unasked, and nobody twice', async () => {
    const fixture = openFixture({ overlooksWhere: true });
    fixture.add({ LastName: 'Stranger', Email: 'x@other.example' });
    expect(await fixture.worker().push(order())).toMatchObject({
      kind: 'choose',
      run: { candidates: [{ matches: false }] },
    });
    expect(outcome(await fixture.worker().push(order({ choice: 'new' })))).toBe('created');
    expect(outcome(await fixture.worker().push(order({ choice: 'new' })))).toBe('unchanged');
    expect(fixture.contacts()).toHaveLength(2);
  });

  it.each<[string, Partial<PushOrder>, string]>([
    ['who opted out', { lead: withContact({ optedOut: { service: 'cognism', at: NOW } }) }, 'opted-out'],
    ['with nothing to be found by', { lead: lead({ contact: null }) }, 'no-data'],
    ['with a LinkedIn address that is not mapped', { lead: lead({ contact: null }) }, 'no-data'],
  ])('of somebody %s sends nothing', async (_, different, why) => {
    const fixture = openFixture();
    const worker = fixture.worker();
    expect(await worker.push(order(different))).toEqual({ kind: 'left-out', why });
    expect(await worker.look(order(different))).toEqual({ kind: 'left-out', why });
    expect(worker.steps()).toBe(0);
  });

  it('finds by the LinkedIn address where a field is mapped, and by it alone', async () => {
    const fixture = openFixture();
    fixture.add({ LastName: 'Doe', LinkedIn__c: 'https://www.linkedin.com/in/jane-doe' });
    expect(outcome(await fixture.worker().push(order({ mapping: WITH_LINKEDIN, lead: lead({ contact: null }) })))).toBe(
      'updated',
    );
    expect(fixture.contacts()).toHaveLength(1);
  });
});

describe('when the CRM', () => {
  it('refuses a duplicate that its search does not show yet: it is searched for until it does, and filled', async () => {
    const fixture = openFixture({ lag: 5000, isUnique: true });
    fixture.clock.pass(-6000);
    await fixture.crm.create({ LastName: 'Smith', Email: 'jane@acme.example' });
    fixture.clock.pass(3000);
    const push = await fixture.worker().push(order());
    expect(outcome(push)).toBe('updated');
    expect(fixture.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS, LastName: 'Smith' }]);
  });

  it('refuses a duplicate and never shows it: it is told, and nothing is written', async () => {
    const fixture = openFixture({ lag: 1e9, isUnique: true });
    await fixture.crm.create({ LastName: 'Smith', Email: 'jane@acme.example' });
    expect(await fixture.worker().push(order())).toEqual({
      kind: 'failed',
      failure: { kind: 'refused', service: 'cloudElements', status: 409 },
    });
    expect(fixture.contacts()).toHaveLength(1);
    expect(fixture.pushes.map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it.each([
    ['was written', 'unclear-done', ['created']],
    ['was not written', 'unclear-undone', ['failed', 'created']],
    ['was written late', { late: 20_000 }, ['created']],
  ] as const)('loses an answer, and the contact %s: it is looked for, and there is one', async (_, fault, states) => {
    const fixture = openFixture({ lag: 30_000 });
    fixture.fail('create', fault);
    expect(outcome(await fixture.worker().push(order()))).toBe('created');
    expect(fixture.contacts()).toHaveLength(1);
    expect(fixture.pushes.map(({ state }) => state)).toEqual(states);
  });

  it('loses every answer without writing: two creations are tried, and it is told', async () => {
    const fixture = openFixture();
    for (const _ of [1, 2, 3]) fixture.fail('create', 'unclear-undone');
    expect(await fixture.worker().push(order())).toEqual({ kind: 'failed', failure: DOWN });
    expect(fixture.pushes).toHaveLength(2);
  });

  it('cuts every connection without writing: it is told that it did not answer, not that something may be written', async () => {
    const fixture = openFixture();
    const cut = { kind: 'unclear', failure: { kind: 'maybe-written', service: 'cloudElements' } } as const;
    Object.assign(fixture.crm, { create: async () => cut });
    expect(await fixture.worker().push(order())).toEqual({
      kind: 'failed',
      failure: { kind: 'no-answer', service: 'cloudElements' },
    });
  });

  it('goes down after a creation: the intent stays, and the next push finds out first', async () => {
    const fixture = openFixture({ lag: 3000 });
    fixture.fail('create', 'unclear-done');
    const worker = fixture.worker();
    const original = fixture.crm.search;
    let searches = 0;
    Object.assign(fixture.crm, {
      search: (field: string, value: string) => {
        searches += 1;
        return searches > 2 && searches < 5 ? { kind: 'failed', failure: DOWN } : original(field, value);
      },
    });
    expect(await fixture.worker().push(order())).toMatchObject({
      kind: 'unclear',
      failure: DOWN,
      push: { state: 'intent' },
    });
    expect(outcome(await worker.push(order()))).toBe('created');
    expect(fixture.contacts()).toHaveLength(1);
  });

  it('refuses: nothing is written, and nothing is looked for the next time', async () => {
    const fixture = openFixture();
    fixture.fail('create', 'failed');
    expect(await fixture.worker().push(order())).toEqual({ kind: 'failed', failure: DOWN });
    const before = fixture.clock.now();
    expect(outcome(await fixture.worker().push(order()))).toBe('created');
    expect(fixture.clock.now() - before).toBeLessThan(1000);
  });

  it('cannot be searched: nothing is created', async () => {
    const fixture = openFixture();
    fixture.fail('search', 'failed');
    expect(await fixture.worker().push(order())).toEqual({ kind: 'failed', failure: DOWN });
    expect(fixture.pushes).toEqual([]);
  });

  it('still shows somebody who was deleted: they are created', async () => {
    const fixture = openFixture({ lag: 60_000 });
    const id = fixture.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    await fixture.crm.remove(id);
    expect(outcome(await fixture.worker().push(order()))).toBe('created');
    expect(fixture.contacts()).toEqual([{ id: '0031', ...JANE_FIELDS }]);
  });

  it.each(['unclear-done', 'unclear-undone'] as const)(
    'loses the answer to an update (%s): it is sent once more',
    async (fault) => {
      const fixture = openFixture();
      fixture.add({ LastName: 'Smith', Email: 'jane@acme.example' });
      fixture.fail('update', fault);
      expect(outcome(await fixture.worker().push(order()))).toBe('updated');
      expect(fixture.pushes).toMatchObject([{ state: 'updated', before: { Title: null } }]);
    },
  );
});

describe('an intent that a dead worker left', () => {
  async function dead(fixture: ReturnType<typeof openFixture>, done: boolean) {
    // The steps: what there is from earlier, twice, two searches, the intent, the creation.
    await expect(fixture.worker({ step: 5, when: done ? 'after' : 'before' }).push(order())).rejects.toThrow();
    expect(fixture.pushes).toMatchObject([{ state: 'intent', contactId: null }]);
    expect(fixture.contacts()).toHaveLength(done ? 1 : 0);
    const [intent] = fixture.pushes;
    if (!intent) throw new Error('no intent');
    return intent;
  }

  it.each([
    [true, 'created'],
    [false, 'failed'],
  ])('is ended without a word to the CRM but questions (it was created: %s)', async (done, state) => {
    const fixture = openFixture({ lag: 20_000 });
    const intent = await dead(fixture, done);
    await fixture.worker().recover(intent);
    expect(fixture.pushes).toMatchObject([{ state }]);
    expect(fixture.contacts()).toHaveLength(done ? 1 : 0);
    // Nothing is open any more: it is not waited for again.
    const before = fixture.clock.now();
    await fixture.worker().recover(intent);
    expect(fixture.clock.now() - before).toBeLessThan(100);
  });

  it('is waited for no longer than it can matter, whatever the clock says', async () => {
    const fixture = openFixture();
    const intent = await dead(fixture, false);
    fixture.clock.pass(-86_400_000);
    const before = fixture.clock.now();
    await fixture.worker().recover(intent);
    expect(fixture.clock.now() - before).toBeLessThan(SETTLE_TIME_MS + 1000);
  });

  it('is not settled by somebody else’s contact with the same address, unless it holds all that was written', async () => {
    const fixture = openFixture();
    const intent = await dead(fixture, false);
    fixture.add({ LastName: 'Miller', Email: 'jane@acme.example' });
    await fixture.worker().recover(intent);
    expect(fixture.pushes).toMatchObject([{ state: 'failed', contactId: null }]);
  });

  it('in a CRM that shows anybody stays open, until the user says what is there', async () => {
    const fixture = openFixture({ overlooksWhere: true, lag: 1e9 });
    fixture.add({ LastName: 'Stranger', Email: 'x@other.example' });
    fixture.fail('create', 'unclear-done');
    // What can't be known is no failure of the CRM, which would make a push of many wait.
    const isOpen = { kind: 'unclear', failure: { kind: 'maybe-written' } };
    expect(await fixture.worker().push(order({ choice: 'new' }))).toMatchObject(isOpen);
    expect(await fixture.worker().push(order({ choice: 'new' }))).toMatchObject(isOpen);
    expect(fixture.contacts()).toHaveLength(2);
    // They have looked, and it is the second one.
    expect(outcome(await fixture.worker().push(order({ choice: { id: '0031' } })))).toBe('unchanged');
    expect(fixture.pushes.map(({ state }) => state)).toEqual(['failed', 'unchanged']);
  });

  it('can be given up by the user, who has looked', async () => {
    const fixture = openFixture({ overlooksWhere: true });
    fixture.add({ LastName: 'Stranger', Email: 'x@other.example' });
    fixture.fail('create', 'unclear-undone');
    const pushed = await fixture.worker().push(order({ choice: 'new' }));
    if (pushed.kind !== 'unclear') throw new Error(pushed.kind);
    await fixture.worker().giveUp(pushed.push);
    expect(outcome(await fixture.worker().push(order({ choice: 'new' })))).toBe('created');
    expect(fixture.contacts()).toHaveLength(2);
  });
});
