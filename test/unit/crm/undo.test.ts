import { describe, expect, it } from 'vitest';
import { planUndo } from '../../../src/crm/push/plan-undo.ts';
import type { CrmPush } from '../../../src/model/schemas/crm/crm.ts';
import { JANE_FIELDS, record, SALESFORCE } from './crm-people.ts';
import { DOWN } from './memory-crm.ts';
import { openFixture, order } from './memory-fixture.ts';

const SMITH = { FirstName: 'J.', LastName: 'Smith', Email: 'jane@acme.example', Phone: '01 39' };

/** A push that has ended, with every difference ticked. */
async function pushed(fixture: ReturnType<typeof openFixture>): Promise<CrmPush> {
  const run = await fixture.worker().look(order());
  const ticked = run.kind === 'exists' ? run.differs : [];
  const outcome = await fixture.worker().push(order({ ticked }));
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome.push;
}

describe('taking a push back', () => {
  it('that created a contact deletes it', async () => {
    const fixture = openFixture();
    const push = await pushed(fixture);
    expect(await fixture.worker().takeBack(push)).toMatchObject({
      kind: 'undone',
      left: [],
      push: { state: 'undone' },
    });
    expect(fixture.contacts()).toEqual([]);
    expect(fixture.pushes).toMatchObject([{ state: 'undone' }]);
  });

  it('that changed a contact puts its fields back as they were, and empties those that were empty', async () => {
    const fixture = openFixture();
    const id = fixture.add(SMITH);
    const push = await pushed(fixture);
    expect(fixture.contacts()).toEqual([{ id, ...JANE_FIELDS }]);
    expect(await fixture.worker().takeBack(push)).toMatchObject({ kind: 'undone', left: [] });
    expect(fixture.contacts()).toEqual([{ id, ...SMITH }]);
  });

  it('leaves a field that somebody has changed since, and tells', async () => {
    const fixture = openFixture();
    const id = fixture.add(SMITH);
    const push = await pushed(fixture);
    fixture.edit(id, { Title: 'CEO', Email: 'JANE@acme.example', Phone: '01 39 98 00 01' });
    expect(await fixture.worker().takeBack(push)).toMatchObject({ kind: 'undone', left: ['Title'] });
    expect(fixture.contacts()).toEqual([{ id, ...SMITH, Title: 'CEO', Email: 'JANE@acme.example' }]);
  });

  it.each([
    ['has changed', { Title: 'CEO' }, ['Title']],
    ['has emptied', { Title: null }, ['Title']],
    ['has added to', { Department: 'Sales' }, ['Department']],
  ])('keeps a created contact that somebody %s, and tells', async (_, change, left) => {
    const fixture = openFixture();
    const push = await pushed(fixture);
    fixture.edit(push.contactId ?? '', change);
    expect(await fixture.worker().takeBack(push)).toMatchObject({ kind: 'kept', left, push: { state: 'created' } });
    expect(fixture.contacts()).toHaveLength(1);
    expect(fixture.pushes).toMatchObject([{ state: 'created' }]);
  });

  it('of a contact that somebody has deleted has nothing to do', async () => {
    const fixture = openFixture();
    const push = await pushed(fixture);
    await fixture.crm.remove(push.contactId ?? '');
    expect(await fixture.worker().takeBack(push)).toMatchObject({ kind: 'undone', left: [] });
  });

  it.each(['get', 'remove'] as const)('that fails at %s can be asked for again', async (operation) => {
    const fixture = openFixture();
    const push = await pushed(fixture);
    fixture.fail(operation, operation === 'get' ? 'failed' : 'unclear-done');
    // An answer to the deletion that is lost leaves a doubt; a question that failed does not.
    const failure = operation === 'get' ? DOWN : { kind: 'maybe-written', service: 'cloudElements' };
    expect(await fixture.worker().takeBack(push)).toEqual({ kind: 'failed', failure });
    expect(fixture.pushes).toMatchObject([{ state: 'created' }]);
    expect(await fixture.worker().takeBack(push)).toMatchObject({ kind: 'undone', left: [] });
    expect(fixture.contacts()).toEqual([]);
  });
});

describe('what is sent to take back', () => {
  const push: CrmPush = {
    ...{ id: 1, leadId: 'lead-1', instanceId: '17', element: 'hubspotcrm', object: 'contacts', state: 'updated' },
    ...{ contactId: '003A', searched: [], isChosen: false, at: 0 },
    wrote: { 'properties.email': 'jane@acme.example', Phones: '+33139980001', Title: 'Head' },
    before: { 'properties.email': null, Phones: '[{"label":"work","value":"+1 555"}]', Title: '"Boss"' },
  };
  const now = record({
    properties: { email: { value: 'jane@acme.example' } },
    Phones: '01 39 98 00 01',
    Title: 'Boss',
  });

  it('is what was there, in its own shape; what is back already is not sent', () => {
    expect(planUndo(push, now, SALESFORCE)).toEqual({
      send: {
        kind: 'update',
        id: '003A',
        body: { properties: { email: null }, Phones: [{ label: 'work', value: '+1 555' }] },
      },
      left: [],
    });
    expect(planUndo(push, now, { ...SALESFORCE, clearsBy: 'empty-text' }).send).toMatchObject({
      body: { properties: { email: '' } },
    });
  });

  it.each(['intent', 'unchanged', 'failed', 'undone'] as const)('of one that is %s is nothing', (state) => {
    expect(planUndo({ ...push, state }, now, SALESFORCE)).toEqual({ send: null, left: [] });
  });

  it('is a deletion only of a created contact that is as it was written', () => {
    const created = { ...push, state: 'created' } as const;
    const asWritten = record({ properties: { email: 'jane@acme.example' }, Phones: '+33139980001', Title: 'Head' });
    expect(planUndo(created, asWritten, SALESFORCE)).toEqual({ send: { kind: 'remove', id: '003A' }, left: [] });
    expect(planUndo(created, now, SALESFORCE)).toEqual({ send: null, left: ['Title'] });
    expect(planUndo(created, null, SALESFORCE)).toEqual({ send: null, left: [] });
  });
});
