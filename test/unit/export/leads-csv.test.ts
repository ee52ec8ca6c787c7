import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { type CsvPreset, PRESETS } from '../../../src/export/leads/leads-csv.ts';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';
import { anyLead, lead, withContact, written } from './leads-people.ts';

const NAMES = Object.keys(PRESETS) as CsvPreset[]; // `Object.keys` forgets what they are.

/** A table as another program reads it. */
async function readElsewhere(preset: CsvPreset, leads: readonly Lead[]) {
  const { text, ...counts } = await written(preset, leads);
  // By its mark Excel knows the encoding; an importer would take it for a part of the first heading.
  expect(text.startsWith('\uFEFF')).toBe(preset === 'plain');
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return { rows: data, counts };
}

async function rowOf(preset: CsvPreset, one: Lead): Promise<Record<string, string>> {
  const { rows } = await readElsewhere(preset, [one]);
  expect(rows).toHaveLength(1);
  return rows[0] ?? {};
}

const FULL = lead({
  contact: contact({
    emails: [
      email({ address: 'jane@home.example', use: 'personal', validity: 'unverified' }),
      email({ address: 'old@acme.example', validity: 'invalid' }),
      email({ address: 'j.doe@acme.example', validity: 'unverified' }),
      email(),
    ],
    phones: [
      phone({ use: 'mobile' }),
      phone({ use: 'direct', e164: '+33139980001', display: '+33 1 39 98 00 01' }),
      phone({ use: 'office', e164: null, display: '01 39 98 00 00 (desk)' }),
      phone({ use: 'mobile', e164: '+33639980099', display: '+33 6 39 98 00 99' }),
    ],
    title: { text: 'Head of Growth', service: 'kaspr', at: NOW },
    sources: [
      { service: 'kaspr', at: NOW },
      { service: 'cognism', at: NOW - 86_400_000 },
    ],
  }),
  tags: ['berlin', 'q3; hot'],
  notes: 'Met at a fair.\r\nLikes tea.',
});

describe('a row', () => {
  it('plain: says all there is', async () => {
    expect(await rowOf('plain', FULL)).toEqual({
      Name: 'Jane Doe',
      'First name': 'Jane',
      'Last name': 'Doe',
      Title: 'Head of Growth',
      Headline: 'Head of Growth at Acme',
      Company: 'Acme',
      Location: 'Paris, Île-de-France, France',
      LinkedIn: 'https://www.linkedin.com/in/jane-doe/',
      'Work email': 'jane@acme.example',
      'Work email status': 'verified',
      'Personal email': 'jane@home.example',
      'Other emails': 'j.doe@acme.example',
      'Mobile phone': "'+33 6 39 98 00 12",
      'Direct phone': "'+33 1 39 98 00 01",
      'Office phone': '01 39 98 00 00 (desk)',
      'Other phones': "'+33 6 39 98 00 99",
      Tags: 'berlin; q3; hot',
      Notes: 'Met at a fair.\nLikes tea.',
      Sources: 'Kaspr (2026-01-15); Cognism (2026-01-14)',
      Saved: '2026-01-15',
    });
  });

  it('is no formula behind a semicolon either, where a spreadsheet begins a cell there', async () => {
    const notes = "a;=cmd|'/C calc'!A0; +49 30 1; -2+3;@x; @y; z";
    expect(await rowOf('plain', { ...FULL, notes })).toMatchObject({
      Notes: "a;'=cmd|'/C calc'!A0; +49 30 1; '-2+3;'@x; '@y; z",
    });
  });

  it('Salesforce: has the labels of contact fields, and numbers as machines dial them', async () => {
    expect(await rowOf('salesforce', FULL)).toEqual({
      'First Name': 'Jane',
      'Last Name': 'Doe',
      Title: 'Head of Growth',
      'Account Name': 'Acme',
      Email: 'jane@acme.example',
      Phone: '+33139980001',
      Mobile: '+33639980012',
      'Other Phone': '01 39 98 00 00 (desk)',
      Description:
        'Met at a fair.\nLikes tea.\nTags: berlin; q3; hot\nSources: Kaspr (2026-01-15); Cognism (2026-01-14)',
      'LinkedIn URL': 'https://www.linkedin.com/in/jane-doe/',
      Location: 'Paris, Île-de-France, France',
      'Other Emails': 'j.doe@acme.example; jane@home.example',
    });
  });

  it('HubSpot: has further addresses as HubSpot wants them', async () => {
    expect(await rowOf('hubspot', FULL)).toMatchObject({
      Email: 'jane@acme.example',
      'Additional email addresses': 'j.doe@acme.example;jane@home.example',
      'Phone Number': '+33139980001',
      'Mobile Phone Number': '+33639980012',
      'Job Title': 'Head of Growth',
      'Company Name': 'Acme',
    });
  });

  it('Pipedrive: has one column for each use', async () => {
    expect(await rowOf('pipedrive', FULL)).toMatchObject({
      'Person - Name': 'Jane Doe',
      'Person - Email - Work': 'jane@acme.example',
      'Person - Email - Home': 'jane@home.example',
      'Person - Email - Other': 'j.doe@acme.example',
      'Person - Phone - Work': '+33139980001',
      'Person - Phone - Mobile': '+33639980012',
      'Organization - Name': 'Acme',
      'Note - Content': 'Met at a fair.\nLikes tea.\nSources: Kaspr (2026-01-15); Cognism (2026-01-14)',
    });
  });

  it.each(['salesforce', 'hubspot', 'pipedrive'] as const)(
    '%s: numbers have no apostrophe and keep their extension; what would be run has one',
    async (name) => {
      const phones = [
        phone({ use: 'mobile', e164: '+33639980012' }),
        phone({ use: 'office', e164: '+12125550123', display: '+1 212 555 0123 ext. 101' }),
      ];
      const cells = Object.values(await rowOf(name, lead({ company: '=1+1', contact: contact({ phones }) })));
      expect(cells).toEqual(expect.arrayContaining(['+33639980012', '+12125550123 ext. 101', "'=1+1"]));
      const odd = ['+999 (0)12/34 56-78', '+cmd|calc'].map((display) => phone({ e164: null, display }));
      for (const one of odd) {
        const row = Object.values(await rowOf(name, withContact({ phones: [one] })));
        expect(row).toContain(one.display === '+cmd|calc' ? "'+cmd|calc" : one.display);
      }
    },
  );

  it('plain: a number has its extension, and an apostrophe that keeps a spreadsheet from reckoning with it', async () => {
    const house = phone({ use: 'office', e164: '+12125550123', display: '+1 212 555 0123 ext. 101' });
    expect(await rowOf('plain', withContact({ phones: [house] }))).toMatchObject({
      'Office phone': "'+1 212 555 0123 ext. 101",
    });
  });

  it.each(['plain', 'salesforce', 'hubspot', 'pipedrive'] as const)(
    '%s: a desk’s address is not the one by which somebody is known, where there is another',
    async (name) => {
      const emails = [email({ address: 'info@acme.example' }), email({ validity: 'unverified' })];
      const row = await rowOf(name, withContact({ emails }));
      expect(row.Email ?? row['Work email'] ?? row['Person - Email - Work']).toBe('jane@acme.example');
      expect(Object.values(row).join()).toContain('info@acme.example');
    },
  );

  it.each(['salesforce', 'hubspot'] as const)(
    '%s: a person with a private address alone has that as theirs',
    async (name) => {
      const row = await rowOf(
        name,
        withContact({ emails: [email({ use: 'personal', address: 'jane@home.example' })] }),
      );
      expect(row.Email).toBe('jane@home.example');
    },
  );
});

