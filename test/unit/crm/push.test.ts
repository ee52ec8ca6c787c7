import { describe, expect, it } from 'vitest';
import type { Order, Pushed } from '../../../src/crm/push/journey.ts';
import { SETTLES_IN } from '../../../src/crm/push/settle.ts';
import { email, NOW } from '../purchasing/examples.ts';
import { JANE_FIELDS, lead, WITH_LINKEDIN, withContact } from './crm-people.ts';
import { DOWN } from './memory-crm.ts';
import { openDesk, order } from './memory-desk.ts';

const outcome = ({ kind, ...more }: Pushed) => (kind === 'done' && 'push' in more ? more.push.state : kind);

describe('a push', () => {
  it('of somebody new creates a contact, and keeps what was written', async () => {
    const desk = openDesk();
    const pushed = await desk.worker().push(order());
    expect(pushed).toMatchObject({
      kind: 'done',
      link: 'https://acme.my.salesforce.com/lightning/r/Contact/0030/view',
      left: [],
    });
    expect(desk.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS }]);
    expect(desk.pushes).toEqual([
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
    const desk = openDesk();
    desk.add({ FirstName: 'J.', LastName: 'Smith', Email: 'Jane@Acme.example' });
    const run = await desk.worker().look(order());
    if (run.kind !== 'exists') throw new Error(run.kind);
    expect(desk.pushes).toEqual([]);
    const ticked = run.differs.filter(({ field }) => field === 'LastName');
    expect(outcome(await desk.worker().push(order({ ticked })))).toBe('updated');
    expect(desk.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS, FirstName: 'J.', Email: 'Jane@Acme.example' }]);
  });

  it('again writes nothing', async () => {
    const desk = openDesk({ lag: 60_000 });
    expect(outcome(await desk.worker().push(order()))).toBe('created');
    // The search does not show it yet: Leadlight knows it all the same.
    expect(outcome(await desk.worker().push(order()))).toBe('unchanged');
    expect(desk.contacts()).toHaveLength(1);
  });

  it('of another lead with the same address goes into the same contact', async () => {
    const desk = openDesk({ lag: 60_000 });
    const twin = lead({
      id: 'lead-2',
      contact: withContact({ emails: [email({ address: 'JANE@acme.example' })] }).contact,
    });
    await desk.worker().push(order());
    expect(outcome(await desk.worker().push(order({ lead: twin })))).toBe('unchanged');
    expect(desk.contacts()).toHaveLength(1);
  });

  it('twice at once creates one contact', async () => {
    const desk = openDesk({ lag: 60_000 });
    const twin = lead({ id: 'lead-2' });
    const all = await Promise.all([order(), order({ lead: twin }), order()].map((one) => desk.worker().push(one)));
    expect(all.map(outcome)).toEqual(['created', 'unchanged', 'unchanged']);
    expect(desk.contacts()).toHaveLength(1);
  });

  it('into a contact that was made somebody else since asks whether it is the one, and then asks no more', async () => {
    const desk = openDesk();
    await desk.worker().push(order());
    await desk.crm.update('0030', { ...JANE_FIELDS, FirstName: 'Ada', LastName: 'King', Email: 'ada@king.example' });
    const sent = desk.pushes.length;
    expect(await desk.worker().push(order())).toMatchObject({
      kind: 'choose',
      run: { candidates: [{ id: '0030', matches: false }] },
    });
    expect(desk.pushes).toHaveLength(sent);
    expect(outcome(await desk.worker().push(order({ choice: { id: '0030' } })))).toBe('unchanged');
    expect(outcome(await desk.worker().push(order()))).toBe('unchanged');
    expect(desk.contacts()).toHaveLength(1);
  });

  it('of somebody whose address has changed here goes into the contact that shows the earlier one', async () => {
    const desk = openDesk();
    await desk.worker().push(order());
    const moved = withContact({ emails: [email({ address: 'jane@newco.example' })] });
    expect(outcome(await desk.worker().push(order({ lead: moved })))).toBe('unchanged');
    expect(desk.contacts()).toHaveLength(1);
  });

  it('of somebody of whom there are several writes nothing until the user has chosen', async () => {
    const desk = openDesk();
    desk.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    desk.add({ LastName: 'Doe', Email: 'jane@home.example' });
    const asked = await desk.worker().push(order());
    expect(asked).toMatchObject({ kind: 'choose', run: { candidates: [{ id: '0030' }, { id: '0031' }] } });
    expect(desk.pushes).toEqual([]);
    // None of them would be a duplicate.
    expect(outcome(await desk.worker().push(order({ choice: 'new' })))).toBe('choose');
    expect(outcome(await desk.worker().push(order({ choice: { id: '0031' } })))).toBe('updated');
    expect(desk.contacts()).toMatchObject([
      { id: '0030', LastName: 'Doe' },
      { ...JANE_FIELDS, Email: 'jane@home.example' },
    ]);
    expect(desk.contacts()[0]).not.toHaveProperty('FirstName');
  });

  it('to a CRM that overlooks the search creates nobody unasked, and nobody twice', async () => {
    const desk = openDesk({ overlooksWhere: true });
    desk.add({ LastName: 'Stranger', Email: 'x@other.example' });
    expect(await desk.worker().push(order())).toMatchObject({
      kind: 'choose',
      run: { candidates: [{ matches: false }] },
    });
    expect(outcome(await desk.worker().push(order({ choice: 'new' })))).toBe('created');
    expect(outcome(await desk.worker().push(order({ choice: 'new' })))).toBe('unchanged');
    expect(desk.contacts()).toHaveLength(2);
  });

  it.each<[string, Partial<Order>, string]>([
    ['who opted out', { lead: withContact({ optedOut: { service: 'cognism', at: NOW } }) }, 'opted-out'],
    ['with nothing to be found by', { lead: lead({ contact: null }) }, 'no-data'],
    ['with a LinkedIn address that is not mapped', { lead: lead({ contact: null }) }, 'no-data'],
  ])('of somebody %s sends nothing', async (_, different, why) => {
    const desk = openDesk();
    const worker = desk.worker();
    expect(await worker.push(order(different))).toEqual({ kind: 'left-out', why });
    expect(await worker.look(order(different))).toEqual({ kind: 'left-out', why });
    expect(worker.steps()).toBe(0);
  });

  it('finds by the LinkedIn address where a field is mapped, and by it alone', async () => {
    const desk = openDesk();
    desk.add({ LastName: 'Doe', LinkedIn__c: 'https://www.linkedin.com/in/jane-doe' });
    expect(outcome(await desk.worker().push(order({ mapping: WITH_LINKEDIN, lead: lead({ contact: null }) })))).toBe(
      'updated',
    );
    expect(desk.contacts()).toHaveLength(1);
  });
});

