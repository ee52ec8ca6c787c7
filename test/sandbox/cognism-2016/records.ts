import type { Company } from '../companies.ts';
import type { Person } from '../person.ts';

/** A company as `GET /company/{name}` has it: its id is a number in text. */
export function companyRecord(company: Company): Record<string, unknown> {
  const [city, ...rest] = company.headquarters.split(', ');
  return {
    id: String(company.id),
    name: company.name,
    path: company.slug,
    type: 'Privately Held',
    industry: company.industry,
    site: `http://www.${company.domain}`,
    street_address: ['1 Invented Road'],
    city,
    country: rest.at(-1),
    size: company.size.replace(' employees', ''),
  };
}

/** One of the `items` of `GET /person`: work and education, nothing to reach anybody by. */
export function personRecord(person: Person): Record<string, unknown> {
  const { slug, cleanName, location, company, title, headline } = person;
  const [city, ...rest] = location.split(', ');
  return {
    uid: slug,
    full_name: cleanName,
    full_name_normalized: cleanName.toLowerCase(),
    city,
    country: rest.at(-1),
    ...(company === undefined ? {} : { current: company }),
    experience: [
      ...(company === undefined ? [] : [{ company, from: 'September 2023', ...(title ? { name: title } : {}) }]),
      { company: 'Northmark Post', from: 'May 2015', to: 'August 2023', name: 'Clerk' },
    ],
    topcard: { locality: location, headline, full_name: cleanName },
    vc: 1_463_147_456,
    ver: 1,
  };
}
