import { type DomainRecord, domainRecord } from '../model/company.ts';
import { aliasesOf, type Identity, type Lead, lead as leadSchema, type Subject } from '../model/lead.ts';
import { type Database, STRICT, whole } from './database.ts';
import { findPeople, settlePerson } from './people.ts';
import { readOptional } from './records.ts';

/** What is stored about people and companies, for showing it. */
export function createLibrary(database: Promise<Database>, merge: (earlier: Lead, later: Lead) => Lead) {
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
      return whole(transaction, () => settlePerson(transaction, person, merge, at));
    },

    /**
     * The stored lead of somebody of whom a page does not prove enough to buy anything (a lead of Sales Navigator, whose menu shows
     * the public profile). One lead learns the aliases that the page shows together; two are not merged on that.
     */
    async known(person: Identity): Promise<Lead | null> {
      const open = await database;
      const { same } = await findPeople(open.transaction(['leads', 'purchases']), person);
      const [lead = null] = same;
      if (lead === null || same.length > 1) return lead;
      const aliases = [...new Set([...lead.aliases, ...aliasesOf(person)])];
      if (aliases.length === lead.aliases.length) return lead;
      const transaction = open.transaction(['leads', 'purchases'], 'readwrite', STRICT);
      return whole(transaction, async () => {
        const latest = readOptional(leadSchema, await transaction.objectStore('leads').get(lead.id));
        if (latest) await transaction.objectStore('leads').put({ ...latest, aliases });
        return latest;
      });
    },

    async domain(domain: string): Promise<DomainRecord | null> {
      return readOptional(domainRecord, await (await database).get('domains', domain));
    },
  };
}

export type Library = ReturnType<typeof createLibrary>;
