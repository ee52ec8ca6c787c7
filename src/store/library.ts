import { type DomainRecord, domainRecord } from '../model/company.ts';
import { aliasesOf, type Lead, type Subject } from '../model/lead.ts';
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

    async domain(domain: string): Promise<DomainRecord | null> {
      return readOptional(domainRecord, await (await database).get('domains', domain));
    },
  };
}

export type Library = ReturnType<typeof createLibrary>;
