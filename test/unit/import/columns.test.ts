import { describe, expect, test } from 'vitest';
import type { ChosenColumns } from '../../../src/import/pasted-list.ts';
import { readPeople } from '../../../src/import/pasted-people.ts';
import type { ColumnRole } from '../../../src/import/table/headings.ts';

const IN = 'https://www.linkedin.com/in/';

const read = (list: string, chosen?: ChosenColumns) =>
  readPeople(list, chosen).people.map(({ person: { slug, name } }) => `${slug} = ${name}`);

describe('a table is asked about', () => {
  test.each<[why: string, list: string, suggested: readonly (ColumnRole | null)[]]>([
    [
      'whose headings are words of no list',
      `Kollegin;Netzwerk;Haus\nJane Doe;${IN}jd7;Acme\nPiers Holt;${IN}ph7;Beta`,
      ['name', 'linkedin', null],
    ],
    ['whose names may be under an unknown heading', `LinkedIn URL;Kollegin\n${IN}jd7;Jane Doe`, ['linkedin', 'name']],
    [
      'whose addresses are under an unknown heading',
      `Vorname;Nachname;Netz\nJane;Doe;${IN}jd7`,
      ['first', 'last', 'linkedin'],
    ],
    ['whose addresses are where others belong', `Name,Website\nJane Doe,${IN}jd7`, ['name', 'linkedin']],
    ['that may hold slugs under an unknown heading', 'Name;Netz\nJane Doe;jane-doe-77', ['name', null]],
    [
      'without headings where several cells could be the name',
      `Acme,Jane Doe,${IN}jd7\nBeta,Piers Holt,${IN}ph7`,
      [null, 'name', 'linkedin'],
    ],
    ['of which only Excel’s line is known', `sep=;\nJane Doe;${IN}jd7\nPiers Holt;${IN}ph7`, ['name', 'linkedin']],
  ])('%s', (_, list, suggested) => {
    const { people, withoutAddress, bad, table } = readPeople(list);
    expect({ people, withoutAddress, bad }).toEqual({ people: [], withoutAddress: [], bad: [] });
    expect(table).toMatchObject({ isUnderstood: false, roles: suggested });
  });

  test.each([
    ['all of whose headings are known', `Name,LinkedIn,Company\nJane Doe,${IN}jd7,Acme`],
    ['whose unknown columns hold no names', `LinkedIn URL;Score;Segment;Ref\n${IN}jd7;7;A;x-12`],
    ['that has no names', `LinkedIn URL;Company\n${IN}jane-doe;Acme`],
    ['that has no addresses', 'Name,URL\nJane Doe,\nPiers Holt,n/a'],
  ])('but not one %s', (_, list) => {
    expect(readPeople(list).table).toMatchObject({ isUnderstood: true });
  });

  test.each([
    ['lines of names and addresses', `Jane Doe,${IN}jd7\nPiers Holt,${IN}ph7`],
    ['notes', `Leads to call:\n1. Jane Doe - ${IN}jd7\n2. Piers Holt - ${IN}ph7`],
    ['words', 'Smith, John\nDoe, Jane'],
  ])('nor %s, which are no table', (_, list) => {
    expect(readPeople(list).table).toBeNull();
  });
});

describe('what the user says of the columns', () => {
  const list = `Haus;Kollegin;Netz\nAcme;Jane Doe;${IN}jd7`;

  test('is how they are read', () => {
    expect(read(list, { roles: ['company', 'name', 'linkedin'], hasHeadings: true })).toEqual(['jd7 = Jane Doe']);
    expect(read(list, { roles: ['name', 'other', 'linkedin'], hasHeadings: true })).toEqual(['jd7 = Acme']);
  });

  test('may be that the first line is a person', () => {
    const people = `Jane Doe;jane-doe\nPiers Holt;piers-holt\nOdalys Brenn;${IN}ob7`;
    const columns = { roles: ['name', 'linkedin'], hasHeadings: false } as const;
    expect(read(`sep=;\n${people}`, columns)).toEqual([
      'jane-doe = Jane Doe',
      'piers-holt = Piers Holt',
      'ob7 = Odalys Brenn',
    ]);
  });

  test('does not make a word an address', () => {
    const said = { roles: ['name', 'linkedin', 'other'], hasHeadings: true } as const;
    const { people, withoutAddress } = readPeople(`A1;B1;C1\nJane Doe;nan;${IN}jd7\nPiers Holt;Manager;${IN}ph7`, said);
    expect(people).toMatchObject([{ person: { slug: 'Manager' }, doubt: 'slug-not-name' }]);
    expect(withoutAddress).toMatchObject([{ name: 'Jane Doe' }]);
  });
});
