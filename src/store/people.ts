import type { IDBPTransaction } from 'idb';
import { type Alias, aliasesOf, type Lead, lead as leadSchema, type Subject } from '../model/lead.ts';
import { purchaseKey } from '../model/purchase.ts';
import type { Tables } from './database.ts';
import { readRecord } from './records.ts';

type Names = ('leads' | 'purchases')[];
export type PeopleTransaction = IDBPTransaction<Tables, Names, 'readwrite'>;
type Merge = (earlier: Lead, later: Lead) => Lead;

/** The leads that are this person, oldest first: more than one where a page shows for the first time that they are the same. */
export async function findPeople(
  transaction: IDBPTransaction<Tables, Names, 'readonly' | 'readwrite'>,
  person: Subject,
): Promise<{ same: Lead[]; formerOwners: Lead[] }> {
  const aliases = aliasesOf(person);
  const byAlias = transaction.objectStore('leads').index('aliases');
  const found = new Map<string, Lead>();
  for (const hits of await Promise.all(aliases.map((alias) => byAlias.getAll(alias)))) {
    for (const hit of hits) found.set(hit.id, readRecord(leadSchema, hit));
  }
  const leads = [...found.values()].sort((a, b) => a.savedAt - b.savedAt);
  return {
    same: leads.filter((lead) => !contradicts(lead.aliases, aliases)),
    formerOwners: leads.filter((lead) => contradicts(lead.aliases, aliases)),
  };
}

/**
 * A slug can be given up and taken by another person; tokens and member numbers stay with theirs. Two sets of aliases with
 * different ones are two people, whatever slug they share.
 */
function contradicts(known: readonly Alias[], shown: readonly Alias[]): boolean {
  return ['urn:', 'member:', 'sn:'].some((space) => {
    const ofKnown = known.filter((alias) => alias.startsWith(space));
    const ofShown = shown.filter((alias) => alias.startsWith(space));
    return ofKnown.length > 0 && ofShown.length > 0 && !ofShown.some((alias) => ofKnown.includes(alias));
  });
}

/**
 * The one lead of a person, made if need be, with all aliases that the page shows. Leads that prove to be one person are
 * merged: their purchases move along, so that nothing paid for is lost or paid for again.
 */
export async function settlePerson(
  transaction: PeopleTransaction,
  person: Subject,
  merge: Merge,
  at: number,
): Promise<Lead> {
  const { same, formerOwners } = await findPeople(transaction, person);
  const leads = transaction.objectStore('leads');
  const shown = aliasesOf(person);
  for (const owner of formerOwners) {
    await leads.put({ ...owner, aliases: owner.aliases.filter((alias) => !shown.includes(alias)) });
  }
  const [first, ...others] = same;
  let lead = first ?? newLead(at);
  for (const other of others) {
    lead = merge(lead, other);
    await movePurchases(transaction, other.id, lead.id);
    await leads.delete(other.id);
  }
  const { name, headline, company, location } = person;
  const settled: Lead = {
    ...lead,
    name,
    headline: headline ?? lead.headline,
    company: company ?? lead.company,
    location: location ?? lead.location,
    aliases: [...new Set([...lead.aliases, ...shown])],
  };
  await leads.put(settled);
  return settled;
}

function newLead(at: number): Lead {
  const nothing = { headline: null, company: null, location: null, contact: null };
  return { id: crypto.randomUUID(), aliases: [], name: '', ...nothing, savedAt: at };
}

async function movePurchases(transaction: PeopleTransaction, from: string, to: string): Promise<void> {
  const purchases = transaction.objectStore('purchases');
  for (const purchase of await purchases.index('subject').getAll(from)) {
    const moved = { ...purchase, subject: to };
    await purchases.put({ ...moved, key: purchaseKey(moved) });
  }
}