describe('when the CRM', () => {
  it('refuses a duplicate that its search does not show yet: it is searched for until it does, and filled', async () => {
    const desk = openDesk({ lag: 5000, isUnique: true });
    desk.clock.pass(-6000);
    await desk.crm.create({ LastName: 'Smith', Email: 'jane@acme.example' });
    desk.clock.pass(3000);
    const push = await desk.worker().push(order());
    expect(outcome(push)).toBe('updated');
    expect(desk.contacts()).toEqual([{ id: '0030', ...JANE_FIELDS, LastName: 'Smith' }]);
  });

  it('refuses a duplicate and never shows it: it is told, and nothing is written', async () => {
    const desk = openDesk({ lag: 1e9, isUnique: true });
    await desk.crm.create({ LastName: 'Smith', Email: 'jane@acme.example' });
    expect(await desk.worker().push(order())).toEqual({
      kind: 'failed',
      failure: { kind: 'refused', service: 'cloudElements', status: 409 },
    });
    expect(desk.contacts()).toHaveLength(1);
    expect(desk.pushes.map(({ state }) => state)).toEqual(['failed', 'failed']);
  });

  it.each([
    ['was written', 'unclear-done', ['created']],
    ['was not written', 'unclear-undone', ['failed', 'created']],
    ['was written late', { late: 20_000 }, ['created']],
  ] as const)('loses an answer, and the contact %s: it is looked for, and there is one', async (_, fault, states) => {
    const desk = openDesk({ lag: 30_000 });
    desk.fail('create', fault);
    expect(outcome(await desk.worker().push(order()))).toBe('created');
    expect(desk.contacts()).toHaveLength(1);
    expect(desk.pushes.map(({ state }) => state)).toEqual(states);
  });

  it('loses every answer without writing: two creations are tried, and it is told', async () => {
    const desk = openDesk();
    for (const _ of [1, 2, 3]) desk.fail('create', 'unclear-undone');
    expect(await desk.worker().push(order())).toEqual({ kind: 'failed', failure: DOWN });
    expect(desk.pushes).toHaveLength(2);
  });

  it('cuts every connection without writing: it is told that it did not answer, not that something may be written', async () => {
    const desk = openDesk();
    const cut = { kind: 'unclear', failure: { kind: 'maybe-written', service: 'cloudElements' } } as const;
    Object.assign(desk.crm, { create: async () => cut });
    expect(await desk.worker().push(order())).toEqual({
      kind: 'failed',
      failure: { kind: 'no-answer', service: 'cloudElements' },
    });
  });

  it('goes down after a creation: the intent stays, and the next push finds out first', async () => {
    const desk = openDesk({ lag: 3000 });
    desk.fail('create', 'unclear-done');
    const worker = desk.worker();
    const original = desk.crm.search;
    let searches = 0;
    Object.assign(desk.crm, {
      search: (field: string, value: string) => {
        searches += 1;
        return searches > 2 && searches < 5 ? { kind: 'failed', failure: DOWN } : original(field, value);
      },
    });
    expect(await desk.worker().push(order())).toMatchObject({
      kind: 'unclear',
      failure: DOWN,
      push: { state: 'intent' },
    });
    expect(outcome(await worker.push(order()))).toBe('created');
    expect(desk.contacts()).toHaveLength(1);
  });

  it('refuses: nothing is written, and nothing is looked for the next time', async () => {
    const desk = openDesk();
    desk.fail('create', 'failed');
    expect(await desk.worker().push(order())).toEqual({ kind: 'failed', failure: DOWN });
    const before = desk.clock.now();
    expect(outcome(await desk.worker().push(order()))).toBe('created');
    expect(desk.clock.now() - before).toBeLessThan(1000);
  });

  it('cannot be searched: nothing is created', async () => {
    const desk = openDesk();
    desk.fail('search', 'failed');
    expect(await desk.worker().push(order())).toEqual({ kind: 'failed', failure: DOWN });
    expect(desk.pushes).toEqual([]);
  });

  it('still shows somebody who was deleted: they are created', async () => {
    const desk = openDesk({ lag: 60_000 });
    const id = desk.add({ LastName: 'Doe', Email: 'jane@acme.example' });
    await desk.crm.remove(id);
    expect(outcome(await desk.worker().push(order()))).toBe('created');
    expect(desk.contacts()).toEqual([{ id: '0031', ...JANE_FIELDS }]);
  });

  it.each(['unclear-done', 'unclear-undone'] as const)(
    'loses the answer to an update (%s): it is sent once more',
    async (fault) => {
      const desk = openDesk();
      desk.add({ LastName: 'Smith', Email: 'jane@acme.example' });
      desk.fail('update', fault);
      expect(outcome(await desk.worker().push(order()))).toBe('updated');
      expect(desk.pushes).toMatchObject([{ state: 'updated', before: { Title: null } }]);
    },
  );
});

