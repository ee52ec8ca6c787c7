import { describe, expect, it } from 'vitest';
import { presetFor } from '../../../src/crm/mapping/presets.ts';
import { crmPersonOf } from '../../../src/crm/mapping/values.ts';
import { dryRun } from '../../../src/crm/match/dry-run.ts';
import { isSameValue, isUnchanged } from '../../../src/crm/match/same-value.ts';
import { searchesFor, showsSearched } from '../../../src/crm/match/searches.ts';
import type { CrmMapping } from '../../../src/model/schemas/crm/crm.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { email } from '../purchasing/examples.ts';
import { JANE_FIELDS, lead, record, SALESFORCE, WITH_LINKEDIN, withContact } from './crm-people.ts';
import { openFixture, order } from './memory-fixture.ts';

function runOf(fields: Record<string, unknown>, of: Lead = lead(), mapping: CrmMapping = SALESFORCE) {
  const person = crmPersonOf(of);
  const keys = person ? searchesFor(mapping, person) : [];
  const there = record(fields);
  return dryRun(mapping, person, [{ record: there, matches: showsSearched(there, keys) }], null);
}

const SAME = { Email: 'jane@acme.example' };
const offered = (contradicts: string | null) => ({
  kind: 'several',
  candidates: [{ id: '003A', matches: false, contradicts }],
});

describe('a contact that shows Jane Doe’s address and is', () => {
  it.each([
    { FirstName: 'Robert', LastName: 'Zimmermann' },
    { FirstName: 'Robert', LastName: 'Doe' },
    { FirstName: 'R.', LastName: 'Zimmermann' },
    { FirstName: 'Robert' },
    { FirstName: '\u200bRobert', LastName: '[not provided]' },
    { Name: 'Robert Zimmermann' },
  ])('called %j is offered, and not filled', (fields) => {
    expect(runOf({ ...SAME, ...fields })).toMatchObject(offered('name'));
  });

  it.each([
    { FirstName: 'Jane', LastName: 'Doe' },
    { FirstName: 'JANE', LastName: 'DOE' },
    { FirstName: 'Jane', LastName: 'Smith' },
    { FirstName: 'J.', LastName: 'Smith' },
    { FirstName: 'Janey', LastName: 'Doe' },
    { FirstName: 'Jane M.', LastName: 'Doe-Smith' },
    { FirstName: 'Doe', LastName: 'Jane' },
    { LastName: 'Smith' },
    { LastName: '[not provided]' },
    { LastName: 'jane@acme.example' },
    { FirstName: '-', LastName: 'Unknown' },
    { FirstName: 'Джейн', LastName: 'Доу' },
    { FirstName: null, LastName: '' },
    {},
  ])('called %j is filled', (fields) => {
    expect(runOf({ ...SAME, ...fields })).toMatchObject({ kind: 'exists' });
  });

  it('of another name in a field for the whole of it, as Pipedrive has', () => {
    const there = { name: 'Robert Zimmermann', email1: { value: 'jane@acme.example' } };
    expect(runOf(there, lead(), presetFor('pipedrive'))).toMatchObject(offered('name'));
    expect(runOf({ ...there, name: 'Jane Doe' }, lead(), presetFor('pipedrive'))).toMatchObject({ kind: 'exists' });
  });

  it.each([
    ['https://www.linkedin.com/in/robert-z', 'linkedin'],
    ['linkedin.com/in/robert-z/?x=1', 'linkedin'],
    ['\u200bhttp://de.linkedin.com/in/robert-z/.', 'linkedin'],
    ['https://www.linkedin.com/in/ACoAARobert', 'linkedin'],
    ['https://www.linkedin.com/in/JANE-doe/', null],
    ['https://www.linkedin.com/in/ACoAAJane', null],
    ['https://www.linkedin.com/in/jane-doe/, met at the fair', null],
    ['https://www.linkedin.com/company/acme', null],
    ['n/a', null],
  ])('on LinkedIn as %j', (address, contradicts) => {
    const expected = contradicts ? offered(contradicts) : { kind: 'exists' };
    expect(runOf({ ...SAME, LinkedIn__c: address }, lead(), WITH_LINKEDIN)).toMatchObject(expected);
    // A field that nobody has mapped says it, too.
    expect(runOf({ ...SAME, Profile__c: address })).toMatchObject(expected);
  });

  it('with a slug that Jane has had is Jane; a token says nothing of somebody known by slug alone', () => {
    const renamed = lead({ aliases: ['in:jane-doe', 'in:jane-smith'] });
    expect(runOf({ ...SAME, LinkedIn__c: 'linkedin.com/in/jane-smith' }, renamed)).toMatchObject({ kind: 'exists' });
    const bySlug = lead({ aliases: ['in:jane-doe'] });
    expect(runOf({ ...SAME, LinkedIn__c: 'linkedin.com/in/ACoAAJane' }, bySlug)).toMatchObject({ kind: 'exists' });
  });

  it('with a LinkedIn address in a text that is none by itself, it may be anybody’s', () => {
    const Description = 'Colleague of https://www.linkedin.com/in/robert-z';
    expect(runOf({ ...SAME, Description })).toMatchObject({ kind: 'exists' });
  });
});

