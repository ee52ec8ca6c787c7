import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nameForms } from '../../../src/email-patterns/name-forms.ts';
import { predictEmails } from '../../../src/email-patterns/predict.ts';
import { randomRuns } from '../../random-runs.ts';
import { rows } from './names-by-patterns.ts';

const addresses = (...args: Parameters<typeof predictEmails>): string[] =>
  predictEmails(...args).map(({ address }) => address);
const one = (pattern: string) => [{ pattern, score: 1 }];

describe('names by patterns', () => {
  test.each(rows)('%s by %s', (name, patterns, expected) => {
    const scored = patterns
      .split(' ')
      .map((local, index) => ({ pattern: `${local}@acme.example`, score: 0.9 - index / 10 }));
    const wanted = expected.split(' ').filter(Boolean);
    expect(addresses(name, scored)).toEqual(wanted.map((local) => `${local}@acme.example`));
  });
});

describe('the domain of a pattern', () => {
  it('is taken as it is, in lower case', () => {
    expect(addresses('Jane Example', one('{first}@Mail.ACME-Sample.example'))).toEqual([
      'jane@mail.acme-sample.example',
    ]);
  });

  test.each([
    '',
    'acme',
    'acme.example@acme.example',
    '{last}.example',
    'acme..example',
    '-acme.example',
    'ac me.example',
    'acme.example.',
    '127.0.0.1',
  ])('gives nothing where it is "%s"', (domain) => {
    expect(addresses('Jane Example', one(`{first}@${domain}`))).toEqual([]);
  });

  it('must be there', () => {
    expect(addresses('Jane Example', one('{first}.{last}'))).toEqual([]);
  });

  it('leaves room for the local part in 254 characters', () => {
    const domain = (last: number) =>
      `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(last)}.example`;
    const longest = 254 - 'jane@'.length - domain(0).length;
    expect(addresses('Jane Example', one(`{first}@${domain(longest)}`))).toHaveLength(1);
    expect(addresses('Jane Example', one(`{first}@${domain(longest + 1)}`))).toEqual([]);
  });
});

describe('length of the local part', () => {
  it.each([
    [64, 1],
    [65, 0],
  ])('%i letters: %i address', (length, count) => {
    expect(addresses(`Jane ${'e'.repeat(length)}`, one('{last}@acme.example'))).toHaveLength(count);
  });
});

