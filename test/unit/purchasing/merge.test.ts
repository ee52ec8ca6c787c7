import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Employee } from '../../../src/model/schemas/people/company.ts';
import {
  type Contact,
  contact,
  type Email,
  type Phone,
  type Saying,
  VALIDITIES,
} from '../../../src/model/schemas/people/contact.ts';
import { type Lead, lead } from '../../../src/model/schemas/people/lead.ts';
import { mergeContacts, mergeEmployees, mergeLeads } from '../../../src/purchasing/ledger/merge.ts';
import { randomRuns } from '../../random-runs.ts';
import { NOW } from './examples.ts';

const anyService = fc.constantFrom('kaspr', 'cognism');
const anyMoment = fc.integer({ min: 1, max: 9 });
const ofEach = { selector: ({ service }: { service: string }) => service, minLength: 1, maxLength: 2 };
const anySources = fc.uniqueArray(fc.record({ service: anyService, at: anyMoment }), ofEach);
const anyWord = fc.record({ service: anyService, at: anyMoment, validity: fc.constantFrom(...VALIDITIES) });
const anyEmail: fc.Arbitrary<Email> = fc.record({
  address: fc.constantFrom('a@acme.example', 'A@acme.example', 'b@acme.example', 'c@mail.example'),
  validity: fc.constantFrom(...VALIDITIES),
  use: fc.constantFrom('work', 'personal', null),
  current: fc.boolean(),
  sources: fc.uniqueArray(anyWord, ofEach),
});
const anyPhone: fc.Arbitrary<Phone> = fc.record({
  display: fc.constantFrom('+33 6 39 98 00 12', '06 39', '0639'),
  e164: fc.constantFrom('+33639980012', '+12025550123', null),
  country: fc.constantFrom('FR', null),
  use: fc.constantFrom('mobile', 'direct', null),
  isDoNotCall: fc.boolean(),
  sources: anySources,
});
const word = fc.constantFrom('Acme', 'Head', null);
const anySaying: fc.Arbitrary<Saying | null> = fc.option(
  fc.record({ text: fc.constantFrom('Acme', 'Head'), service: anyService, at: anyMoment }),
);
// Within one answer an address stands once: services/ takes care of that.
const emails = fc.uniqueArray(anyEmail, { selector: ({ address }) => address.toLowerCase(), maxLength: 4 });
const phones = fc.uniqueArray(anyPhone, { selector: ({ e164, display }) => e164 ?? display, maxLength: 4 });
const anyContact: fc.Arbitrary<Contact> = fc.record({
  emails,
  phones,
  title: anySaying,
  company: anySaying,
  location: anySaying,
  gatheredAt: fc.constantFrom(NOW, null),
  optedOut: fc.option(fc.record({ service: anyService, at: anyMoment })),
  sources: anySources,
});
const anyEmployee: fc.Arbitrary<Employee> = fc.record({
  name: fc.constantFrom('Jane Doe', 'JANE DOE', 'John Roe'),
  title: word,
  company: word,
  location: word,
  emails,
  phones,
});

const addresses = (...all: { emails: readonly Email[] }[]) =>
  new Set(all.flatMap(({ emails: list }) => list.map(({ address }) => address.toLowerCase())));
const numbers = (...all: { phones: readonly Phone[] }[]) =>
  new Set(all.flatMap(({ phones: list }) => list.map(({ e164, display }) => e164 ?? display)));
const said = (...all: Contact[]) => new Set(all.flatMap(({ sources }) => sources.map(({ service }) => service)));

