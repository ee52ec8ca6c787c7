import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presetFor } from '../../../src/crm/mapping/presets.ts';
import { fieldAt } from '../../../src/crm/mapping/record-fields.ts';
import { crmPersonOf } from '../../../src/crm/mapping/values.ts';
import { type ContactHit, dryRun } from '../../../src/crm/match/dry-run.ts';
import { searchesFor, showsSearched } from '../../../src/crm/match/searches.ts';
import { creationOf, updateOf } from '../../../src/crm/push/write.ts';
import type { CrmRecord, DryRun } from '../../../src/model/schemas/crm/crm.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { randomRuns } from '../../random-runs.ts';
import { email, NOW, phone } from '../purchasing/examples.ts';
import { JANE_FIELDS, lead, record, SALESFORCE, WITH_LINKEDIN, withContact } from './crm-people.ts';

const SITE = 'https://acme.my.salesforce.com';

function hitsOf(records: readonly CrmRecord[], of: Lead = lead()): ContactHit[] {
  const person = crmPersonOf(of);
  const keys = person ? searchesFor(WITH_LINKEDIN, person) : [];
  return records.map((one) => ({ record: one, matches: showsSearched(one, keys) }));
}

const runOf = (records: readonly CrmRecord[], of: Lead = lead()): DryRun =>
  dryRun(SALESFORCE, crmPersonOf(of), hitsOf(records, of), SITE);

const textsByField = (changes: readonly { field: string; after: string }[]) =>
  Object.fromEntries(changes.map((one) => [one.field, one.after]));

describe('a dry run', () => {
  it('of somebody whom the CRM does not know: new, with all that would be written', () => {
    const run = runOf([]);
    expect(run.kind).toBe('new');
    expect(run.kind === 'new' && textsByField(run.fills)).toEqual(JANE_FIELDS);
  });

  it('of somebody it knows: empty fields are filled, others differ, and what is the same is not spoken of', () => {
    const there = record({
      FirstName: 'Jane',
      LastName: 'Smith',
      Email: 'JANE@acme.example',
      MobilePhone: '06 39 98 00 12',
      Title: ' ',
      Phone: null,
    });
    expect(runOf([there])).toEqual({
      kind: 'exists',
      id: '003A',
      link: 'https://acme.my.salesforce.com/lightning/r/Contact/003A/view',
      fills: [
        { value: 'title', field: 'Title', before: null, after: 'Head of Growth' },
        { value: 'phone', field: 'Phone', before: null, after: '+33139980001' },
        { value: 'notes', field: 'Description', before: null, after: 'Likes tea.' },
      ],
      differs: [{ value: 'last-name', field: 'LastName', before: 'Smith', after: 'Doe' }],
    });
  });

  it('of somebody of whom there are several: the user chooses', () => {
    const two = [
      record({ FirstName: 'Jane', LastName: 'Doe', Title: 'CEO', Email: 'jane@acme.example' }, '003A'),
      record({ Email: 'jane@home.example', LastName: 'D\u0000\n' }, '003B'),
    ];
    expect(runOf(two)).toEqual({
      kind: 'several',
      candidates: [
        {
          id: '003A',
          text: 'Jane · Doe · CEO · jane@acme.example',
          link: `${SITE}/lightning/r/Contact/003A/view`,
          matches: true,
          contradicts: null,
        },
        {
          ...{ id: '003B', text: 'D · jane@home.example', link: `${SITE}/lightning/r/Contact/003B/view` },
          ...{ matches: true, contradicts: null },
        },
      ],
    });
  });

  it('takes nobody who shows nothing of what was searched for: the user is asked', () => {
    const stranger = record({ LastName: 'Stranger', Email: 'x@other.example' }, '003X');
    expect(runOf([stranger])).toMatchObject({ kind: 'several', candidates: [{ id: '003X', matches: false }] });
    const jane = record({ Email: 'jane@acme.example' }, '003A');
    expect(runOf([stranger, jane])).toMatchObject({ kind: 'exists', id: '003A' });
  });

  it.each([
    ['who opted out', withContact({ optedOut: { service: 'cognism', at: NOW } }), 'opted-out'],
    ['without a name', lead({ name: '' }), 'no-data'],
    ['without an address', lead({ contact: null }), 'no-data'],
    ['whose only address is known not to work', withContact({ emails: [email({ validity: 'invalid' })] }), 'no-data'],
  ])('leaves out somebody %s', (_, of, why) => {
    expect(runOf([], of)).toEqual({ kind: 'left-out', why });
  });

  it('finds by a LinkedIn address in whatever form, and updates without an address', () => {
    const person = crmPersonOf(lead({ contact: null }));
    const there = record({ LinkedIn__c: 'http://www.linkedin.com/in/Jane-Doe' });
    expect(dryRun(WITH_LINKEDIN, person, hitsOf([there], lead({ contact: null })), SITE)).toMatchObject({
      kind: 'exists',
      fills: [{ field: 'FirstName' }, { field: 'LastName' }, { field: 'Description' }],
      differs: [],
    });
  });

  it('does not offer to overwrite what could not be put back', () => {
    const there = record({ Email: 'jane@acme.example', Title: 'x'.repeat(20_000) });
    expect(runOf([there])).toMatchObject({ kind: 'exists', differs: [] });
  });

  it('reads HubSpot’s and Pipedrive’s shapes', () => {
    const person = crmPersonOf(lead());
    const hubspot = record({ properties: { email: { value: 'jane@acme.example' }, lastname: { value: 'Smith' } } });
    expect(dryRun(presetFor('hubspotcrm'), person, hitsOf([hubspot]), null)).toMatchObject({
      kind: 'exists',
      link: null,
      differs: [{ field: 'properties.lastname', before: 'Smith' }],
    });
    const pipedrive = record({ name: 'Jane Doe', email1: { value: 'jane@acme.example', label: 'work' } });
    const run = dryRun(presetFor('pipedrive'), person, hitsOf([pipedrive]), SITE);
    expect(run.kind === 'exists' && textsByField(run.fills)).toEqual({
      'email2.value': 'jane@home.example',
      'phone1.value': '+33139980001',
      'phone2.value': '+33639980012',
    });
  });
});