describe.each(NAMES)('%s', (preset) => {
  it('whatever people are called: one row each, as many cells as headings, no cell that would be run', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLead, { maxLength: 5 }), async (leads) => {
        const { rows, counts } = await readElsewhere(preset, leads);
        const sent = leads.filter(({ contact: known }) => !known?.optedOut);
        expect(counts).toMatchObject({ written: sent.length, optedOut: leads.length - sent.length });
        expect(rows).toHaveLength(sent.length);
        for (const row of rows) {
          expect(Object.keys(row)).toHaveLength(PRESETS[preset].length);
          for (const cell of Object.values(row)) {
            expect(cell).not.toMatch(
              preset === 'plain'
                ? /^[=+\-@\t\r＝＋－＠]/
                : /^(?!\+\d[\d\s()./-]{5,39}(?:ext\. \d+)?$)[=+\-@\t\r＝＋－＠]/,
            );
            expect(cell.replaceAll('\n', '')).not.toMatch(/[\p{Cs}\p{Cc}]/u);
          }
        }
      }),
    );
  });

  it.runIf(preset !== 'plain').each(['+ 11', '+1-1', '+(1)', '+12'])(
    'escapes "%s", which is no phone number',
    async (notes) => {
      const { text } = await written(preset, [{ ...withContact({}), notes }]);
      expect(text).toContain(`'${notes}`);
    },
  );

  it('holds no number on a do-not-call list, in whatever form another service told it, and counts them', async () => {
    const phones = [
      phone({ isDoNotCall: true }, 'cognism'),
      phone({ e164: null, display: '06 39 98 00 12', use: 'mobile' }),
      phone({ e164: '+33139980001', display: '+33 1 39 98 00 01', use: 'direct' }),
    ];
    const { text, ...counts } = await written(preset, [withContact({ phones })]);
    expect(counts).toEqual({ written: 1, optedOut: 0, doNotCall: 2 });
    expect(text.replace(/\D/g, '')).toContain('139980001');
    expect(text.replace(/\D/g, '')).not.toContain('39980012');
  });

  it('holds nothing of a person who opted out', async () => {
    const optedOut = { service: 'cognism', at: NOW } as const;
    const { text, ...counts } = await written(preset, [
      withContact({ emails: [email()], optedOut }),
      lead({ contact: null }),
    ]);
    expect(counts).toEqual({ written: 1, optedOut: 1, doNotCall: 0 });
    expect(text).not.toContain('jane@acme.example');
  });

  it('names no address that is known not to work', async () => {
    const { text } = await written(preset, [FULL]);
    expect(text).toContain('j.doe@acme.example');
    expect(text).not.toContain('old@acme.example');
  });

  it('of nobody is a heading', async () => {
    const { rows, counts } = await readElsewhere(preset, []);
    expect(rows).toEqual([]);
    expect(counts).toEqual({ written: 0, optedOut: 0, doNotCall: 0 });
  });
});

it.each([
  ['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
  ['@SUM(A1:A9)', "'@SUM(A1:A9)"],
  ['-2+3', "'-2+3"],
  ["'=1", "''=1"],
  ['\t=1', "'=1"],
  ['Eve "the\r\nHammer" O’Neil', 'Eve "the Hammer" O’Neil'],
  ['ليلى بن علي', 'ليلى بن علي'],
  ['Zoë 👩‍🔬 田中', 'Zoë 👩‍🔬 田中'],
  ['A\u0000\ud800B', 'A B'],
])('a name %j is written as %j', async (name, cell) => {
  expect((await rowOf('plain', lead({ name }))).Name).toBe(cell);
});
