import type { IDBPTransaction } from 'idb';
import {
  type Alias,
  aliasesOf,
  type Identity,
  type Lead,
  lead as leadSchema,
  type Subject,
} from '../../model/schemas/people/lead.ts';
import { purchaseKey } from '../../model/schemas/purchases/purchase.ts';
import type { Tables } from '../database.ts';
import { readRecord } from '../records.ts';

/** What is kept under a person's id, and moves along when two leads turn out to be one. */
export const PEOPLE_STORES = ['leads', 'purchases', 'pushes', 'signals'] as const;
export type PeopleTransaction = IDBPTransaction<Tables, (typeof PEOPLE_STORES)[number][], 'readwrite'>;
export type PeopleReader = IDBPTransaction<Tables, ('leads' | 'purchases')[], 'readonly' | 'readwrite'>;
type MergeLeads = (earlier: Lead, later: Lead) => Lead;

/** The leads that are this person, oldest first: more than one where a page shows for the first time that they are the same. */
export const findPeople = (transaction: PeopleReader, person: Identity) =>
  findByAliases(transaction, aliasesOf(person));

/** The same for the names of one person, as they are stored. */
export async function findByAliases(
  transaction: PeopleReader,
  aliases: readonly Alias[],
): Promise<{ same: Lead[]; formerOwners: Lead[] }> {
  const byAlias = transaction.objectStore('leads').index('aliases');
  const found = new Map<string, Lead>();
  for (const hits of await Promise.all(aliases.map((alias) => byAlias.getAll(alias)))) {
    for (const hit of hits) found.set(hit.id, readRecord(leadSchema, hit));
  }
  const leads = [...found.values()].sort((a, b) => a.savedAt - b.savedAt);
  const same = new Set<Lead>();
  // A token or number proves who somebody is, a slug only hints. So who shares one of those is looked at first, and what is known
  // of them counts against the others: the page may show less.
  const known = [...aliases];
  for (const lead of leads.toSorted((a, b) => Number(isProven(b, aliases)) - Number(isProven(a, aliases)))) {
    if (contradicts(lead.aliases, known)) continue;
    same.add(lead);
    known.push(...lead.aliases);
  }
  return { same: leads.filter((lead) => same.has(lead)), formerOwners: leads.filter((lead) => !same.has(lead)) };
}

function isProven(lead: Lead, aliases: readonly Alias[]): boolean {
  return lead.aliases.some((alias) => !alias.startsWith('in:') && aliases.includes(alias));
}

/**
 * A slug can be given up and taken by another person; tokens and member numbers stay with theirs. Two sets of aliases with
 * different ones are two people, whatever slug they share.
 */
export function contradicts(known: readonly Alias[], shown: readonly Alias[]): boolean {
  return ['urn:', 'member:', 'sn:'].some((space) => {
    const ofKnown = known.filter((alias) => alias.startsWith(space));
    const ofShown = shown.filter((alias) => alias.startsWith(space));
    return ofKnown.length > 0 && ofShown.length > 0 && !ofShown.some((alias) => ofKnown.includes(alias));
  });
}

/**
 * The one lead of a person, made if need be, with all aliases that the page shows. Leads that prove to be one person are
 * merged: their purchases move along, so that nothing paid for is lost or paid for again, and so does what was sent and heard of them.
 */
export async function settlePerson(
  transaction: PeopleTransaction,
  person: Subject,
  merge: MergeLeads,
  at: number,
): Promise<Lead> {
  // TypeScript does not see that a transaction on more stores is one on these.
  const { same, formerOwners } = await findPeople(transaction as unknown as PeopleReader, person);
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
    for (const name of ['pushes', 'signals'] as const) await moveRecords(transaction, name, other.id, lead.id);
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
  const nothing = { headline: null, company: null, location: null, contact: null, inCrm: null };
  return { id: crypto.randomUUID(), aliases: [], name: '', ...nothing, tags: [], notes: '', savedAt: at };
}

async function movePurchases(transaction: PeopleTransaction, from: string, to: string): Promise<void> {
  const purchases = transaction.objectStore('purchases');
  for (const purchase of await purchases.index('subject').getAll(from)) {
    const moved = { ...purchase, subject: to };
    await purchases.put({ ...moved, key: purchaseKey(moved) });
  }
}

async function moveRecords(
  transaction: PeopleTransaction,
  name: 'pushes' | 'signals',
  from: string,
  to: string,
): Promise<void> {
  const store = transaction.objectStore(name);
  for (const record of await store.index('leadId').getAll(from)) await store.put({ ...record, leadId: to });
}
