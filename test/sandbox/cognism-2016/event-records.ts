import { randomUUID } from 'node:crypto';
import type { Person } from '../person.ts';

const DAY = 86_400_000;

/** An event in the form of the document (contracts 2.1). */
export interface EventRecord {
  readonly id: string;
  /** ms. */
  readonly at: number;
  readonly type: string;
  readonly org?: string;
  readonly employee?: Readonly<Record<string, unknown>>;
  readonly [more: string]: unknown;
}

/** What happened, in short. */
export interface Happening {
  readonly id?: string;
  /** To whom; absent: to the company. */
  readonly slug?: string;
  readonly type: string;
  readonly org?: string;
  readonly oldOrg?: string;
  readonly title?: string;
  readonly location?: string;
  /** Cognism does not know their profile. */
  readonly hasNoProfile?: true;
  /** The source. */
  readonly url?: string;
  /** Epoch ms. */
  readonly at: number;
}

type Past = Omit<Happening, 'at'> & { readonly id: string; readonly daysAgo: number };

const HAPPENED: readonly Past[] = [
  {
    ...{ id: 'ev-zoe-joined', slug: 'zoe-bronte-lukasiewicz', type: 'job-join', daysAgo: 1 },
    ...{ org: 'Tidewright Software, Inc.', oldOrg: 'Hollowpine Instruments', title: 'Chief Sales Officer' },
  },
  { id: 'ev-jane-left', slug: 'janedoe-growth', type: 'job-leave', org: 'Tidewright Software, Inc.', daysAgo: 2 },
  {
    ...{ id: 'ev-kofi-promoted', slug: 'kofi-mensah-adjei', type: 'job-move', daysAgo: 3 },
    ...{ org: 'Tidewright Software, Inc.', title: 'VP Engineering' },
  },
  {
    ...{ id: 'ev-ludwig-moved', slug: 'ludwig-van-der-aalst', type: 'location-move', daysAgo: 4 },
    ...{ org: 'Hollowpine Instruments', location: 'Ghent, Flanders, Belgium' },
  },
  {
    ...{ id: 'ev-amara-mentioned', slug: 'amara-okonkwo-vale-mba-phd', type: 'person-mention', daysAgo: 5 },
    ...{ org: 'Brightmoor Logistics', url: 'http://news.example/brightmoor-fleet.html' },
  },
  {
    ...{ id: 'ev-maria-joined', type: 'job-join', daysAgo: 6, hasNoProfile: true },
    ...{ slug: 'maria-isabella-konstantina-von-hohenfels-castellanos-y-aragonesa-de-la-torre' },
    ...{ org: 'Brightmoor Logistics', oldOrg: 'HOLLOWPINE Instruments Ltd.', title: 'Managing Director' },
  },
  { id: 'ev-hanako-joined', slug: '山田-花子-aa1234567', type: 'job-join', org: 'Kestrel & Finch', daysAgo: 7 },
  { id: 'ev-kofi-quoted', slug: 'kofi-mensah-adjei', type: 'quote', org: 'Tidewright Software, Inc.', daysAgo: 8 },
  {
    ...{ id: 'ev-hollowpine-article', type: '310', org: 'Hollowpine Instruments', daysAgo: 9 },
    ...{ url: 'https://news.example/hollowpine-opens-hall.html' },
  },
  { id: 'ev-hollowpine-brand', type: '330', org: 'Hollowpine Instruments', daysAgo: 10 },
  // Of a type that the document does not list.
  { id: 'ev-hollowpine-funded', type: 'funding-round', org: 'Hollowpine Instruments', daysAgo: 11 },
];

/** What has happened to these people and to companies in the last days, the latest first. @param now epoch ms */
export function pastEvents(people: readonly Person[], now: number): EventRecord[] {
  return HAPPENED.filter(({ slug }) => slug === undefined || people.some((person) => person.slug === slug)).map(
    ({ daysAgo, ...happening }) => eventRecord({ ...happening, at: now - daysAgo * DAY }, people),
  );
}

export function eventRecord(happening: Happening, people: readonly Person[]): EventRecord {
  const { id = randomUUID(), slug, type, org, oldOrg, url, at } = happening;
  const person = people.find((one) => one.slug === slug);
  const place = placeOf(happening.location ?? person?.location ?? 'Fernhollow, Northmark');
  return {
    ...{ id, at, date: dayOf(at), type, orgInfo: {}, source: 'social' },
    ...(org === undefined ? {} : { org, orgToInfo: { name: org, type: '' } }),
    ...(oldOrg === undefined ? {} : { orgFromInfo: { name: oldOrg, type: '' } }),
    // Without a zone, as the document prints it.
    meta: { datecreated: `${new Date(at - 300_000).toISOString().replace('Z', '')}658` },
    ...(url === undefined ? {} : { url }),
    ...(person
      ? { loc: place, old_loc: placeOf(person.location), employee: employeeOf(person, happening, place) }
      : {}),
  };
}

function employeeOf(person: Person, { org, oldOrg, title, hasNoProfile }: Happening, place: object) {
  return {
    ...place,
    ...{ first_name: person.firstName, last_name: person.lastName, name: person.cleanName },
    ...((title ?? person.title) ? { title: title ?? person.title } : {}),
    ...(title && person.title ? { old_job_title: person.title } : {}),
    ...(hasNoProfile ? {} : { url: `https://www.linkedin.com/in/${encodeURIComponent(person.slug)}` }),
    ...(org === undefined ? {} : { organisation: org }),
    ...(oldOrg === undefined ? {} : { old_organisation: oldOrg }),
  };
}

function placeOf(location: string): Record<string, string> {
  const [city = '', state, country] = location.split(', ');
  return { city, ...(state === undefined ? {} : { state }), ...(country === undefined ? {} : { country }) };
}

/** dd.MM.yyyy, in UTC. @param at epoch ms */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10).split('-').reverse().join('.');
}
