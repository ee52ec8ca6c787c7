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

/** Assumed where older data or a sender names no origin: a page overrides it, a guess doesn't. */
const UNKNOWN_ORIGIN: Origin = 'typed';

const strengthOf = (from: Origin): number => -ORIGINS.indexOf(from);

export const isWeaker = (one: Origin, other: Origin): boolean => strengthOf(one) < strengthOf(other);

export const nameOriginOf = ({ provenance }: Named): Origin => provenance?.name?.from ?? UNKNOWN_ORIGIN;

export function aliasOriginOf({ provenance }: Pick<Lead, 'provenance'>, alias: Alias): Origin {
  return provenance?.aliases.find((claim) => claim.alias === alias)?.from ?? UNKNOWN_ORIGIN;
}

export const originOf = ({ origin }: Pick<Subject, 'origin'>): { aliases: Origin; name: Origin } =>
  origin ?? { aliases: UNKNOWN_ORIGIN, name: UNKNOWN_ORIGIN };

export function isNewOf(lead: Lead, person: Subject): boolean {
  const from = originOf(person);
  return (
    isWeaker(nameOriginOf(lead), from.name) ||
    aliasesOf(person).some(
      (alias) => !lead.aliases.includes(alias) || isWeaker(aliasOriginOf(lead, alias), from.aliases),
    )
  );
}

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

export function withoutAliases(lead: Lead, gone: readonly Alias[]): Lead {
  const aliases = lead.aliases.filter((alias) => !gone.includes(alias));
  const { provenance } = lead;
  if (!provenance) return { ...lead, aliases };
  const claims = provenance.aliases.filter(({ alias }) => aliases.includes(alias));
  return { ...lead, aliases, provenance: { ...provenance, aliases: claims } };
}

export function joinNames(earlier: Lead, later: Lead): Pick<Lead, 'name' | 'provenance'> {
  const { name, provenance } = isWeaker(nameOriginOf(later), nameOriginOf(earlier)) ? earlier : later;
  const claims = strongest([...(earlier.provenance?.aliases ?? []), ...(later.provenance?.aliases ?? [])]);
  if (!provenance && claims.length === 0) return { name };
  return { name, provenance: { name: provenance?.name ?? null, aliases: claims } };
}

function strongest(claims: readonly AliasClaim[]): AliasClaim[] {
  const best = new Map<Alias, AliasClaim>();
  for (const claim of claims) {
    const earlier = best.get(claim.alias);
    if (!earlier || isWeaker(earlier.from, claim.from)) best.set(claim.alias, claim);
  }
  return [...best.values()];
}
