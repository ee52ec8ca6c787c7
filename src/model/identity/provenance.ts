import {
  type Alias,
  aliasesOf,
  type IdentityProvenance,
  type Lead,
  ORIGINS,
  type Origin,
  type Subject,
} from '../schemas/people/lead.ts';

type AliasClaim = IdentityProvenance['aliases'][number];
type Named = Pick<Lead, 'name' | 'provenance'>;

/**
 * What earlier versions stored, and who does not say where they are from, count as typed: any page knows better, no
 * guess does.
 */
const UNKNOWN_ORIGIN: Origin = 'typed';

const strengthOf = (from: Origin): number => -ORIGINS.indexOf(from);

/** Whether what one origin says must not take the place of what the other one says. */
export const isWeaker = (one: Origin, other: Origin): boolean => strengthOf(one) < strengthOf(other);

/** Where the name of a lead is from. */
export const nameOriginOf = ({ provenance }: Named): Origin => provenance?.name?.from ?? UNKNOWN_ORIGIN;

/** Who says that a lead has an alias. */
export function aliasOriginOf({ provenance }: Pick<Lead, 'provenance'>, alias: Alias): Origin {
  return provenance?.aliases.find((claim) => claim.alias === alias)?.from ?? UNKNOWN_ORIGIN;
}

/** Where a subject's aliases and name are from. */
export const originOf = ({ origin }: Pick<Subject, 'origin'>): { aliases: Origin; name: Origin } =>
  origin ?? { aliases: UNKNOWN_ORIGIN, name: UNKNOWN_ORIGIN };

/**
 * Whether a page says something of a person's names that the store does not know, or knew from a weaker source only.
 */
export function isNewOf(lead: Lead, person: Subject): boolean {
  const from = originOf(person);
  return (
    isWeaker(nameOriginOf(lead), from.name) ||
    aliasesOf(person).some(
      (alias) => !lead.aliases.includes(alias) || isWeaker(aliasOriginOf(lead, alias), from.aliases),
    )
  );
}

/**
 * A lead with the name and the aliases that a subject has; a name from a weaker source is left out.
 * @param at epoch ms
 */
export function withIdentity(lead: Lead, person: Subject, at: number): Lead {
  const from = originOf(person);
  const isNamed = lead.name === '' || !isWeaker(from.name, nameOriginOf(lead));
  const known = withAliases(lead, aliasesOf(person), from.aliases, at);
  const isSaidAgain = lead.name === person.name && nameOriginOf(lead) === from.name;
  const name = isNamed && !(isSaidAgain && lead.provenance?.name) ? { from: from.name, at } : lead.provenance?.name;
  return {
    ...known,
    name: isNamed ? person.name : lead.name,
    provenance: { name: name ?? null, aliases: known.provenance?.aliases ?? [] },
  };
}

/** A lead that is known by more aliases. @param at epoch ms */
export function withAliases(lead: Lead, aliases: readonly Alias[], from: Origin, at: number): Lead {
  const claims = aliases.map((alias): AliasClaim => ({ alias, from, at }));
  return {
    ...lead,
    aliases: [...new Set([...lead.aliases, ...aliases])],
    provenance: {
      name: lead.provenance?.name ?? null,
      aliases: strongest([...(lead.provenance?.aliases ?? []), ...claims]),
    },
  };
}

/** A lead that is no longer known by some aliases. */
export function withoutAliases(lead: Lead, gone: readonly Alias[]): Lead {
  const aliases = lead.aliases.filter((alias) => !gone.includes(alias));
  const { provenance } = lead;
  if (!provenance) return { ...lead, aliases };
  const claims = provenance.aliases.filter(({ alias }) => aliases.includes(alias));
  return { ...lead, aliases, provenance: { ...provenance, aliases: claims } };
}

/**
 * The name of two leads that are one person, and where all names are from: the stronger source's word, then the later
 * lead's.
 */
export function joinNames(earlier: Lead, later: Lead): Pick<Lead, 'name' | 'provenance'> {
  const { name, provenance } = isWeaker(nameOriginOf(later), nameOriginOf(earlier)) ? earlier : later;
  const claims = strongest([...(earlier.provenance?.aliases ?? []), ...(later.provenance?.aliases ?? [])]);
  if (!provenance && claims.length === 0) return { name };
  return { name, provenance: { name: provenance?.name ?? null, aliases: claims } };
}

/** One claim of each alias: the strongest, and of those the first. */
function strongest(claims: readonly AliasClaim[]): AliasClaim[] {
  const best = new Map<Alias, AliasClaim>();
  for (const claim of claims) {
    const earlier = best.get(claim.alias);
    if (!earlier || isWeaker(earlier.from, claim.from)) best.set(claim.alias, claim);
  }
  return [...best.values()];
}
