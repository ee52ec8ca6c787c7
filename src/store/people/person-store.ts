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
import { findOptOuts, readSalt } from './opt-outs.ts';
import { findPeople, PEOPLE_STORES, type PeopleReader, settlePerson } from './people.ts';
import { withOptOut } from './previews.ts';

/**
 * What is stored about people and companies, for showing it.
 * @param learnt is told when a page has shown new aliases of somebody: other pages may know them by one of those
 */
export function createPersonStore(
  openDatabase: OpenDatabase,
  merge: (earlier: Lead, later: Lead) => Lead,
  learnt: () => void,
) {
  const { mended } = createRepair(openDatabase);
  return {
    /**
     * The stored lead of a person, or null. Where the page shows aliases that the store did not know, or knew from a
     * weaker source, they are learnt, and so is the name; people without a purchase are not stored.
     */
    person(person: Subject, at: number): Promise<Lead | null> {
      return mended(async () => {
        const database = await openDatabase();
        const reading = database.transaction(['leads', 'purchases', 'optOuts']);
        // TypeScript does not see that a transaction on more stores is one on these.
        const [{ same }, salt] = await Promise.all([
          findPeople(reading as unknown as PeopleReader, person),
          readSalt(reading.objectStore('optOuts')),
        ]);
        const [lead] = same;
        if (!lead) return null;
        // Somebody who was forgotten, and is known again by another of their names: they have opted out all the same.
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
        learnt();
        return settled;
      });
    },

    /**
     * The stored lead of somebody of whom a page does not prove enough to buy anything (a lead of Sales Navigator,
     * whose menu shows the public profile). One lead learns the aliases that the page shows together; two are not
     * merged on that, but shown as one, as their badge shows them.
     * @param name who is painted. The address may be of the next person already: a lead of another name is not whom the
     *   page shows. Null where the page shows no name, only links to its person
     * @param at epoch ms
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
        learnt();
        return settled;
      });
    },

    domain(domain: string): Promise<DomainRecord | null> {
      return mended(async () => readOptional(domainRecord, await (await openDatabase()).get('domains', domain)));
    },
  };
}

const withName = (person: Identity, name: string | null) => (name === null ? person : { ...person, name });

/** Whether two cleaned names are the same letters. */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.normalize('NFC').toLowerCase());
  return a === b;
}

export type PersonStore = ReturnType<typeof createPersonStore>;