describe('what is written', () => {
  const there = record({ FirstName: 'J.', LastName: 'Smith', Email: 'jane@acme.example', Title: 7 });
  const run = runOf([there]);
  if (run.kind !== 'exists') throw new Error(run.kind);

  it('without a tick: empty fields alone', () => {
    expect(updateOf(run, there, [])).toEqual({
      id: '003A',
      body: { Phone: '+33139980001', MobilePhone: '+33639980012', Description: 'Likes tea.' },
      wrote: { Phone: '+33139980001', MobilePhone: '+33639980012', Description: 'Likes tea.' },
      before: { Phone: null, MobilePhone: null, Description: null },
      left: [],
    });
  });

  it('with ticks: these too, and what was there is kept as it was', () => {
    const ticked = run.differs.filter(({ field }) => field !== 'FirstName');
    const write = updateOf(run, there, ticked);
    expect(write.body).toMatchObject({ LastName: 'Doe', Title: 'Head of Growth' });
    expect(write.before).toMatchObject({ LastName: '"Smith"', Title: '7' });
    expect(write.wrote).not.toHaveProperty('FirstName');
  });

  it('a ticked field that holds something else by now stays, and is told', () => {
    const ticked = [{ value: 'last-name', field: 'LastName', before: 'Miller', after: 'Doe' } as const];
    const write = updateOf(run, there, ticked);
    expect(write.wrote).not.toHaveProperty('LastName');
    expect(write.left).toEqual(ticked);
  });

  it('of a new contact: its fields in the vendor’s shape, and what is always written', () => {
    const mapping = { ...presetFor('hubspotcrm'), fixed: { 'properties.lifecyclestage': 'lead' } };
    const created = dryRun(mapping, crmPersonOf(lead()), [], null);
    if (created.kind !== 'new') throw new Error(created.kind);
    expect(creationOf(mapping, created).body).toEqual({
      properties: {
        lifecyclestage: 'lead',
        firstname: 'Jane',
        lastname: 'Doe',
        jobtitle: 'Head of Growth',
        company: 'Acme',
        email: 'jane@acme.example',
        phone: '+33139980001',
        mobilephone: '+33639980012',
      },
    });
  });
});

const anyValue = fc.oneof(
  fc.constantFrom(null, '', ' ', 'Doe', 'jane@acme.example', '+33 1 39 98 00 01', 'other'),
  fc.jsonValue(),
);
const anyFields = fc.record(Object.fromEntries(Object.keys(JANE_FIELDS).map((field) => [field, anyValue])), {
  requiredKeys: [],
});

it('whatever a CRM holds: nothing that is not empty is ever among the fills, and no do-not-call number is written', () => {
  const of = withContact({ phones: [phone({ isDoNotCall: true, use: 'mobile' }), phone({ use: 'direct' })] });
  fc.assert(
    fc.property(anyFields, (fields) => {
      const there = record(fields);
      const run = dryRun(SALESFORCE, crmPersonOf(of), [{ record: there, matches: true, isChosen: true }], null);
      if (run.kind !== 'exists') throw new Error(run.kind);
      for (const { field } of run.fills) expect(fieldAt(there, field).texts).toEqual([]);
      expect(Object.values(updateOf(run, there, run.differs).wrote)).not.toContain('+33639980012');
    }),
    { numRuns: randomRuns(1000) },
  );
});
