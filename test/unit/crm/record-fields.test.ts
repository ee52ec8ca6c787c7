import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, fieldAt } from '../../../src/crm/mapping/record-fields.ts';
import { isSameValue, isUnchanged } from '../../../src/crm/match/same-value.ts';

describe('a field of a record', () => {
  it.each([
    [{ Email: 'a@x.example' }, 'Email', ['a@x.example'], '"a@x.example"'],
    [{ Email: ' a@x.example ' }, 'email', ['a@x.example'], '" a@x.example "'],
    [{ First_Name: 'Jane' }, 'firstName', ['Jane'], '"Jane"'],
    [{ name: 'b', Name: 'a' }, 'Name', ['a'], '"a"'],
    [
      { properties: { email: { value: 'a@x.example', versions: [1] } } },
      'properties.email',
      ['a@x.example'],
      '"a@x.example"',
    ],
    [
      { email: [{ label: 'work', value: 'a@x.example' }, { value: 'b@x.example' }] },
      'email',
      ['a@x.example', 'b@x.example'],
      '[{"label":"work","value":"a@x.example"},{"value":"b@x.example"}]',
    ],
    [{ email1: { value: '', label: 'work' } }, 'email1.value', [], null],
    [{ email: [{ value: '', primary: true }] }, 'email', [], null],
    [{ Phone: 33139980001 }, 'Phone', ['33139980001'], '33139980001'],
    [{ Phone: null }, 'Phone', [], null],
    [{ Phone: '  ' }, 'Phone', [], null],
    [{}, 'a.b.c', [], null],
    [{ account: 'Acme' }, 'account.name', ['Acme'], null],
    [JSON.parse('{"__proto__":{"title":"x"}}'), 'title', [], null],
    [{}, 'constructor.name', [], null],
    [{ Notes: 'x'.repeat(20_000) }, 'Notes', ['x'.repeat(20_000)], null],
  ])('%j at %s', (fields, path, texts, kept) => {
    expect(fieldAt({ fields }, path)).toEqual({ texts, kept });
  });

  it('of any shape and depth is looked at without a throw', () => {
    let deep: unknown = 'x';
    for (let at = 0; at < 100_000; at += 1) deep = [deep];
    expect(fieldAt({ fields: { deep } }, 'deep')).toEqual({ texts: ['…'], kept: null });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (fields, path) => {
        const { texts, kept } = fieldAt({ fields }, path);
        if (kept !== null) expect([texts.length > 0, JSON.parse(kept)]).toEqual([true, expect.anything()]);
      }),
    );
  });
});

it.each([
  [
    { Email: 'a', 'properties.email': 'b', 'properties.phone': 'c' },
    { Email: 'a', properties: { email: 'b', phone: 'c' } },
  ],
  [{ 'a.b.c': 1, 'a.b.d': null }, { a: { b: { c: 1, d: null } } }],
  [{ 'a.b': 1, a: 2 }, { a: 2 }],
  [{}, {}],
])('%j is the body %j', (values, body) => {
  expect(bodyOf(values)).toEqual(body);
});

it('a body is written into, and nothing else is', () => {
  const body = bodyOf({ '__proto__.x': 1, 'constructor.prototype.y': 2 });
  expect(JSON.stringify(body)).toBe('{"__proto__":{"x":1},"constructor":{"prototype":{"y":2}}}');
  expect([Reflect.get({}, 'x'), Reflect.get(Object, 'y')]).toEqual([undefined, undefined]);
});

describe('what a CRM shows', () => {
  it.each([
    ['work-email', 'Jane@Acme.example', ' jane@acme.EXAMPLE', true],
    ['work-email', 'jane@acme.example', 'jane@acme.example.evil', false],
    ['phone', '+33139980001', '01 39 98 00 01', true],
    ['phone', '+33139980001', '(+33) (0)1 39-98-00-01', true],
    ['phone', '+33139980001', '0033 1 39 98 00 01 ext. 5', true],
    ['phone', '+442079460000', '+44 (0)20 7946 0000', true],
    ['phone', '+33139980001', '+44139980001', false],
    ['phone', '+33139980001', '0001', false],
    ['phone', '+33139980001', '139980002', false],
    ['linkedin', 'https://www.linkedin.com/in/jane-doe/', 'http://fr.linkedin.com/in/Jane-Doe?x=1', true],
    ['linkedin', 'https://www.linkedin.com/in/zo%C3%AB/', 'linkedin.com/in/zoë', true],
    ['linkedin', 'https://www.linkedin.com/in/jane-doe/', 'https://evil.example/linkedin.com/in/jane-doe', false],
    ['linkedin', 'https://www.linkedin.com/in/jane-doe/', 'https://www.linkedin.com/in/%E0%A4%A', false],
    ['title', 'Head of  Growth', 'Head of\nGrowth ', true],
    ['title', 'Head of Growth', 'HEAD OF GROWTH', false],
    ['last-name', 'Zoe\u0308', 'Zoë', true],
    ['notes', 'Likes tea.', '2025: met.\nLikes  tea.', true],
    ['title', 'Head', 'Head of Growth', false],
  ] as const)('%s %j and %j: the same is %s', (value, ours, theirs, same) => {
    expect(isSameValue(value, ours, theirs)).toBe(same);
  });

  it.each([
    ['jane@acme.example', ['JANE@acme.example'], true],
    ['+33139980001', ['(0)1 39 98 00 01', '01 39 98 00 01'], true],
    ['Likes tea.', ['Likes tea. And cats.'], false],
    ['Jane', ['jane'], false],
    ['Jane', [], false],
  ])('%j is still there among %j: %s', (wrote, theirs, still) => {
    expect(isUnchanged(wrote, theirs)).toBe(still);
  });
});
