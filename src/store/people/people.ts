import type { IDBPTransaction } from 'idb';
import { compareNames } from '../../model/identity/compare-names.ts';
import {
  aliasOriginOf,
  isWeaker,
  nameOriginOf,
  originOf,
  withIdentity,
  withoutAliases,
} from '../../model/identity/provenance.ts';
import {
  type Alias,
  aliasesOf,
  type Identity,
  type Lead,
  lead as leadSchema,
  type Subject,
} from '../../model/schemas/people/lead.ts';
import { purchaseKey, purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import type { Tables } from '../database.ts';
import { readRecord } from '../records.ts';

/** What is kept under a person's id, and moves along when two leads turn out to be one. */
export const PEOPLE_STORES = ['leads', 'purchases', 'pushes', 'signals'] as const;
export type PeopleTransaction = IDBPTransaction<Tables, (typeof PEOPLE_STORES)[number][], 'readwrite'>;
export type PeopleReader = IDBPTransaction<Tables, ('leads' | 'purchases')[], 'readonly' | 'readwrite'>;
type MergeLeads = (earlier: Lead, later: Lead) => Lead;

/** Somebody who is looked for: with their name, where it is known. */
export type SoughtPerson = Identity & Partial<Pick<Subject, 'name' | 'origin'>>;

/**
 * The leads that are this person, oldest first: more than one where a page shows for the first time that they are the
 * same.
 */
export const findPeople = (transaction: PeopleReader, person: SoughtPerson) =>
  findByAliases(transaction, aliasesOf(person), readNameOf(person));

/** The name of somebody as it was read or typed; null where there is none, or it was guessed from the address. */
export const readNameOf = (person: SoughtPerson): string | null =>
  person.name === undefined || originOf(person).name === 'guessed' ? null : person.name;

/** The same for the names of one person, as they are stored. @param name null where it is not known */
export async function findByAliases(
  transaction: PeopleReader,
  aliases: readonly Alias[],
  name: string | null,
): Promise<{ same: Lead[]; formerOwners: Lead[] }> {
  const byAlias = transaction.objectStore('leads').index('aliases');
  const found = new Map<string, Lead>();
  for (const hits of await Promise.all(aliases.map((alias) => byAlias.getAll(alias)))) {
    for (const hit of hits) found.set(hit.id, readRecord(leadSchema, hit));
  }
  const leads = [...found.values()].sort((a, b) => a.savedAt - b.savedAt);
  const same = new Set<Lead>();
  // A token or number proves who somebody is, a slug only hints. So who shares one of those is looked at first, and
  // what is known of them counts against the others: the page may show less.
  const known = [...aliases];
  let knownName = name;
  for (const lead of leads.toSorted((a, b) => rankOf(b, aliases) - rankOf(a, aliases))) {
    if (contradicts(lead.aliases, known)) continue;
    if (!isProven(lead, known) && isOtherName(leadNameOf(lead), knownName)) continue;
    same.add(lead);
    known.push(...lead.aliases);
    knownName ??= leadNameOf(lead);
  }
  return { same: leads.filter((lead) => same.has(lead)), formerOwners: leads.filter((lead) => !same.has(lead)) };
}

/**
 * Who is proven first; of those who only share a slug, who has it from the strongest source, and of those the last who
 * got it.
 */
function rankOf(lead: Lead, aliases: readonly Alias[]): number {
  if (isProven(lead, aliases)) return Number.POSITIVE_INFINITY;
  const slugs = (lead.provenance?.aliases ?? []).filter(({ alias }) => aliases.includes(alias));
  return Math.max(0, ...slugs.map(({ from, at }) => (isWeaker(from, 'row') ? 1 : from === 'row' ? 2 : 3) + at / 1e15));
}

/** The name of a lead; null where it was guessed from the address. */
export const leadNameOf = (lead: Lead): string | null => (nameOriginOf(lead) === 'guessed' ? null : lead.name);

/** Whether two names can't be of one person; nothing where one is not known. */
export const isOtherName = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && compareNames(one, other) === 'different';

/** Whether a lead shares more than a slug. */
export function isProven({ aliases }: Pick<Lead, 'aliases'>, known: readonly Alias[]): boolean {
  return aliases.some((alias) => !alias.startsWith('in:') && known.includes(alias));
}

/**
 * A slug can be given up and taken by another person; tokens and member numbers stay with theirs. Two sets of aliases
 * with different ones are two people, whatever slug they share.
 */
export function contradicts(known: readonly Alias[], shown: readonly Alias[]): boolean {
  return ['urn:', 'member:', 'sn:'].some((space) => {
    const ofKnown = known.filter((alias) => alias.startsWith(space));
    const ofShown = shown.filter((alias) => alias.startsWith(space));
    return ofKnown.length > 0 && ofShown.length > 0 && !ofShown.some((alias) => ofKnown.includes(alias));
  });
}

/**
 * The one lead of a person, made if need be, with all aliases that the page shows. Leads that prove to be one person
 * are merged: their purchases move along, so that nothing paid for is lost or paid for again, and so does what was sent
 * and heard of them.
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
  // Who knew a slug from their own page does not lose it to a row or a pasted list; names tell the two apart then.
  const { aliases: from } = originOf(person);
  for (const owner of formerOwners) {
    const lost = shown.filter((alias) => !isWeaker(from, aliasOriginOf(owner, alias)));
    await leads.put(withoutAliases(owner, lost));
  }
  const [first, ...others] = same;
  let lead = first ?? newLead(at);
  for (const other of others) {
    lead = merge(lead, other);
    await movePurchases(transaction, other.id, lead.id);
    for (const name of ['pushes', 'signals'] as const) await moveRecords(transaction, name, other.id, lead.id);
    await leads.delete(other.id);
  }
  const { headline, company, location } = person;
  const settled: Lead = {
    ...withIdentity(lead, person, at),
    headline: headline ?? lead.headline,
    company: company ?? lead.company,
    location: location ?? lead.location,
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
    const moved = { ...readRecord(purchaseSchema, purchase), subject: to };
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
