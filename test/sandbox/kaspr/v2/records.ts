import { COMPANIES } from '../../companies.ts';
import type { Contact, Person } from '../../person.ts';
import type { PoolName } from './pools.ts';

/** Real clients have seen the addresses under these names: work and direct, or professional and personal. */
export type Naming = 'work-direct' | 'professional-personal';

/** What Kaspr has of a kind. */
export function known(contact: Contact, kind: PoolName): readonly string[] {
  if (kind === 'phone') return contact.phones;
  return kind === 'workEmail' ? contact.pro : contact.personal;
}

/** The `profile` object of v2 with the kinds that were asked for. `fetchedAt` is an ISO date here. */
export function profileRecord(
  person: Person,
  contact: Contact,
  kinds: readonly PoolName[],
  naming: Naming,
  now: number,
): Record<string, unknown> {
  const [work, personal] = naming === 'work-direct' ? ['work', 'direct'] : ['professional', 'personal'];
  return {
    id: person.slug,
    name: person.cleanName,
    firstName: person.firstName,
    lastName: person.lastName,
    location: person.location,
    ...(person.title !== undefined && { title: person.title }),
    ...(person.company !== undefined && { companyName: person.company, company: companyRecord(person.company) }),
    fetchedAt: new Date(now).toISOString(),
    ...(kinds.includes('workEmail') && listed(`${work}Emails`, `starry${capital(work)}Email`, contact.pro)),
    ...(kinds.includes('directEmail') &&
      listed(`${personal}Emails`, `starry${capital(personal)}Email`, contact.personal)),
    ...(kinds.includes('phone') && listed('phones', 'starryPhone', contact.phones)),
  };
}

function listed(list: string, pick: string, values: readonly string[]): Record<string, unknown> {
  return { [list]: values, ...(values[0] !== undefined && { [pick]: values[0] }) };
}

function capital(word: string | undefined): string {
  return word ? word[0]?.toUpperCase() + word.slice(1) : '';
}

function companyRecord(name: string): Record<string, unknown> {
  const company = COMPANIES.find((one) => one.name === name);
  if (!company) return { name };
  return {
    name,
    universalName: company.slug,
    industryName: company.industry,
    industries: [company.industry],
    domains: [company.domain],
    companyPageUrl: `https://www.${company.domain}`,
    description: company.about,
  };
}
