import fc from 'fast-check';
import type { KasprOperation } from '../../../src/services/kaspr/ask-kaspr.ts';

// Replies as a broken or hostile service might send them; all as bytes, statuses and headers, as they come over the
// wire.

const FIELDS = [
  ...['id', 'name', 'firstName', 'lastName', 'emails', 'currentProEmails', 'currentPersonalEmails', 'currentProEmail'],
  ...['currentEmail', 'phones', 'phone', 'number', 'location', 'title', 'companyName', 'company', 'job', 'fetchedAt'],
  ...['workEmails', 'directEmails', 'starryWorkEmail', 'starryDirectEmail', 'professionalEmails', 'personalEmails'],
  ...[
    'professionalEmail',
    'personalEmail',
    'starryProfessionalEmail',
    'starryPersonalEmail',
    'starryPhone',
    'isCurrent',
  ],
  ...['workEmailCredits', 'personalEmailCredits', 'phoneCredits', 'exportCredits', 'reason'],
  ...[
    'dailyLimit',
    'hourlyLimit',
    'minutelyLimit',
    'email',
    'valid',
    'pattern',
    'score',
    'message',
    'user',
    'profile',
    'patterns',
    'employees',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON', ''],
];
const LONGEST = 1_000_100;

const text = fc.oneof(
  fc.constantFrom(
    ...['Casper@example.com', 'casper@EXAMPLE.com', 'a@b', '+33 6 39 98 00 12', '+1 (202) 555-0123 ext. 7', ' '],
    ...['1', '0.5', 'true', 'null', '[object Object]', '1588682813481'],
  ),
  fc
    .tuple(fc.constantFrom('+49', '+43', '+86', '+81', '+39', '+33', '00', '+800', '+'), fc.nat(), fc.nat())
    .map((parts) => parts.join('')),
  fc.tuple(fc.emailAddress(), fc.constantFrom('', ' ', '\u200b', '\ud83d\ude00')).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.constantFrom('x', 'é', '9', '\ud83d\ude00', '\u202e', '\u0000').map((char) => char.repeat(501)),
);
/** They pass for strings or lists, until somebody looks at how long they are. */
const lengths = fc.constantFrom(
  ...[{ length: 3 }, { length: -1 }, { length: '5' }, { length: null }, { length: { toString: [] } }],
  ...[{ length: { valueOf: 7, toString: {} } }, { length: [], at: 0, 0: 'x' }],
);
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null), lengths);
const emailEntry = fc.record({ email: text, valid: fc.oneof(fc.boolean(), leaf) }, { requiredKeys: [] });
const anything = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })), {
  maxKeys: 6,
});
const list = fc.array(fc.oneof(text, emailEntry, anything, leaf), { maxLength: 5 });
const field = fc.oneof(text, list, anything, leaf);
const emails = fc.oneof({ weight: 4, arbitrary: fc.array(emailEntry, { maxLength: 5 }) }, field);
const thing = fc
  .tuple(
    fc.record({ emails, phones: fc.oneof({ weight: 4, arbitrary: list }, field), name: text }, { requiredKeys: [] }),
    fc.dictionary(fc.constantFrom(...FIELDS), field, { maxKeys: 12 }),
  )
  .map(([usual, more]) => ({ ...more, ...usual }));
const patterns = fc.array(fc.oneof(anything, fc.record({ pattern: text, score: fc.double() })), { maxLength: 6 });
const data = fc.oneof(
  { weight: 4, arbitrary: thing },
  { weight: 2, arbitrary: patterns },
  fc.array(thing, { maxLength: 5 }),
  field,
);
const names = fc.constantFrom('profile', 'patterns', 'pattern', 'employees', 'message', 'user', '__proto__');
const OWN: Record<KasprOperation, readonly [name: string, data: fc.Arbitrary<unknown>]> = {
  profile: ['profile', thing],
  'domain-patterns': ['patterns', patterns],
  'domain-employees': ['employees', fc.array(thing, { maxLength: 5 })],
};

/** The body of a reply to an operation as JSON text, mostly with goods of its own kind. */
function jsonFor(operation: KasprOperation): fc.Arbitrary<string> {
  const [name, own] = OWN[operation];
  const right = fc
    .tuple(fc.dictionary(names, data, { maxKeys: 2 }), own)
    .map(([more, it]) => ({ ...more, [name]: it }));
  const owner = fc.record({ user: fc.oneof(text, leaf) });
  const value = fc.oneof(
    { weight: 5, arbitrary: right },
    fc.dictionary(names, data, { maxKeys: 3 }),
    data,
    leaf,
    owner,
  );
  return value.map((body) => JSON.stringify(body));
}

