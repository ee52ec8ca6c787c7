import type { AnsweredPerson } from '../purchase-terms.ts';
import { aliasesOf, type Lead } from '../schemas/people/lead.ts';
import { compareNames } from './compare-names.ts';
import { nameOriginOf } from './provenance.ts';

/** Only if certain: by an address or id of the service, an impossible name, or another slug beside an unclear name. */
export function isAboutOther(lead: Lead, { name, slug, isOther }: AnsweredPerson): boolean {
  const isKnownSlug = slug !== null && aliasesOf({ slug, token: null, memberId: null }).every(isAliasOf(lead));
  // People can have had two addresses at once: then the service's is one of theirs.
  if (isOther && !isKnownSlug) return true;
  const verdict = name === null ? 'unclear' : compareNames(lead.name, name);
  if (verdict === 'same') return false;
  // A name guessed from an address contradicts nothing.
  if (verdict === 'different' && nameOriginOf(lead) !== 'guessed') return true;
  return slug !== null && !isKnownSlug;
}

const isAliasOf = (lead: Lead) => (alias: string) => lead.aliases.includes(alias);

export function withAnsweredName(lead: Lead, name: string | null, at: number): Lead {
  const from = lead.provenance?.name?.from;
  if (name === null || (from !== 'guessed' && from !== 'typed')) return lead;
  return { ...lead, name, provenance: { aliases: lead.provenance?.aliases ?? [], name: { from: 'service', at } } };
}
