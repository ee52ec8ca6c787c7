import { describe, expect, it } from 'vitest';
import { contact as contactSchema, type Phone, type Provenance } from '../../../src/model/schemas/people/contact.ts';
import { mergeContacts } from '../../../src/purchasing/ledger/merge.ts';
import { phoneFrom } from '../../../src/services/values/contact-values.ts';
import { contact, NOW, phone } from './examples.ts';

/** What is known after services have spoken, one after the other: who, of which number, and whether it is forbidden. */
function knownAfter(...words: readonly (readonly [Provenance['service'], string, boolean])[]) {
  const [first = contact(), ...more] = words.map(([service, number, isDoNotCall], at) => {
    const told = phoneFrom(number, { service, at: NOW + at }, { isDoNotCall });
    return contact({ phones: told ? [told] : [], sources: [{ service, at: NOW + at }] });
  });
  const merged = more.reduce(mergeContacts, first);
  // What is stored can be read again.
  expect(contactSchema.parse(merged)).toEqual(merged);
  return merged.phones.map(({ display, isDoNotCall }) => `${display}${isDoNotCall ? ' no' : ''}`);
}

const NUMBER = '+33 6 39 98 00 12';
const LOCAL = '06 39 98 00 12';

describe('“do not call” is kept for each source', () => {
  it.each([
    [
      [
        ['cognism', NUMBER, true],
        ['kaspr', NUMBER, false],
      ],
      [`${NUMBER} no`],
    ],
    [
      [
        ['kaspr', NUMBER, false],
        ['cognism', NUMBER, true],
      ],
      [`${NUMBER} no`],
    ],
    [
      [
        ['cognism', NUMBER, true],
        ['kaspr', NUMBER, false],
        ['kaspr', NUMBER, false],
      ],
      [`${NUMBER} no`],
    ],
    // It takes back its own word, also where another one has named the number meanwhile.
    [
      [
        ['cognism', NUMBER, true],
        ['kaspr', NUMBER, false],
        ['cognism', NUMBER, false],
      ],
      [NUMBER],
    ],
    [
      [
        ['cognism', NUMBER, true],
        ['cognism', NUMBER, false],
      ],
      [NUMBER],
    ],
    [
      [
        ['cognism', NUMBER, false],
        ['cognism', NUMBER, true],
      ],
      [`${NUMBER} no`],
    ],
    // In another writing it is the same number, for as long as somebody forbids it.
    [
      [
        ['cognism', NUMBER, true],
        ['kaspr', LOCAL, false],
      ],
      [`${NUMBER} no`, `${LOCAL} no`],
    ],
    [
      [
        ['kaspr', LOCAL, false],
        ['cognism', NUMBER, true],
      ],
      [`${LOCAL} no`, `${NUMBER} no`],
    ],
    [
      [
        ['cognism', NUMBER, true],
        ['kaspr', LOCAL, false],
        ['cognism', NUMBER, false],
      ],
      [NUMBER, LOCAL],
    ],
    [
      [
        ['cognism', NUMBER, true],
        ['kaspr', '+33 1 39 98 00 01', false],
      ],
      [`${NUMBER} no`, '+33 1 39 98 00 01'],
    ],
  ] as const)('%j: %j', (words, phones) => {
    expect(knownAfter(...words)).toEqual(phones);
  });

  it('also of what was stored before sources had a word of their own', () => {
    const stored: Phone = phone({
      isDoNotCall: true,
      sources: [
        { service: 'cognism', at: NOW },
        { service: 'kaspr', at: NOW },
      ],
    });
    const again = (service: Provenance['service']) =>
      contact({ phones: [phone({ sources: [{ service, at: NOW + 1 }] })], sources: [{ service, at: NOW + 1 }] });
    const once = mergeContacts(contact({ phones: [stored] }), again('kaspr'));
    expect(once.phones).toMatchObject([{ isDoNotCall: true }]);
    expect(mergeContacts(once, again('cognism')).phones).toMatchObject([{ isDoNotCall: false }]);
  });

  it('two lines of one house stay two', () => {
    expect(knownAfter(['kaspr', '+1 212 555 0123 x101', false], ['cognism', '+1 212 555 0123 x102', false])).toEqual([
      '+1 212 555 0123 ext. 101',
      '+1 212 555 0123 ext. 102',
    ]);
  });
});
