import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { emailPattern, employee } from '../../../src/model/company.ts';
import { contact } from '../../../src/model/contact.ts';
import { failure } from '../../../src/model/failure.ts';
import { z } from '../../../src/model/schema.ts';
import { OPERATIONS, type Operation } from '../../../src/model/service.ts';
import { readEnding } from '../../../src/services/kaspr/reply.ts';
import { NOW, reply, wire } from './answers.ts';

const FIELDS = [
  ...['id', 'name', 'firstName', 'lastName', 'emails', 'currentProEmails', 'currentPersonalEmails', 'currentProEmail'],
  ...['currentEmail', 'phones', 'phone', 'number', 'location', 'title', 'companyName', 'company', 'job', 'fetchedAt'],
  ...['email', 'valid', 'pattern', 'score', 'message'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', 'then', 'toJSON', ''],
];
const text = fc.oneof(
  fc.constantFrom(
    'Casper@example.com',
    'casper@EXAMPLE.com',
    'a@b',
    '+33 6 39 98 00 12',
    '+1 (202) 555-0123 ext. 7',
    ' ',
  ),
  fc
    .tuple(fc.constantFrom('+49', '+43', '+86', '+81', '+39', '+33', '00', '+800', '+'), fc.nat(), fc.nat())
    .map((parts) => parts.join('')),
  fc.tuple(fc.emailAddress(), fc.constantFrom('', ' ', '\u200b', '\ud83d\ude00')).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 700 }),
  fc.constantFrom('x', 'é', '9', '\ud83d\ude00', '\u202e').map((char) => char.repeat(501)),
);
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
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
const goods = fc.oneof(
  { weight: 4, arbitrary: thing },
  { weight: 2, arbitrary: patterns },
  fc.array(thing, { maxLength: 5 }),
  field,
);
const names = fc.constantFrom('profile', 'patterns', 'pattern', 'employees', 'message', '__proto__');
/** A reply to each operation, mostly under its own name. */
const question = fc.constantFrom(...OPERATIONS).chain((operation) => {
  const name = { profile: 'profile', 'domain-patterns': 'patterns', 'domain-employees': 'employees' }[operation];
  const own = { profile: thing, 'domain-patterns': patterns, 'domain-employees': fc.array(thing, { maxLength: 5 }) }[
    operation
  ];
  const right = fc
    .tuple(fc.dictionary(names, goods, { maxKeys: 2 }), own)
    .map(([more, it]) => ({ ...more, [name]: it }));
  const body = fc.oneof({ weight: 3, arbitrary: right }, fc.dictionary(names, goods, { maxKeys: 3 }), goods);
  return fc.tuple(fc.constant(operation), body);
});

const goodsOf = z.discriminatedUnion('operation', [
  z.strictObject({ operation: z.literal('profile'), contact }),
  z.strictObject({ operation: z.literal('domain-patterns'), patterns: z.array(emailPattern) }),
  z.strictObject({ operation: z.literal('domain-employees'), employees: z.array(employee) }),
]);

it('whatever comes: nothing is thrown, what is kept fits what is stored, and no prototype is touched', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  let brought = 0;
  const check = ([operation, value]: readonly [Operation, unknown]) => {
    const ending = readEnding(reply(200, wire(JSON.stringify(value))), operation, NOW);
    if (ending.failure) failure.parse(ending.failure);
    if (!ending.goods) return;
    brought += 1;
    expect(goodsOf.parse(ending.goods)).toEqual(ending.goods);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  };
  fc.assert(fc.property(question, check), { numRuns: 10_000 });
  // The statement above is about something only while many bodies bring something.
  expect(brought).toBeGreaterThan(2000);
  expect(Object.hasOwn({}, 'profile')).toBe(false);
});

test.each([
  '{"__proto__":{"profile":{"emails":[{"email":"a@b.example"}]}}}',
  '{"__proto__":{"message":"No credits left"}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"profile":{"__proto__":{"emails":[{"email":"a@b.example","valid":true}]}}}',
  '{"profile":{"emails":[{"__proto__":{"email":"a@b.example"}}],"phones":[{"__proto__":{"phone":"+33639980012"}}]}}',
])('%s brings nothing, and leaves objects as they were', (text) => {
  const ending = readEnding(reply(200, wire(text)), 'profile', NOW);
  expect(ending.goods).toBeNull();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
});