/** The same key again, under which another value comes later; keys that only text can write. */
const written = fc.constantFrom(
  '{"profile":{"emails":[]},"profile":7}',
  '{"__proto__":{"profile":{"emails":[{"email":"a@b.example","valid":true}]}}}',
  '{"profile":{"__proto__":{"emails":[{"email":"a@b.example","valid":true}]}}}',
  '{"constructor":{"prototype":{"polluted":true}},"profile":{"constructor":{"prototype":{"polluted":true}}}}',
  '{"employees":[{"__proto__":{"name":"Casper"},"constructor":1}]}',
  '{"patterns":{"length":3,"0":{"pattern":"{f}@a.example","score":1}}}',
  '{"profile":{"fetchedAt":1e999,"title":-0}}',
  '\ufeff{"profile":{"title":"Ghost"}}',
  '<!doctype html><title>Be right back</title>',
  'No credits left',
  '',
  ' \n',
);
const NESTS = [
  ['[', ']'],
  ['{"profile":', '}'],
  ['{"emails":[', ']}'],
  ['{"__proto__":', '}'],
] as const;
const nested = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(...NESTS))
  .map(([depth, [open, close]]) => `${open.repeat(depth)}null${close.repeat(depth)}`);
const huge = fc
  .tuple(fc.constantFrom('{"profile":{"title":"', '{"patterns":["', '["'), fc.constantFrom(400_000, LONGEST))
  .map(([start, size]) => start + 'x'.repeat(size));

const encoder = new TextEncoder();

/** Bytes for an operation: JSON for the most part, also cut off, not UTF-8, deep or huge. */
export function bytesFor(operation: KasprOperation): fc.Arbitrary<Uint8Array> {
  const json = jsonFor(operation);
  const cut = fc.tuple(json, fc.nat({ max: 300 })).map(([text, end]) => text.slice(0, end));
  const texts = fc.oneof(
    { weight: 400, arbitrary: json },
    { weight: 30, arbitrary: cut },
    { weight: 60, arbitrary: written },
    { weight: 10, arbitrary: nested },
    { weight: 1, arbitrary: huge },
  );
  const bytes = fc.uint8Array({ maxLength: 60 });
  return fc.oneof({ weight: 30, arbitrary: texts.map((text) => encoder.encode(text)) }, bytes);
}

const number = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '12',
    '0.5',
    '-1',
    '-0',
    '1e9',
    '1e10',
    '1e400',
    '9'.repeat(400),
    '0x10',
    '0b1',
    '1,000',
    '1 credit',
  ),
  fc.constantFrom('NaN', 'Infinity', '-Infinity', 'null', 'true', '{}', '[]', '1, 1', '١٢', '', ' ', '__proto__'),
  fc.integer().map(String),
  fc.double().map(String),
);
const moment = fc.oneof(
  fc.constantFrom('Wed, 21 Oct 2026 07:28:00 GMT', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT'),
  fc.constantFrom(
    '2026-01-15T13:00:00Z',
    '+275760-09-13T00:00:00.001Z',
    'soon',
    '120, 60',
    '00',
    '1e3',
    '-5',
    '.5',
    '60s',
  ),
  fc.date().map((date) => (Number.isNaN(date.getTime()) ? 'never' : date.toUTCString())),
);
// What a header can carry at all: browsers refuse the rest before anybody can read it.
const odd = fc.string({
  unit: fc.integer({ min: 0x21, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 40,
});
const value = fc.oneof({ weight: 5, arbitrary: number }, { weight: 3, arbitrary: moment }, odd).filter(isHeader);

function isHeader(text: string): boolean {
  return [...text].every((char) => char >= ' ' && char <= '\xff' && char !== '\x7f');
}

/** Headers of every form, also several times the same. */
export const headings: fc.Arbitrary<[string, string][]> = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...['Decreased-Credits', 'Remaining-Credits', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'],
      ...['Remaining-Work-Email-Credits', 'Remaining-Direct-Email-Credits', 'Remaining-Phone-Credits'],
      ...['Remaining-Export-Credits', 'X-Hourly-RateLimit-Remaining', 'X-Daily-RateLimit-Remaining'],
      ...['Retry-After', 'decreased-credits', 'retry-after', '__proto__', 'constructor', 'Content-Type'],
    ),
    value,
  ),
  { maxLength: 9 },
);

export const status = fc.oneof(
  { weight: 5, arbitrary: fc.constant(200) },
  fc.constantFrom(201, 204, 205, 206, 299, 300, 304, 400, 401, 402, 403, 404, 411, 415, 422, 429, 500, 502, 503, 599),
  fc.integer({ min: 200, max: 599 }),
);

export const KASPR_OPERATIONS = ['profile', 'domain-patterns', 'domain-employees'] as const satisfies KasprOperation[];
export const operation = fc.constantFrom(...KASPR_OPERATIONS);
