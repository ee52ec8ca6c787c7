import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../../src/model/schemas/people/lead.ts';
import { contact, email, NOW, phone } from '../purchasing/examples.ts';
import { anyLead, lead, written } from './leads-people.ts';
import { type Property, parts, readCards, textOf } from './leads-vcard-reader.ts';

const VERSIONS = ['vcard', 'vcard4'] as const;

async function cardOf(one: Partial<Lead>, version: (typeof VERSIONS)[number] = 'vcard'): Promise<Property[]> {
  const [card = []] = readCards((await written(version, [lead(one)])).text);
  return card;
}

const valuesOf = (card: readonly Property[], name: string) =>
  card.filter((one) => one.name === name).map(({ value, parameters }) => [...parameters, value]);

describe('a card', () => {
  it('says who somebody is and how to reach them', async () => {
    const jane: Partial<Lead> = {
      contact: contact({
        emails: [email({ address: 'jane@home.example', use: 'personal', validity: 'unverified' }), email()],
        phones: [
          phone({ use: 'mobile' }),
          phone({ use: 'direct', e164: '+33139980001' }),
          phone({ use: 'office', e164: '+12125550123', display: '+1 212 555 0123 ext. 101' }),
          phone({ e164: null, display: '01 39; desk, 2' }),
        ],
        title: { text: 'Head, Growth', service: 'kaspr', at: NOW },
        sources: [{ service: 'kaspr', at: NOW + 1000 }],
      }),
      tags: ['a,b', 'c'],
      notes: 'Line 1\r\nLine 2; \\ end',
    };
    const linesOf = async (version: (typeof VERSIONS)[number]) =>
      (await cardOf(jane, version)).map(({ name, parameters, value }) => [name, ...parameters, value]);
    // What Android's address books read.
    expect(await linesOf('vcard')).toEqual([
      ['VERSION', '3.0'],
      ['PRODID', '-//Leadlight//Leads//EN'],
      ['UID', 'urn:uuid:0b8f2a5e-3c1d-4f6a-9b7e-2d4c6e8f0a1b'],
      ['FN', 'Jane Doe'],
      ['N', 'Doe;Jane;;;'],
      ['EMAIL', 'TYPE=INTERNET', 'TYPE=WORK', 'TYPE=PREF', 'jane@acme.example'],
      ['EMAIL', 'TYPE=INTERNET', 'TYPE=HOME', 'jane@home.example'],
      ['TEL', 'TYPE=CELL', '+33639980012'],
      ['TEL', 'TYPE=WORK', 'TYPE=VOICE', '+33139980001'],
      ['TEL', 'TYPE=WORK', 'TYPE=VOICE', '+12125550123 ext. 101'],
      ['TEL', 'TYPE=VOICE', '01 39\\; desk\\, 2'],
      ['TITLE', 'Head\\, Growth'],
      ['ORG', 'Acme'],
      ['ADR', ';;;Paris\\, Île-de-France\\, France;;;'],
      ['URL', 'https://www.linkedin.com/in/jane-doe/'],
      ['CATEGORIES', 'a\\,b,c'],
      ['NOTE', 'Line 1\\nLine 2\\; \\\\ end\\nSources: Kaspr (2026-01-15)'],
      ['REV', '2026-01-15T10:00:01Z'],
    ]);
    expect(await linesOf('vcard4')).toEqual([
      ['VERSION', '4.0'],
      ['PRODID', '-//Leadlight//Leads//EN'],
      ['KIND', 'individual'],
      ['UID', 'urn:uuid:0b8f2a5e-3c1d-4f6a-9b7e-2d4c6e8f0a1b'],
      ['FN', 'Jane Doe'],
      ['N', 'Doe;Jane;;;'],
      ['EMAIL', 'TYPE=work', 'PREF=1', 'jane@acme.example'],
      ['EMAIL', 'TYPE=home', 'jane@home.example'],
      // A text: address books show the "tel:" of a URI.
      ['TEL', 'TYPE=cell', '+33639980012'],
      ['TEL', 'TYPE="work,voice"', '+33139980001'],
      ['TEL', 'TYPE="work,voice"', '+12125550123 ext. 101'],
      ['TEL', 'TYPE=voice', '01 39\\; desk\\, 2'],
      ['TITLE', 'Head\\, Growth'],
      ['ORG', 'Acme'],
      ['ADR', ';;;Paris\\, Île-de-France\\, France;;;'],
      ['URL', 'https://www.linkedin.com/in/jane-doe/'],
      ['CATEGORIES', 'a\\,b,c'],
      ['NOTE', 'Line 1\\nLine 2\\; \\\\ end\\nSources: Kaspr (2026-01-15)'],
      ['REV', '20260115T100001Z'],
    ]);
  });

  it.each([
    ['Jane Doe', ['Doe', 'Jane']],
    ['Jane Mary van den Berg', ['van den Berg', 'Jane Mary']],
    ['Doe, Jane', ['Doe', 'Jane']],
    ['Zendaya', ['Zendaya', '']],
    ['山田 花子', ['山田', '花子']],
    ['ليلى علي', ['علي', 'ليلى']],
    ['José García López', ['García López', 'José']],
    ['Ludwig von Beethoven; x\\y', ['von Beethoven', 'Ludwig']],
    ['Wang; Zhang', ['Wang', '']],
    ['\\x; y\\', ['\\x; y\\', '']],
  ])('has the name %s in its parts', async (name, [family, given]) => {
    const [[value = ''] = []] = valuesOf(await cardOf({ name }), 'N');
    expect(parts(value, ';')).toEqual([family, given, '', '', '']);
  });

  it.each([
    ['', { emails: [email()] }, 'jane@acme.example'],
    ['', {}, 'https://www.linkedin.com/in/jane-doe/'],
    ['\n\u0000', {}, 'https://www.linkedin.com/in/jane-doe/'],
  ])('of somebody called %j has something to be shown by', async (name, known, shown) => {
    expect(valuesOf(await cardOf({ name, contact: contact(known) }), 'FN')).toEqual([[shown]]);
  });
});

