import { EVENT_TYPES, type EventType, type Signal, type SignalKind } from '../../../model/schemas/people/signal.ts';
import { joined } from '../../values/company-values.ts';
import { textWithin } from '../../values/contact-values.ts';
import { isBroken } from '../../values/tolerant.ts';
import { articleAddress } from '../articles.ts';
import { readMoment } from '../days.ts';
import { type EventBody, eventBody } from './event-schemas.ts';

const MAX_ID_LENGTH = 200;
const MAX_ADDRESS_LENGTH = 2000;

const KIND_BY_TYPE: Readonly<Record<EventType, SignalKind>> = {
  'job-join': 'job-join',
  'job-leave': 'job-leave',
  'job-move': 'job-move',
  'location-move': 'location-move',
  'person-mention': 'mention',
  quote: 'mention',
  310: 'mention',
  330: 'mention',
};

export type EventRead = { readonly id: string | null; readonly signal: Signal | 'unknown' | 'unreadable' };

/** `unknown`: an undocumented type. `unreadable`: no id, moment or person. */
export function readEvent(entry: unknown, toldAt: number): EventRead {
  const parsed = eventBody.safeParse(entry);
  if (!parsed.success) return { id: null, signal: 'unreadable' };
  const id = idOf(parsed.data.id) ?? idOf(parsed.data._id);
  const type =
    typeof parsed.data.type === 'number' ? String(parsed.data.type) : textWithin(parsed.data.type)?.toLowerCase();
  if (id === null || !type) return { id, signal: 'unreadable' };
  const known = EVENT_TYPES.find((one) => one === type);
  if (!known) return { id, signal: 'unknown' };
  return { id, signal: signalOf(parsed.data, id, KIND_BY_TYPE[known], toldAt) ?? 'unreadable' };
}

function signalOf(event: EventBody, id: string, kind: SignalKind, toldAt: number): Signal | null {
  const at = readMoment(event.at) ?? readMoment(event.date) ?? readMoment(readableSignal(event.meta)?.datecreated);
  const person = personOf(event);
  const companies = kind === 'job-leave' ? companiesLeft(event) : companiesNow(event);
  if (at === null || (person === null && companies.company === null && companies.oldCompany === null)) return null;
  const employee = readableSignal(event.employee);
  const location = locationOf(employee) ?? locationOf(readableSignal(event.loc));
  const oldLocation = locationOf(readableSignal(event.old_loc));
  return {
    ...{ id, kind, at, toldAt, person, ...companies, location },
    // A mere change of jobs repeats the same place as the old one.
    oldLocation: oldLocation === location ? null : oldLocation,
    source: secureAddress(event.url) ?? secureAddress(event.source),
  };
}

function personOf({ employee }: EventBody): Signal['person'] {
  const { name, first_name, last_name, url, title, old_job_title } = readableSignal(employee) ?? {};
  const [called, page] = [
    textWithin(name) ?? textWithin([first_name, last_name].flatMap(words).join(' ')),
    secureAddress(url),
  ];
  if (!called && !page) return null;
  return { name: called, url: page, title: textWithin(title), oldTitle: textWithin(old_job_title) };
}

type Companies = Pick<Signal, 'company' | 'oldCompany'>;

function companiesNow({ org, orgToInfo, orgFromInfo, employee }: EventBody): Companies {
  const { organisation, old_organisation } = readableSignal(employee) ?? {};
  const company = textWithin(org) ?? textWithin(readableSignal(orgToInfo)?.name) ?? textWithin(organisation);
  const oldCompany = textWithin(old_organisation) ?? textWithin(readableSignal(orgFromInfo)?.name);
  return { company, oldCompany: oldCompany === company ? null : oldCompany };
}

/** For a leaver, the event's company is the old one; the new one is mostly unknown. */
function companiesLeft({ org, orgToInfo, orgFromInfo, employee }: EventBody): Companies {
  const { organisation, old_organisation } = readableSignal(employee) ?? {};
  const oldCompany =
    textWithin(readableSignal(orgFromInfo)?.name) ??
    textWithin(old_organisation) ??
    textWithin(org) ??
    textWithin(organisation);
  const company = textWithin(readableSignal(orgToInfo)?.name) ?? textWithin(organisation);
  return { company: company === oldCompany ? null : company, oldCompany };
}

type EventLocation = { readonly city?: unknown; readonly state?: unknown; readonly country?: unknown };

function locationOf(place: EventLocation | null): string | null {
  return place ? joined(place.city, place.state, place.country) : null;
}

function secureAddress(value: unknown): string | null {
  const secure = articleAddress(value)?.replace(/^http:/, 'https:');
  return secure && secure.length <= MAX_ADDRESS_LENGTH ? secure : null;
}

function idOf(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  const id = textWithin(value, MAX_ID_LENGTH + 1);
  return id && id.length <= MAX_ID_LENGTH ? id : null;
}

function readableSignal<T>(part: T): Exclude<T, null | undefined> | null {
  return isBroken(part) ? null : ((part ?? null) as Exclude<T, null | undefined> | null);
}

const words = (value: unknown) => textWithin(value) ?? [];
