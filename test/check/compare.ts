import type { CompanyReading, PageReading, PersonReading, RowReading } from '../../src/model/schemas/people/reading.ts';
import { type Judgement, judge, judgeName, wrong } from './judgement.ts';
import type { Expected, Sidecar } from './sidecar.ts';

/** What a reading says, compared with what the page says. */
export function compareReading(reading: PageReading, sidecar: Sidecar): Judgement[] {
  return [...compareFrame(reading, sidecar), ...compareFields(reading, sidecar), ...compareStrangers(reading, sidecar)];
}

function compareFrame(reading: PageReading, { kind, layout, reason, missing, verdict }: Sidecar): Judgement[] {
  const read = reading.kind === 'other' ? 'none' : reading.kind;
  const said = reading.shows === 'nothing' ? reading : null;
  return [
    ...(read === kind ? [] : [wrong('kind', `expected ${kind}, read ${read}`)]),
    ...(kind === 'none' || (reading.layout ?? 'none') === layout
      ? []
      : [wrong('layout', `expected ${layout}, read ${reading.layout}`)]),
    ...(reason && said?.reason !== reason ? [wrong('reason', `expected ${reason}, read ${said?.reason}`)] : []),
    ...(missing && String(said?.missing) !== String(missing)
      ? [wrong('missing', `expected ${missing}, read ${said?.missing}`)]
      : []),
    ...(verdict && reading.verdict !== verdict
      ? [wrong('verdict', `expected ${verdict}, read ${reading.verdict}`)]
      : []),
  ];
}

function compareFields(reading: PageReading, { kind, expect, optional = [] }: Sidecar): Judgement[] {
  if (kind === 'none') {
    return reading.shows === 'nothing' ? [] : [wrong('page', `expected nothing, read a ${reading.shows}`)];
  }
  if (Array.isArray(expect.rows)) {
    const list = reading.shows === 'list' ? reading : null;
    return [
      ...judge('company', expect.company, list?.company?.name, optional.includes('company')),
      ...judge('companySlug', expect.companySlug, list?.company?.slug, optional.includes('companySlug')),
      ...compareRows(expect.rows, list?.rows ?? [], optional),
    ];
  }
  if (kind === 'company') return compareCompany(expect, reading.shows === 'company' ? reading.company : null, optional);
  const person = reading.shows === 'person' ? reading.person : null;
  const isNobody = Object.values(expect).every((value) => value === null);
  return isNobody && person !== null
    ? [wrong('person', `expected nobody, read ${person.name ?? person.slug}`)]
    : comparePerson(expect, person, (field) => optional.includes(field));
}

function comparePerson(
  expected: Expected,
  person: PersonReading | null,
  isOptional: (field: string) => boolean,
  place = '',
): Judgement[] {
  const read: Expected = { ...person };
  return Object.keys(expected).flatMap((field) => {
    if (field === 'shownName') return [];
    return field === 'name'
      ? judgeName(`${place}name`, expected, person, isOptional('name'))
      : judge(`${place}${field}`, expected[field], read[field], isOptional(field));
  });
}

/** What tells a row from the others. */
const keyOf = (row: Expected) => row.slug ?? row.token ?? row.rawName ?? row.name;

function compareRows(
  expected: readonly Expected[],
  rows: readonly RowReading[],
  optional: readonly string[],
): Judgement[] {
  const read = rows.map(({ person }) => person);
  const keys = read.map(keyOf);
  const wanted = expected.map(keyOf);
  const known = keys.filter((key) => wanted.includes(key));
  const isOptional = (field: string) => optional.includes(`rows.${field}`);
  return [
    ...(rows.length === expected.length ? [] : [wrong('rows', `expected ${expected.length}, read ${rows.length}`)]),
    ...keys.filter((key) => !wanted.includes(key)).map((key) => wrong('rows', `nobody expected ${key}`)),
    ...(String(known) === String(wanted.filter((key) => keys.includes(key)))
      ? []
      : [wrong('rows', 'in another order')]),
    ...expected.flatMap((row, at) =>
      comparePerson(row, read.find((person) => keyOf(person) === keyOf(row)) ?? null, isOptional, `rows[${at}].`),
    ),
  ];
}

function compareCompany(expected: Expected, company: CompanyReading | null, optional: readonly string[]): Judgement[] {
  const read: Expected = { ...company, company: company?.name, location: company?.headquarters };
  // The domain is not read from the page: the popup makes it of the website.
  return Object.keys(expected)
    .filter((field) => field !== 'domain')
    .flatMap((field) => judge(field, expected[field], read[field], optional.includes(field)));
}

function compareStrangers(reading: PageReading, { never = {} }: Sidecar): Judgement[] {
  // The address is the page's own words.
  const said = JSON.stringify({ ...reading, address: '' });
  return Object.values(never)
    .flat()
    .filter((stranger) => said.includes(stranger))
    .map((stranger) => wrong('never', `${stranger} is in the reading`));
}
