import { describe, expect, it } from 'vitest';
import { checkMapping, linkOf } from '../../../src/crm/mapping/mapping.ts';
import { PRESETS, presetFor } from '../../../src/crm/mapping/presets.ts';
import { crmMapping } from '../../../src/model/schemas/crm/crm.ts';
import { SALESFORCE, WITH_LINKEDIN } from './crm-people.ts';

const ELEMENTS = Object.keys(PRESETS);

describe('presets', () => {
  it.each(ELEMENTS)('%s: is a mapping for that element, and can be used as it is', (element) => {
    const preset = presetFor(element);
    expect(crmMapping.parse(preset)).toEqual(preset);
    expect(preset.element).toBe(element);
    // The one thing that only the user knows.
    const faults = element === 'closeio' ? [{ kind: 'empty-fixed', field: 'lead_id' }] : [];
    expect(checkMapping(preset).faults).toEqual(faults);
  });

  it('of an element that nobody knows is the generic one', () => {
    expect(presetFor('acme-crm')).toEqual({ ...PRESETS.generic, element: 'acme-crm' });
    expect(presetFor('constructor')).toEqual({ ...PRESETS.generic, element: 'constructor' });
  });
});

describe('an edited mapping', () => {
  const { 'last-name': _, ...withoutLastName } = SALESFORCE.fields;
  const { 'work-email': __, ...withoutEmail } = SALESFORCE.fields;

  it.each([
    ['as it was', SALESFORCE, []],
    [
      'with a LinkedIn field alone to be found by',
      { ...WITH_LINKEDIN, fields: { ...withoutEmail, linkedin: 'L__c' } },
      [],
    ],
    [
      'without what the CRM requires',
      { ...SALESFORCE, fields: withoutLastName },
      [{ kind: 'missing', value: 'last-name' }],
    ],
    ['without anything to be found by', { ...SALESFORCE, fields: withoutEmail }, [{ kind: 'not-found-again' }]],
    [
      'that writes twice into a field',
      { ...SALESFORCE, fields: { ...SALESFORCE.fields, mobile: 'Phone' } },
      [{ kind: 'same-field', field: 'Phone' }],
    ],
    [
      'that writes into a value',
      { ...SALESFORCE, fields: { ...SALESFORCE.fields, mobile: 'Phone.mobile' } },
      [{ kind: 'same-field', field: 'Phone' }],
    ],
    [
      'whose fixed field is a mapped one',
      { ...SALESFORCE, fixed: { Title: 'x' } },
      [{ kind: 'same-field', field: 'Title' }],
    ],
    [
      'with an empty fixed field',
      { ...SALESFORCE, fixed: { OwnerId: ' ' } },
      [{ kind: 'empty-fixed', field: 'OwnerId' }],
    ],
    [
      'that leads out of the body',
      { ...SALESFORCE, fields: { ...SALESFORCE.fields, title: '__proto__.title' } },
      [{ kind: 'no-field', field: '__proto__.title' }],
    ],
    [
      'with an empty step',
      { ...SALESFORCE, fields: { ...SALESFORCE.fields, title: 'a..b' } },
      [{ kind: 'no-field', field: 'a..b' }],
    ],
    ['with a link that runs', { ...SALESFORCE, link: 'javascript:alert("{id}")' }, [{ kind: 'bad-link' }]],
    ['with a link to nobody', { ...SALESFORCE, link: 'https://crm.example/' }, [{ kind: 'bad-link' }]],
    [
      'with a field that is none',
      { ...SALESFORCE, searchEmail: "Email = '' OR Email" },
      [{ kind: 'malformed', at: 'searchEmail' }],
    ],
    ['that is none', 'hello', [{ kind: 'malformed', at: '' }]],
  ])('%s', (_name, edited, faults) => {
    const checked = checkMapping(edited);
    expect(checked.faults).toEqual(faults);
    expect(checked.mapping).toEqual(faults.length === 0 ? edited : null);
  });
});

it.each([
  [
    SALESFORCE.link,
    'https://acme.my.salesforce.com/x?y',
    'https://acme.my.salesforce.com/lightning/r/Contact/003A%2F..%2F/view',
  ],
  [SALESFORCE.link, 'https://u:p@acme.example', 'https://acme.example/lightning/r/Contact/003A%2F..%2F/view'],
  [SALESFORCE.link, null, null],
  [SALESFORCE.link, 'javascript:alert(1)', null],
  [SALESFORCE.link, 'http://acme.example', null],
  ['https://crm.example/{id}', null, 'https://crm.example/003A%2F..%2F'],
  [null, 'https://acme.example', null],
])('%s on %s leads to %s', (link, site, address) => {
  expect(linkOf({ link }, '003A/../', site)).toBe(address);
});
