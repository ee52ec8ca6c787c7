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
import type { Tables } from '../database.ts';
import { readRecord } from '../records.ts';
import { moveLinks, type PeopleTransaction } from './lead-links.ts';

export type PeopleReader = IDBPTransaction<Tables, ('leads' | 'purchases')[], 'readonly' | 'readwrite'>;
type MergeLeads = (earlier: Lead, later: Lead) => Lead;

export type SoughtPerson = Identity & Partial<Pick<Subject, 'name' | 'origin'>>;

/** Oldest first. Several if a page is the first to show that they are one person. */
export const findPeople = (transaction: PeopleReader, person: SoughtPerson) =>
  findByAliases(transaction, aliasesOf(person), readNameOf(person));

/** Null if there is none, or it was guessed from the address. */
export const readNameOf = (person: SoughtPerson): string | null =>
  person.name === undefined || originOf(person).name === 'guessed' ? null : person.name;

/** Null `name`: unknown. */
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
  // A token or number proves identity, a slug only hints. Proven leads go first, and what they add counts against the
  // rest: the page may show less.
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

/** Proven leads first, then slug matches by strength of source, then by recency. */
function rankOf(lead: Lead, aliases: readonly Alias[]): number {
  if (isProven(lead, aliases)) return Number.POSITIVE_INFINITY;
  const slugs = (lead.provenance?.aliases ?? []).filter(({ alias }) => aliases.includes(alias));
  return Math.max(0, ...slugs.map(({ from, at }) => (isWeaker(from, 'row') ? 1 : from === 'row' ? 2 : 3) + at / 1e15));
}

/** Null if it was guessed from the address. */
export const leadNameOf = (lead: Lead): string | null => (nameOriginOf(lead) === 'guessed' ? null : lead.name);

/** False if either is unknown. */
export const isOtherName = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && compareNames(one, other) === 'different';

/** Whether they share more than a slug. */
export function isProven({ aliases }: Pick<Lead, 'aliases'>, known: readonly Alias[]): boolean {
  return aliases.some((alias) => !alias.startsWith('in:') && known.includes(alias));
}

/** Slugs can pass to another person, tokens and member numbers can't: differing ones mean two people. */
export function contradicts(known: readonly Alias[], shown: readonly Alias[]): boolean {
  return ['urn:', 'member:', 'sn:'].some((space) => {
    const ofKnown = known.filter((alias) => alias.startsWith(space));
    const ofShown = shown.filter((alias) => alias.startsWith(space));
    return ofKnown.length > 0 && ofShown.length > 0 && !ofShown.some((alias) => ofKnown.includes(alias));
  });
}

/** Merges leads that prove to be one person; all that names them moves along. */
export async function settlePerson(
  transaction: PeopleTransaction,
  person: Subject,
  merge: MergeLeads,
  at: number,
): Promise<Lead> {
  // TypeScript doesn't accept a transaction on more stores as one on these.
  const { same, formerOwners } = await findPeople(transaction as unknown as PeopleReader, person);
  const leads = transaction.objectStore('leads');
  const shown = aliasesOf(person);
  // A row or pasted list can't take away a slug read from its owner's own page; names then tell the two apart.
  const { aliases: from } = originOf(person);
  for (const owner of formerOwners) {
    const lost = shown.filter((alias) => !isWeaker(from, aliasOriginOf(owner, alias)));
    await leads.put(withoutAliases(owner, lost));
  }
  const [first, ...others] = same;
  let lead = first ?? newLead(at);
  for (const other of others) {
    await moveLinks(transaction, other, lead);
    lead = merge(lead, other);
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
