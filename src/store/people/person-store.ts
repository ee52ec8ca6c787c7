import { isNewOf, withAliases } from '../../model/identity/provenance.ts';
import { type DomainRecord, domainRecord } from '../../model/schemas/people/company.ts';
import {
  aliasesOf,
  type Identity,
  type Lead,
  lead as leadSchema,
  type Subject,
} from '../../model/schemas/people/lead.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional } from '../records.ts';
import { createRepair } from '../repair/repair.ts';
import { PEOPLE_STORES } from './lead-links.ts';
import { findOptOuts, readSalt } from './opt-outs.ts';
import { findPeople, type PeopleReader, settlePerson } from './people.ts';
import { withOptOut } from './previews.ts';

/** `learnt` is called with all names of someone who gains aliases, by which other pages may know them. */
export function createPersonStore(
  openDatabase: OpenDatabase,
  merge: (earlier: Lead, later: Lead) => Lead,
  learnt: (names: readonly string[]) => void,
) {
  const { mended } = createRepair(openDatabase);
  return {
    /** Learns aliases and names that are new or better sourced; people without a purchase are not stored. */
    person(person: Subject, at: number): Promise<Lead | null> {
      return mended(async () => {
        const database = await openDatabase();
        const reading = database.transaction(['leads', 'purchases', 'optOuts']);
        // TypeScript doesn't accept a transaction on more stores as one on these.
        const [{ same }, salt] = await Promise.all([
          findPeople(reading as unknown as PeopleReader, person),
          readSalt(reading.objectStore('optOuts')),
        ]);
        const [lead] = same;
        if (!lead) return null;
        // Someone forgotten may be known again by another alias: their opt-out still holds.
        const [known = null] = lead.contact?.optedOut ? [] : await findOptOuts(openDatabase, salt, [aliasesOf(person)]);
        if (same.length === 1 && !isNewOf(lead, person) && !known) return lead;
        const transaction = database.transaction([...PEOPLE_STORES], 'readwrite', DURABLE);
        const settled = await runTransaction(transaction, async () => {
          const one = await settlePerson(transaction, person, merge, at);
          if (!known) return one;
          const marked = { ...one, contact: withOptOut(one.contact, known) };
          await transaction.objectStore('leads').put(marked);
          return marked;
        });
        learnt([settled.id, ...settled.aliases]);
        return settled;
      });
    },

    /**
     * For pages that prove too little to buy (a Sales Navigator lead whose menu shows the public profile): a single
     * lead learns the page's aliases; several are shown as one, like their badge, but not merged.
     * @param name as displayed, null if the page shows none. The URL may already be the next person's: other names
     * don't count
     */
    known(person: Identity, name: string | null, at: number): Promise<Lead | null> {
      return mended(async () => {
        const database = await openDatabase();
        const { same } = await findPeople(database.transaction(['leads', 'purchases']), withName(person, name));
        const [lead = null, ...others] = same.filter((one) => name === null || isSameName(one.name, name));
        if (lead === null || others.length > 0) return lead && others.reduce(merge, lead);
        const shown = aliasesOf(person);
        if (shown.every((alias) => lead.aliases.includes(alias))) return lead;
        const transaction = database.transaction(['leads', 'purchases'], 'readwrite', DURABLE);
        const settled = await runTransaction(transaction, async () => {
          const latest = readOptional(leadSchema, await transaction.objectStore('leads').get(lead.id));
          if (latest) await transaction.objectStore('leads').put(withAliases(latest, shown, 'row', at));
          return latest;
        });
        learnt([lead.id, ...lead.aliases, ...shown]);
        return settled;
      });
    },

    domain(domain: string): Promise<DomainRecord | null> {
      return mended(async () => readOptional(domainRecord, await (await openDatabase()).get('domains', domain)));
    },
  };
}

const withName = (person: Identity, name: string | null) => (name === null ? person : { ...person, name });

/** Expects cleaned names. */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.normalize('NFC').toLowerCase());
  return a === b;
}

export type PersonStore = ReturnType<typeof createPersonStore>;
