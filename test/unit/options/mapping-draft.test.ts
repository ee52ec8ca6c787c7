import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { checkMapping } from '../../../src/crm/mapping/mapping.ts';
import { PRESETS } from '../../../src/crm/mapping/presets.ts';
import { CRM_VALUES, type CrmMapping, crmMapping, type MappingFault } from '../../../src/model/schemas/crm/crm.ts';
import {
  draftOf,
  fixedTwice,
  mappingOf,
  withFixedRow,
} from '../../../src/options/cloud-elements/mapping/mapping-draft.ts';
import { faultText } from '../../../src/options/cloud-elements/mapping/mapping-text.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const { sfdc, closeio } = PRESETS;

describe('a mapping that is edited', () => {
  it.each(Object.values<CrmMapping>(PRESETS))('comes back as it was: $element', (preset) => {
    // A row of which only the name is there is still a row.
    expect(mappingOf(draftOf(preset))).toEqual(preset);
  });

  const name = fc
    .stringMatching(/^[A-Za-z0-9_.-]{1,12}$/)
    .filter((text) => !['__proto__', 'constructor'].includes(text));
  const mapping = fc.record({
    element: fc.constant('generic'),
    object: fc.constant('contacts'),
    fields: fc.dictionary(fc.constantFrom(...CRM_VALUES), name),
    searchEmail: name,
    searchLinkedin: fc.option(name),
    link: fc.option(fc.constant('https://crm.example/{id}')),
    fixed: fc.dictionary(name, fc.stringMatching(/^[a-z]{1,5}$/), { minKeys: 1 }),
  });

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(mapping, (one) => {
        const whole = crmMapping.parse(one);
        expect(mappingOf(draftOf(whole))).toEqual(whole);
      }),
    );
  });

  it('loses what was emptied, and the spaces around what was typed', () => {
    const draft = draftOf(sfdc);
    const edited = {
      ...draft,
      object: ' contacts ',
      fields: { ...draft.fields, title: '  ', linkedin: ' LinkedIn__c' },
      searchLinkedin: ' LinkedIn__c ',
      link: ' ',
      fixed: [
        { id: 0, field: ' OwnerId ', text: ' 005 ' },
        { id: 1, field: ' ', text: '' },
      ],
    };
    const { title: _, ...others } = sfdc.fields;
    expect(mappingOf(edited)).toEqual({
      ...sfdc,
      fields: { ...others, linkedin: 'LinkedIn__c' },
      searchLinkedin: 'LinkedIn__c',
      link: null,
      fixed: { OwnerId: '005' },
    });
  });

  it('keeps a fixed value without a name, so that it is said to be wrong', () => {
    const draft = { ...draftOf(sfdc), fixed: [{ id: 0, field: '', text: '005' }] };
    expect(checkMapping(mappingOf(draft)).mapping).toBeNull();
  });

  it('tells of a field with two fixed values, of which a mapping would keep one', () => {
    const draft = draftOf(closeio);
    expect(fixedTwice(draft)).toEqual([]);
    const more = withFixedRow(withFixedRow(draft));
    expect(new Set(more.fixed.map(({ id }) => id)).size).toBe(3);
    const named = { ...more, fixed: more.fixed.map((row) => ({ ...row, field: row.id < 2 ? 'lead_id ' : '' })) };
    expect(fixedTwice(named)).toEqual(['lead_id']);
  });
});

describe('what is wrong with a mapping', () => {
  test.each<[MappingFault, string]>([
    [{ kind: 'malformed', at: 'fields.title' }, 'Job title: this can’t be the name of a field.'],
    [{ kind: 'malformed', at: 'object' }, 'Object: this can’t be'],
    [{ kind: 'malformed', at: 'searchEmail' }, 'Searched by e-mail in: this can’t be'],
    [{ kind: 'malformed', at: 'searchLinkedin' }, 'Searched by LinkedIn address in: this can’t be'],
    [{ kind: 'malformed', at: 'fixed.lead id' }, 'lead id: this can’t be'],
    [{ kind: 'malformed', at: 'fixed.' }, 'Fixed values: this can’t be'],
    [{ kind: 'malformed', at: 'something' }, 'something: this can’t be'],
    [{ kind: 'missing', value: 'last-name' }, 'Last name is missing: without it this CRM takes no contact.'],
    [{ kind: 'not-found-again' }, 'Map the work e-mail, or map the LinkedIn address'],
    [{ kind: 'same-field', field: 'Email' }, 'Email is written twice, or lies within another field.'],
    [{ kind: 'no-field', field: 'a..b' }, 'a..b can’t be the name of a field.'],
    [{ kind: 'empty-fixed', field: 'lead_id' }, 'Enter the fixed value of lead_id, or remove it.'],
    [{ kind: 'bad-link' }, 'The link must begin with https:// or {site}, and hold {id}.'],
  ])('%j is said in words', (fault, words) => {
    expect(faultText(fault)).toContain(words);
    expect(faultText(fault)).not.toMatch(/\$\d|undefined/);
  });

  it('of whatever is typed is said in words', () => {
    const typed = fc.oneof(fc.string(), fc.constantFrom('a b', '__proto__', 'x.', '{id}', '\u0000'));
    const draft = fc.record({
      title: typed,
      object: typed,
      searchEmail: typed,
      link: typed,
      field: typed,
      text: typed,
    });
    fc.assert(
      fc.property(draft, ({ title, field, text, ...more }) => {
        const whole = draftOf(sfdc);
        const edited = { ...whole, ...more, fields: { ...whole.fields, title }, fixed: [{ id: 0, field, text }] };
        for (const fault of checkMapping(mappingOf(edited)).faults) expect(faultText(fault)).toMatch(/\S+ .*\.$/s);
      }),
    );
  });
});