describe('nothing is lost', () => {
  it('of two contacts: every address, number and source once, each text that one of them has', () => {
    fc.assert(
      fc.property(anyContact, anyContact, (earlier, later) => {
        const merged = mergeContacts(earlier, later);
        expect(contact.parse(merged)).toEqual(merged);
        expect(addresses(merged)).toEqual(addresses(earlier, later));
        expect(merged.emails).toHaveLength(addresses(merged).size);
        expect(numbers(merged)).toEqual(numbers(earlier, later));
        expect(merged.phones).toHaveLength(numbers(merged).size);
        expect(said(merged)).toEqual(said(earlier, later));
        for (const text of ['title', 'company', 'location'] as const) {
          expect([earlier[text], later[text]]).toContain(merged[text]);
          expect(merged[text] === null).toBe(earlier[text] === null && later[text] === null);
        }
        expect(merged.gatheredAt).toBe(later.gatheredAt ?? earlier.gatheredAt);
        expect(merged.optedOut).toBe(later.optedOut ?? earlier.optedOut);
      }),
      { numRuns: randomRuns(2000) },
    );
  });

  it("of who said that an address is somebody's", () => {
    fc.assert(
      fc.property(anyContact, anyContact, (earlier, later) => {
        for (const email of mergeContacts(earlier, later).emails) {
          const same = [earlier, later].map(({ emails: list }) =>
            list.find(({ address }) => address.toLowerCase() === email.address.toLowerCase()),
          );
          const [old = [], fresh = []] = same.map((one) => one?.sources);
          // A service counts once, with when it was heard last.
          const latest = new Map([...old, ...fresh].map(({ service, at }) => [service, at]));
          expect(new Map(email.sources.map(({ service, at }) => [service, at]))).toEqual(latest);
          expect(email.sources).toHaveLength(latest.size);
        }
      }),
      { numRuns: randomRuns(1000) },
    );
  });

  it('of two leads: aliases and contact data', () => {
    const anyAlias = fc.constantFrom('in:a', 'in:b', 'urn:ACoAA1', 'member:1');
    const anyLead: fc.Arbitrary<Lead> = fc.record({
      id: fc.constantFrom('1', '2'),
      aliases: fc.uniqueArray(anyAlias),
      name: fc.constantFrom('Jane', 'Jane Doe'),
      headline: word,
      company: word,
      location: word,
      contact: fc.option(anyContact),
      savedAt: fc.integer({ min: 1, max: 9 }),
      inCrm: fc.constant(null),
      tags: fc.subarray(['a', 'b']),
      notes: fc.constantFrom('', 'met in Lyon'),
    });
    fc.assert(
      fc.property(anyLead, anyLead, (earlier, later) => {
        const merged = mergeLeads(earlier, later);
        expect([merged.id, merged.savedAt, merged.name]).toEqual([earlier.id, earlier.savedAt, later.name]);
        expect(new Set(merged.aliases)).toEqual(new Set([...earlier.aliases, ...later.aliases]));
        expect(merged.aliases).toHaveLength(new Set(merged.aliases).size);
        for (const text of ['headline', 'company', 'location'] as const) {
          expect(merged[text]).toBe(later[text] ?? earlier[text]);
        }
        expect(new Set(merged.tags)).toEqual(new Set([...earlier.tags, ...later.tags]));
        for (const { notes } of [earlier, later]) expect(merged.notes).toContain(notes);
        const known = [earlier.contact, later.contact].filter((each) => each !== null);
        expect(merged.contact === null).toBe(known.length === 0);
        if (merged.contact) expect(addresses(merged.contact)).toEqual(addresses(...known));
        if (merged.contact) expect(numbers(merged.contact)).toEqual(numbers(...known));
      }),
      { numRuns: randomRuns(1000) },
    );
  });

  it('of two leads’ own words, however long and many, and their ids are remembered', () => {
    const tags = (kind: string) => Array.from({ length: 150 }, (_, at) => `${kind} ${at}`);
    const words = (id: string, text: string): Lead => ({
      ...{ id, aliases: [], name: 'Jane', headline: null, company: null, location: null, contact: null, savedAt: 1 },
      ...{ inCrm: null, tags: tags(text), notes: text.repeat(40_000) },
    });
    const merged = [words('1', 'a'), words('2', 'b'), words('3', 'c')].reduce(mergeLeads);
    expect(merged.notes).toBe(['a', 'b', 'c'].map((text) => text.repeat(40_000)).join('\n\n'));
    expect(merged.tags).toEqual(['a', 'b', 'c'].flatMap(tags));
    expect([merged.id, merged.formerIds]).toEqual(['1', ['2', '3']]);
    expect(lead.safeParse(merged).success).toBe(true);
  });

  it('of the employees of two purchases: names, addresses and numbers', () => {
    const people = fc.array(anyEmployee, { maxLength: 5 });
    fc.assert(
      fc.property(people, people, (earlier, later) => {
        const merged = mergeEmployees(earlier, later);
        const names = (list: readonly Employee[]) => new Set(list.map(({ name }) => name.toLowerCase()));
        expect(names(merged)).toEqual(names([...earlier, ...later]));
        expect(addresses(...merged)).toEqual(addresses(...earlier, ...later));
        expect(numbers(...merged)).toEqual(numbers(...earlier, ...later));
      }),
      { numRuns: randomRuns(1000) },
    );
  });

  it('and what went in is left as it was', () => {
    const freeze = (value: Contact) => Object.freeze({ ...value, emails: Object.freeze([...value.emails]) as Email[] });
    fc.assert(fc.property(anyContact, anyContact, (a, b) => void mergeContacts(freeze(a), freeze(b))));
  });
});
