import { createHash } from 'node:crypto';
import type { Company } from '../companies.ts';
import type { CognismContact, CognismPhone, Person } from '../person.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A person whom Cognism knows, and the company where it has them. */
export interface Known {
  readonly person: Person;
  readonly contact: CognismContact;
  readonly company: Company | null;
}

/** An invented id that stays the same. */
export function uuid(...parts: readonly string[]): string {
  const digits = createHash('sha256').update(parts.join('|')).digest('hex');
  return [8, 4, 4, 4, 12].map((length, at) => digits.slice(at * 5, at * 5 + length)).join('-');
}

export const accountId = (company: Company): string => uuid('account', company.slug);

/** Base64 of person, title and account: another job makes another id for the same person. */
export function redeemId({ person, contact, company }: Known, title = contact.title ?? person.title ?? ''): string {
  const parts = [uuid('person', person.slug), uuid('title', title), uuid('account', company?.slug ?? 'none')];
  return Buffer.from(parts.join(';')).toString('base64');
}

export const linkedinUrl = ({ slug }: Person): string => `https://www.linkedin.com/in/${encodeURIComponent(slug)}`;

/** What is always there, whatever the account is entitled to. */
function basics({ person, contact, company }: Known): Fields {
  const { cleanName, firstName, lastName } = person;
  const name = contact.company ?? person.company;
  return {
    id: uuid('person', person.slug),
    fullName: cleanName,
    firstName,
    lastName,
    ...given('jobTitle', contact.title ?? person.title),
    ...(name ? { account: { ...(company ? { id: accountId(company) } : {}), name } } : {}),
  };
}

/** One of the `results` of enrich. What the account may not see is not even said to be there. */
export function previewRecord(known: Known, entitlements: readonly string[]): Fields {
  const { contact } = known;
  const has: Readonly<Record<string, boolean>> = {
    email: contact.email !== undefined,
    mobilePhoneNumbers: contact.mobile !== undefined,
    directPhoneNumbers: contact.direct !== undefined,
    linkedinUrl: !contact.hasNoProfile,
    country: true,
  };
  const flags = Object.entries(has).filter(([field]) => entitlements.includes(field));
  return {
    ...basics(known),
    ...Object.fromEntries(flags.map(([field, is]) => [`has${field.charAt(0).toUpperCase()}${field.slice(1)}`, is])),
    redeemId: redeemId(known),
  };
}

/** One of the `results` of redeem: of the rest, what the account is entitled to. */
export function contactRecord(known: Known, entitlements: readonly string[]): Fields {
  const { person, contact, company } = known;
  const [city, ...rest] = person.location.split(', ');
  const all: Fields = {
    ...given('email', contact.email),
    ...given(
      'mobilePhoneNumbers',
      contact.mobile?.map((phone) => phoneRecord(phone, 'MOBILE', 'DIRECT_DIAL')),
    ),
    ...given(
      'directPhoneNumbers',
      contact.direct?.map((phone) => phoneRecord(phone, 'FIXED_LINE', 'DIRECT_DIAL')),
    ),
    ...(contact.hasNoProfile ? {} : { linkedinUrl: linkedinUrl(person) }),
    city,
    ...given('country', rest.at(-1)),
    lastConfirmed: contact.lastConfirmed,
  };
  const entitled = Object.entries(all).filter(([field]) => entitlements.includes(field));
  const account = company
    ? { account: { ...accountRecord(company, ['domain', 'website', 'industries', 'size', 'type', 'founded']) } }
    : {};
  return {
    ...basics(known),
    ...account,
    ...Object.fromEntries(entitled),
    privacyNotificationSent: true,
    redeemId: redeemId(known),
  };
}

function phoneRecord({ number, dnc = false }: CognismPhone, numberType: string, label: string): Fields {
  return { number, numberType, label, score: 90, dnc };
}

/** One of the `results` of account enrich. */
export function accountPreview(company: Company, entitlements: readonly string[]): Fields {
  const has = entitlements.filter((field) => field !== 'id' && field !== 'name');
  return {
    id: accountId(company),
    name: company.name,
    ...Object.fromEntries(has.map((field) => [`has${field.charAt(0).toUpperCase()}${field.slice(1)}`, true])),
  };
}

/** One of the `result` of account redeem. */
export function accountRecord(company: Company, entitlements: readonly string[]): Fields {
  const [from, to] = company.size.replace(/,| employees/g, '').split('-');
  const [city, ...rest] = company.headquarters.split(', ');
  const all: Readonly<Record<string, Fields>> = {
    domain: { domain: company.domain },
    website: { website: `www.${company.domain}` },
    industries: { industries: [company.industry] },
    size: { sizeFrom: Number(from), ...(to === undefined ? {} : { sizeTo: Number(to) }) },
    type: { type: 'Privately Held' },
    founded: { founded: company.founded },
    location: { locations: [{ type: 'hq', city, ...given('country', rest.at(-1)) }] },
    hqPhoneNumbers: given('hqPhoneNumbers', company.switchboard && [switchboard(company.switchboard)]),
  };
  const entitled = Object.entries(all).flatMap(([field, record]) => (entitlements.includes(field) ? [record] : []));
  return Object.assign({ id: accountId(company), name: company.name }, ...entitled);
}

function switchboard(number: string): Fields {
  return { number, score: 20, dnc: false, label: 'COMPANY_SWITCHBOARD' };
}

function given(name: string, value: unknown): Fields {
  return value === undefined ? {} : { [name]: value };
}
