import type { Lead } from '../model/schemas/people/lead.ts';
import type { Signal } from '../model/schemas/people/signal.ts';
import { companyKey, personKey } from './name-keys.ts';
import { profileAlias } from './profile-alias.ts';

export type KnownPerson = Pick<Lead, 'aliases' | 'name' | 'company'>;

/** `name`: same name and company; offered to the user, never applied. */
export type SignalMatch<L extends KnownPerson> = { readonly lead: L; readonly how: 'alias' | 'name' };

/** By the alias in `person.url`, else by name and present or former company; null unless exactly one fits. */
export function signalMatcher<L extends KnownPerson>(leads: Iterable<L>): (signal: Signal) => SignalMatch<L> | null {
  const [byAlias, byName] = [new Map<string, L[]>(), new Map<string, L[]>()];
  for (const lead of leads) {
    for (const alias of new Set(lead.aliases)) add(byAlias, alias, lead);
    const key = nameKey(lead.name, lead.company);
    if (key !== null) add(byName, key, lead);
  }
  return (signal) => matchOf(signal, byAlias, byName);
}

type LeadIndex<L> = ReadonlyMap<string, readonly L[]>;

function matchOf<L extends KnownPerson>(
  signal: Signal,
  byAlias: LeadIndex<L>,
  byName: LeadIndex<L>,
): SignalMatch<L> | null {
  const { person, company, oldCompany } = signal;
  const alias = person?.url ? profileAlias(person.url) : null;
  const known = alias === null ? [] : (byAlias.get(alias) ?? []);
  if (known.length > 0) return only(known, 'alias');
  const name = person?.name ?? null;
  const keys = new Set([nameKey(name, company), nameKey(name, oldCompany)]);
  const named = [...keys].flatMap((key) => (key === null ? [] : (byName.get(key) ?? [])));
  return only(named, 'name');
}

function only<L extends KnownPerson>(leads: readonly L[], how: 'alias' | 'name'): SignalMatch<L> | null {
  const [lead, another] = leads;
  return lead && !another ? { lead, how } : null;
}

function nameKey(name: string | null, company: string | null): string | null {
  const [person, employer] = [personKey(name ?? ''), companyKey(company ?? '')];
  return person && employer ? `${person}\n${employer}` : null;
}

function add<L>(index: Map<string, L[]>, key: string, lead: L): void {
  const found = index.get(key);
  if (found) found.push(lead);
  else index.set(key, [lead]);
}