describe('a push meets a contact with another’s name', () => {
  const ROBERT = { FirstName: 'Robert', LastName: 'Zimmermann', Email: 'jane@acme.example' };

  it('and writes nothing, one by one or in bulk, until the user says that it is the one; then it asks no more', async () => {
    const fixture = openFixture();
    const id = fixture.add(ROBERT);
    expect(await fixture.worker().look(order())).toMatchObject({
      kind: 'several',
      candidates: [{ id, matches: false }],
    });
    expect(await fixture.worker().push(order())).toMatchObject({ kind: 'choose', run: { candidates: [{ id }] } });
    expect(fixture.contacts()).toEqual([{ id, ...ROBERT }]);
    expect(await fixture.worker().push(order({ choice: { id } }))).toMatchObject({ kind: 'done' });
    expect(fixture.contacts()).toEqual([{ id, ...JANE_FIELDS, ...ROBERT }]);
    expect(await fixture.worker().push(order())).toMatchObject({ kind: 'done', push: { state: 'unchanged' } });
  });

  it('and creates the person beside it where the user says so', async () => {
    const fixture = openFixture();
    const id = fixture.add(ROBERT);
    expect(await fixture.worker().push(order({ choice: 'new' }))).toMatchObject({ push: { state: 'created' } });
    expect(fixture.contacts()).toEqual([{ id, ...ROBERT }, expect.objectContaining(JANE_FIELDS)]);
    expect(await fixture.worker().push(order())).toMatchObject({ kind: 'done', push: { state: 'unchanged' } });
  });

  it('and says that the CRM wants no second one of that address, where it does not', async () => {
    const fixture = openFixture({ isUnique: true });
    const id = fixture.add(ROBERT);
    expect(await fixture.worker().push(order({ choice: 'new' }))).toMatchObject({
      kind: 'failed',
      failure: { kind: 'refused', status: 409 },
    });
    expect(fixture.contacts()).toEqual([{ id, ...ROBERT }]);
  });

  it('and prefers one beside it that is the person’s', async () => {
    const fixture = openFixture();
    const other = fixture.add(ROBERT);
    const id = fixture.add({ ...ROBERT, FirstName: 'Jane', LastName: 'Doe' });
    expect(await fixture.worker().push(order())).toMatchObject({ kind: 'done', push: { contactId: id } });
    expect(fixture.contacts()[0]).toEqual({ id: other, ...ROBERT });
  });

  it('that it got after the search', async () => {
    const fixture = openFixture();
    const id = fixture.add({ ...ROBERT, FirstName: 'Jane' });
    const { search } = fixture.crm;
    fixture.change({
      async search(field, value) {
        const found = await search(field, value);
        fixture.edit(id, { FirstName: 'Robert' });
        return found;
      },
    });
    expect(await fixture.worker().push(order())).toMatchObject({
      kind: 'choose',
      run: { candidates: [{ contradicts: 'name' }] },
    });
    expect(fixture.contacts()).toEqual([{ id, ...ROBERT }]);
  });
});

it.each(['info@acme.example', 'mailto:Sales@acme.example', 'no-reply@acme.example'])(
  'no contact is searched for by %s, or created without an address of its own',
  async (address) => {
    const fixture = openFixture();
    const desk = withContact({ emails: [email({ address })] });
    fixture.add({ FirstName: 'Jane', LastName: 'Doe', Email: address });
    expect(await fixture.worker().push(order({ lead: desk }))).toEqual({ kind: 'left-out', why: 'no-data' });
    expect(fixture.pushes).toEqual([]);
  },
);

describe('what a CRM shows is', () => {
  it.each([
    ['work-email', 'jane@acme.example', 'mailto:Jane@acme.example', true],
    ['work-email', 'jane@acme.example', '\u200bjane@acme.example.', true],
    ['work-email', 'jane@acme.example', 'jim@acme.example; jane@acme.example', true],
    ['work-email', 'jane@acme.example', 'jane@acme.example.com', false],
    ['mobile', '+525512345678', '+52 1 55 1234 5678', true],
    ['mobile', '+33639980012', '01 39 98 00 01 / 06 39 98 00 12', true],
    ['phone', '+12125550123 ext. 101', '(212) 555-0123 x101', true],
    ['phone', '+12125550123 ext. 101', '(212) 555-0123', false],
    ['phone', '+12125550123', '(212) 555-0123 x101', true],
    ['linkedin', 'https://www.linkedin.com/in/jane-doe/', '\u200blinkedin.com/in/Jane-Doe.', true],
  ] as const)('as %s %j beside %j the same: %j', (value, ours, theirs, isSame) => {
    expect(isSameValue(value, ours, theirs)).toBe(isSame);
  });

  it.each([
    ['+12125550123 ext. 101', '(212) 555-0123 x101', true],
    ['+12125550123 ext. 101', '+1 212-555-0123', false],
    ['+33639980012', '06 39 98 00 12', true],
    ['+33639980012', '06 39 98 00 12 / 01 39 98 00 01', false],
    ['+33639980012', '+33 6 39 98 00 12, ask for Jane', false],
    ['jane@acme.example', 'JANE@acme.example', true],
    ['jane@acme.example', 'jane@acme.example; jim@acme.example', false],
  ])('what was written as %j, and is %j now, unchanged: %j', (wrote, now, isSame) => {
    expect(isUnchanged(wrote, [now])).toBe(isSame);
  });
});
