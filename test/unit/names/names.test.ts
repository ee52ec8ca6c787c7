import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { crmPersonOf } from '../../../src/crm/mapping/values.ts';
import { predictEmails } from '../../../src/email-patterns/predict.ts';
import { cleanName } from '../../../src/linkedin/names.ts';
import { splitName } from '../../../src/model/name-parts.ts';
import { readName } from '../../../src/model/names/read-name.ts';
import { previewByName } from '../../../src/services/cognism/preview.ts';
import { personKey } from '../../../src/signals/name-keys.ts';
import { randomRuns } from '../../random-runs.ts';
import { lead, written } from '../export/leads-people.ts';
import { parts, readCards } from '../export/leads-vcard-reader.ts';
import { NAMES } from './names.ts';

/** What Cognism is asked by, or null where it is not asked. */
async function cognismQuery(name: string): Promise<{ firstName: string; lastName: string } | null> {
  let asked: { firstName: string; lastName: string } | null = null;
  const request: Parameters<typeof previewByName>[0] = async (...args) => {
    const [, lastName] = /"lastName":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(args)) ?? [];
    const [, firstName] = /"firstName":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(args)) ?? [];
    asked = { firstName: JSON.parse(firstName ?? '""'), lastName: JSON.parse(lastName ?? '""') };
    throw new Error('asked');
  };
  const access = { base: 'https://cognism.example', key: 'key' } as Parameters<typeof previewByName>[1];
  const person = { slug: 'somebody', name, company: 'Acme' } as Parameters<typeof previewByName>[2];
  await previewByName(request, access, person, Date.now).catch(() => null);
  return asked;
}

/** Words of letters with a hundred accents, and words that mean something to the reader of names. */
const latinWord = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'ABČĐÉĞİŁÑŐØŘŞÞ'), minLength: 1, maxLength: 1 }),
    fc.string({ unit: fc.constantFrom(...'aeioubčđéğıłñőørşþßə'), minLength: 1, maxLength: 8 }),
  )
  .map(([first, rest]) => first + rest);
const meaningful = fc.constantFrom(
  ...'Nguyen Tran Kovács Szabó Wang Kim Tanaka Dr Prof Phd Mba Jr Ii Van De Al Hiring Realtor Ceo At Junior'.split(' '),
);

it('the quick way through a name of two words leads where the slow one does', () => {
  const word = fc.oneof(latinWord, meaningful);
  fc.assert(
    fc.property(word, word, (one, other) => {
      const { given, family } = readName(`${one} ${other}`);
      expect(splitName(`${one} ${other}`)).toEqual({ given, family });
    }),
    { numRuns: randomRuns(5000) },
  );
});

describe('the same name for all who need it in parts', () => {
  test.each(NAMES)('%s is %s, %s, %s', async (painted, firstAndLast, isAsked, local) => {
    const name = cleanName(painted);
    const [given, family] = firstAndLast.includes('|') ? firstAndLast.split('|') : ['', firstAndLast];

    const crm = crmPersonOf(lead({ name }))?.values;
    expect([crm?.['first-name'] ?? '', crm?.['last-name']]).toEqual([given, family]);

    const csv = (await written('plain', [lead({ name })])).text.split('\r\n');
    const [, first, last] =
      (csv[1] ?? '').match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.map((cell) => cell.replace(/,$/, '')) ?? [];
    expect([first, last]).toEqual([given, family]);

    const [card = []] = readCards((await written('vcard', [lead({ name })])).text);
    const n = card.find((property) => property.name === 'N')?.value ?? '';
    expect(parts(n, ';').slice(0, 2)).toEqual([family, given]);

    const query = isAsked === 'asked' ? { firstName: given, lastName: family } : null;
    expect(await cognismQuery(name)).toEqual(query);

    // A signal may write it without titles, in the order of its script.
    const isNative = /[\p{sc=Han}\p{sc=Hangul}]/u.test(family ?? '');
    expect(personKey(name)).toBe(personKey((isNative ? `${family} ${given}` : `${given} ${family}`).trim()));

    const [guess] = predictEmails(name, [{ pattern: '{first}.{last}@acme.example', score: 1 }]);
    expect(guess?.address ?? '').toBe(local && `${local}@acme.example`);
  });

  it('are at least 120', () => {
    expect(new Set(NAMES.map(([name]) => name)).size).toBeGreaterThanOrEqual(120);
  });
});

it('two plain words are read as the reader reads them', () => {
  const words = NAMES.flatMap(([name]) => name.split(/[^A-Za-zÀ-ÿ]+/)).filter((word) => /^\p{Lu}\p{Ll}+$/u.test(word));
  const word = fc.oneof(
    fc.constantFrom(...words, 'Mba', 'Jr', 'Iii', 'Dr', 'Hiring', 'Realtor', 'Mister', 'Md', 'Von', 'De', 'Sra', 'Ma'),
    fc.stringMatching(/^[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{1,8}$/),
  );
  fc.assert(
    fc.property(word, word, (given, family) => {
      const { written: _, ...read } = readName(`${given} ${family}`);
      expect(splitName(`${given} ${family}`)).toEqual(read);
    }),
    { numRuns: randomRuns(3000) },
  );
});