describe('rank', () => {
  it('follows the score, whatever the order of patterns', () => {
    const patterns = [
      { pattern: '{f}@acme.example', score: 0.2 },
      { pattern: '{last}@acme.example', score: 0.9 },
    ];
    expect(predictEmails('Jane Example', patterns)).toEqual([
      { address: 'example@acme.example', score: 0.9, pattern: '{last}@acme.example' },
      { address: 'j@acme.example', score: 0.2, pattern: '{f}@acme.example' },
    ]);
  });

  it('keeps the order of patterns of one score', () => {
    const patterns = ['{last}', '{first}', '{f}'].map((local) => ({ pattern: `${local}@acme.example`, score: 0.5 }));
    expect(addresses('Jane Example', patterns).map((each) => each.split('@')[0])).toEqual(['example', 'jane', 'j']);
  });

  it('puts a variant after patterns that fit nearly as well and before those that hardly fit', () => {
    const patterns = [
      { pattern: '{first}.{last}@acme.example', score: 0.6 },
      { pattern: '{f}{last}@acme.example', score: 0.5 },
      { pattern: '{last}@acme.example', score: 0.1 },
    ];
    expect(predictEmails('Jörg Muster', patterns).map(({ address, score }) => [address, score.toFixed(2)])).toEqual([
      ['joerg.muster@acme.example', '0.60'],
      ['jmuster@acme.example', '0.50'],
      ['jorg.muster@acme.example', '0.42'],
      ['muster@acme.example', '0.10'],
    ]);
  });

  it('keeps the best score of an address that two patterns make', () => {
    const patterns = [
      { pattern: '{last}@acme.example', score: 0.3 },
      { pattern: '{last}@ACME.example', score: 0.7 },
    ];
    expect(predictEmails('Jane Example', patterns)).toEqual([
      { address: 'example@acme.example', score: 0.7, pattern: '{last}@ACME.example' },
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('leaves out a pattern of score %d', (score) => {
    expect(addresses('Jane Example', [{ pattern: '{last}@acme.example', score }])).toEqual([]);
  });
});

describe('options', () => {
  const many = ['{first}', '{last}', '{f}', '{l}', '{f}{l}', '{l}{f}', '{f}.{l}', '{l}.{f}', '{f}-{l}'].map(
    (local) => ({
      pattern: `${local}@acme.example`,
      score: 0.5,
    }),
  );

  it('gives eight addresses at most unless told', () => {
    expect(addresses('Jane Example', many)).toHaveLength(8);
    expect(addresses('Jane Example', many, { limit: 2 })).toHaveLength(2);
    expect(addresses('Jane Example', many, { limit: 100 })).toHaveLength(9);
    expect(addresses('Jane Example', many, { limit: 0 })).toEqual([]);
    expect(addresses('Jane Example', many, { limit: -1 })).toEqual([]);
  });

  it('leaves out what is known, before it counts', () => {
    const found = addresses('Jane Example', many, { known: [' Jane@ACME.example '], limit: 6 });
    expect(found).toHaveLength(6);
    expect(found).not.toContain('jane@acme.example');
  });

  it('does not change what it was given', () => {
    const patterns = Object.freeze([...many]);
    const known = Object.freeze(['jane@acme.example']);
    expect(() => predictEmails('Jane Example', patterns, Object.freeze({ known }))).not.toThrow();
  });
});

describe('the forms of a name', () => {
  it('begin with the primary one', () => {
    expect(nameForms('Jörg van Beispiel')[0]).toEqual({
      given: 'joerg',
      givenInitial: 'j',
      family: 'vanbeispiel',
      familyInitial: 'v',
      steps: 0,
    });
  });

  it('are none where a letter has no spelling', () => {
    expect(nameForms('Иван Ѣриков')).toEqual([]);
  });

  it('stop at two unusual choices', () => {
    const forms = nameForms('Hans-Jörg "Hajo" van der Müster-Beispiel');
    expect(Math.max(...forms.map(({ steps }) => steps))).toBe(2);
    expect(forms.filter(({ steps }) => steps === 0)).toHaveLength(1);
    expect(forms.map(({ steps }) => steps)).toEqual(forms.map(({ steps }) => steps).sort());
  });
});

const NAME_PIECES = [
  ...'Jane|Müller|Brontë-Łukasiewicz|van|den|de|la|y|e|García|Al-|-|--|O’|\'t|"Bob"|(Bob)|(|)|, |Dr.|PhD|III|MA|É|D.|J|LI|山田|Иван|Ѣриков|Παπα|ß|İ|ﬁ|@|{first}|$&|..|*|\u200f|\ud800|🌟|/|\\|\u0000'.split(
    '|',
  ),
];
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(fc.constantFrom(...NAME_PIECES), { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...NAME_PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.constantFrom('a', ' ', '-', "'", '(', '"a" ', 'a.', '@', '\u0301', ',').map((char) => char.repeat(10_000)),
  fc.constantFrom('a', ' ', '-', "'", '(', '"a" ', 'a.', '@', '\u0301', ',').map((char) => char.repeat(250)),
);
const anyPattern = fc.record({
  pattern: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom('{first}', '{last}', '{f}', '{l}', '{', '}', '.', '-', '_', '+', '@', 'x', ' ', '{mi}', 'É'),
      )
      .map((pieces) => `${pieces.join('')}@acme.example`),
    fc.constant('{first}.{last}@acme.example'),
  ),
  score: fc.double(),
});
const STRICT_EMAIL =
  /^(?=.{1,64}@)(?=.{1,254}$)[a-z0-9](?:[a-z0-9_+-]|\.(?!\.))*(?<=[a-z0-9])@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

describe('whatever the name and the patterns', () => {
  const property = (check: (name: string, patterns: { pattern: string; score: number }[]) => void) =>
    fc.assert(fc.property(anyName, fc.array(anyPattern, { maxLength: 6 }), check), { numRuns: randomRuns(2000) });

  it('makes valid addresses only, each once, best first, with a finite score', () => {
    property((name, patterns) => {
      const found = predictEmails(name, patterns, { limit: 1000 });
      for (const { address, score } of found) {
        expect(address).toMatch(STRICT_EMAIL);
        expect(Number.isFinite(score)).toBe(true);
      }
      expect(new Set(found.map(({ address }) => address)).size).toBe(found.length);
      for (const [index, { score }] of found.entries())
        expect(score).toBeLessThanOrEqual(found[index - 1]?.score ?? score);
    });
  });

  it('says the same twice', () => {
    property((name, patterns) => {
      expect(predictEmails(name, patterns)).toEqual(predictEmails(name, patterns));
    });
  });

  it('never gives a known address', () => {
    property((name, patterns) => {
      const [known] = addresses(name, patterns);
      fc.pre(known !== undefined);
      expect(addresses(name, patterns, { known: [known ?? ''] })).not.toContain(known);
    });
  });

  it('spells names in a–z and single hyphens', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        for (const { given, family, givenInitial, familyInitial } of nameForms(name)) {
          expect(given).toMatch(/^(?:[a-z]+(?:-[a-z]+)*)?$/);
          expect(family).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
          expect(givenInitial).toMatch(/^[a-z]+$/);
          expect(familyInitial).toMatch(/^[a-z]$/);
        }
      }),
      { numRuns: randomRuns(3000) },
    );
  });
});