it('whatever people are called: cards of lines of at most 75 octets, with no character cut, that read back as written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyLead, { maxLength: 4 }), fc.constantFrom(...VERSIONS), async (leads, version) => {
      const { text } = await written(version, leads);
      const bytes = Buffer.from(text, 'utf8');
      const lines = bytes.toString('latin1').split('\r\n');
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(75);
        // Each line is UTF-8 by itself.
        new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
        expect(Buffer.from(line, 'latin1').toString('utf8')).not.toMatch(/\p{Cc}/u);
      }
      const sent = leads.filter(({ contact: known }) => !known?.optedOut);
      const cards = readCards(text);
      expect(cards).toHaveLength(sent.length);
      for (const [at, card] of cards.entries()) {
        const [[name = ''] = []] = valuesOf(card, 'FN');
        const clean = (sent[at]?.name ?? '').replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ').trim();
        if (clean !== '') expect(textOf(name)).toBe(clean);
        const [[n = ''] = []] = valuesOf(card, 'N');
        // What is no name (titles, slogans, signs) is left out, but nothing is made up.
        const rest = [...clean.normalize('NFKC')];
        const invented = [...parts(n, ';').join('').normalize('NFKC').replace(/\s/gu, '')].filter((sign) => {
          const at = rest.indexOf(sign);
          return at < 0 || rest.splice(at, 1).length === 0;
        });
        expect(invented).toEqual([]);
        expect(/\p{L}/u.test(n)).toBe(/\p{L}/u.test(clean));
        const [[list = ''] = []] = valuesOf(card, 'CATEGORIES');
        const tags = (sent[at]?.tags ?? []).map((tag) =>
          tag.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ').trim(),
        );
        expect(tags.length > 0 ? parts(list, ',') : []).toEqual(tags);
      }
    }),
  );
});

it('folds long lines: they are one when unfolded, and short ones stay', async () => {
  const notes = '田中さん😀 '.repeat(200).trim();
  const { text } = await written('vcard', [lead({ notes, contact: null })]);
  const [card = []] = readCards(text);
  expect(valuesOf(card, 'NOTE')).toEqual([[notes]]);
  expect(text.split('\r\n ').length).toBeGreaterThan(30);
  expect(text).toContain('\r\nFN:Jane Doe\r\n');
});

it('leaves out numbers on a do-not-call list and people who opted out', async () => {
  const known = contact({ phones: [phone({ isDoNotCall: true })] });
  const gone = contact({ emails: [email()], optedOut: { service: 'cognism', at: NOW } });
  const { text, ...counts } = await written('vcard', [lead({ contact: known }), lead({ contact: gone })]);
  expect(counts).toEqual({ written: 1, optedOut: 1, doNotCall: 1 });
  expect(text).not.toMatch(/TEL|EMAIL/);
});