describe('an intent that a dead worker left', () => {
  async function dead(desk: ReturnType<typeof openDesk>, done: boolean) {
    // The steps: what there is from earlier, twice, two searches, the intent, the creation.
    await expect(desk.worker({ step: 5, when: done ? 'after' : 'before' }).push(order())).rejects.toThrow();
    expect(desk.pushes).toMatchObject([{ state: 'intent', contactId: null }]);
    expect(desk.contacts()).toHaveLength(done ? 1 : 0);
    const [intent] = desk.pushes;
    if (!intent) throw new Error('no intent');
    return intent;
  }

  it.each([
    [true, 'created'],
    [false, 'failed'],
  ])('is ended without a word to the CRM but questions (it was created: %s)', async (done, state) => {
    const desk = openDesk({ lag: 20_000 });
    const intent = await dead(desk, done);
    await desk.worker().recover(intent);
    expect(desk.pushes).toMatchObject([{ state }]);
    expect(desk.contacts()).toHaveLength(done ? 1 : 0);
    // Nothing is open any more: it is not waited for again.
    const before = desk.clock.now();
    await desk.worker().recover(intent);
    expect(desk.clock.now() - before).toBeLessThan(100);
  });

  it('is waited for no longer than it can matter, whatever the clock says', async () => {
    const desk = openDesk();
    const intent = await dead(desk, false);
    desk.clock.pass(-86_400_000);
    const before = desk.clock.now();
    await desk.worker().recover(intent);
    expect(desk.clock.now() - before).toBeLessThan(SETTLES_IN + 1000);
  });

  it('is not settled by somebody else’s contact with the same address, unless it holds all that was written', async () => {
    const desk = openDesk();
    const intent = await dead(desk, false);
    desk.add({ LastName: 'Miller', Email: 'jane@acme.example' });
    await desk.worker().recover(intent);
    expect(desk.pushes).toMatchObject([{ state: 'failed', contactId: null }]);
  });

  it('in a CRM that shows anybody stays open, until the user says what is there', async () => {
    const desk = openDesk({ overlooksWhere: true, lag: 1e9 });
    desk.add({ LastName: 'Stranger', Email: 'x@other.example' });
    desk.fail('create', 'unclear-done');
    expect(outcome(await desk.worker().push(order({ choice: 'new' })))).toBe('unclear');
    expect(outcome(await desk.worker().push(order({ choice: 'new' })))).toBe('unclear');
    expect(desk.contacts()).toHaveLength(2);
    // They have looked, and it is the second one.
    expect(outcome(await desk.worker().push(order({ choice: { id: '0031' } })))).toBe('unchanged');
    expect(desk.pushes.map(({ state }) => state)).toEqual(['failed', 'unchanged']);
  });

  it('can be given up by the user, who has looked', async () => {
    const desk = openDesk({ overlooksWhere: true });
    desk.add({ LastName: 'Stranger', Email: 'x@other.example' });
    desk.fail('create', 'unclear-undone');
    const pushed = await desk.worker().push(order({ choice: 'new' }));
    if (pushed.kind !== 'unclear') throw new Error(pushed.kind);
    await desk.worker().giveUp(pushed.push);
    expect(outcome(await desk.worker().push(order({ choice: 'new' })))).toBe('created');
    expect(desk.contacts()).toHaveLength(2);
  });
});
