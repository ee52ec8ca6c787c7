import { type DomainRecord, domainRecord } from '../model/company.ts';
import { aliasesOf, type Identity, type Lead, lead as leadSchema, type Subject } from '../model/lead.ts';
import { type Database, STRICT, whole } from './database.ts';
import { findPeople, settlePerson } from './people.ts';
import { readOptional } from './records.ts';

/**
 * What is stored about people and companies, for showing it.
 * @param learnt is told when a page has shown new aliases of somebody: other pages may know them by one of those
 */
export function createLibrary(
  database: Promise<Database>,
  merge: (earlier: Lead, later: Lead) => Lead,
  learnt: () => void,
) {
  return {
    /**
     * The stored lead of a person, or null. Where the page shows aliases that the store did not know, they are learnt; people
     * without a purchase are not stored.
     */
    async person(person: Subject, at: number): Promise<Lead | null> {
      const open = await database;
      const { same } = await findPeople(open.transaction(['leads', 'purchases']), person);
      const [lead] = same;
      if (!lead) return null;
      const isNew = aliasesOf(person).some((alias) => !lead.aliases.includes(alias));
      if (same.length === 1 && !isNew) return lead;
      const transaction = open.transaction(['leads', 'purchases'], 'readwrite', STRICT);
      const settled = await whole(transaction, () => settlePerson(transaction, person, merge, at));
      learnt();
      return settled;
    },

    /**
     * The stored lead of somebody of whom a page does not prove enough to buy anything (a lead of Sales Navigator, whose menu shows
     * the public profile). One lead learns the aliases that the page shows together; two are not merged on that, but shown as one,
     * as their badge shows them.
     */
    async known(person: Identity): Promise<Lead | null> {
      const open = await database;
      const { same } = await findPeople(open.transaction(['leads', 'purchases']), person);
      const [lead = null, ...others] = same;
      if (lead === null || others.length > 0) return lead && others.reduce(merge, lead);
      const aliases = [...new Set([...lead.aliases, ...aliasesOf(person)])];
      if (aliases.length === lead.aliases.length) return lead;
      const transaction = open.transaction(['leads', 'purchases'], 'readwrite', STRICT);
      const settled = await whole(transaction, async () => {
        const latest = readOptional(leadSchema, await transaction.objectStore('leads').get(lead.id));
        if (latest) await transaction.objectStore('leads').put({ ...latest, aliases });
        return latest;
      });
      learnt();
      return settled;
    },

    async domain(domain: string): Promise<DomainRecord | null> {
      return readOptional(domainRecord, await (await database).get('domains', domain));
    },
  };
}

export type Library = ReturnType<typeof createLibrary>;
