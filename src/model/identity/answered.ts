import type { AnsweredPerson } from '../purchase-terms.ts';
import { aliasesOf, type Lead } from '../schemas/people/lead.ts';
import { compareNames } from './compare-names.ts';
import { nameOriginOf } from './provenance.ts';

/**
 * Whether an answer is clearly about somebody else than the lead that it was bought for: by an address or id of the
 * service, by a name that can't be theirs, or by another slug where the names don't say that they are one person's.
 */
export function isAboutOther(lead: Lead, { name, slug, isOther }: AnsweredPerson): boolean {
  const isKnownSlug = slug !== null && aliasesOf({ slug, token: null, memberId: null }).every(isAliasOf(lead));
  // Somebody may have had two addresses at once: then the service's is one of theirs.
  if (isOther && !isKnownSlug) return true;
  const verdict = name === null ? 'unclear' : compareNames(lead.name, name);
  if (verdict === 'same') return false;
  // A name that was guessed from an address contradicts nobody.
  if (verdict === 'different' && nameOriginOf(lead) !== 'guessed') return true;
  return slug !== null && !isKnownSlug;
}

const isAliasOf = (lead: Lead) => (alias: string) => lead.aliases.includes(alias);

/** A lead that is called as a service says, where its name was guessed or typed. @param at epoch ms */
export function withAnsweredName(lead: Lead, name: string | null, at: number): Lead {
  const from = lead.provenance?.name?.from;
  if (name === null || (from !== 'guessed' && from !== 'typed')) return lead;
  return { ...lead, name, provenance: { aliases: lead.provenance?.aliases ?? [], name: { from: 'service', at } } };
}
