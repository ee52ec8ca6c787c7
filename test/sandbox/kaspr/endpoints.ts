import type { Company } from '../companies.ts';
import type { Person } from '../person.ts';
import { type Outcome, refused } from '../service/outcome.ts';
import type { Account } from './account.ts';
import { type Fields, Refusal, readDomain, readFields, readFlag, readId, readLimit, readText } from './fields.ts';
import { employeeRecord, profileRecord } from './records.ts';

/** Credits per profile with data, per known pattern list, per employee. */
export interface Pricing {
  readonly profile: number;
  readonly patterns: number;
  readonly employee: number;
}

export interface Knowledge {
  readonly people: readonly Person[];
  readonly companies: readonly Company[];
  readonly pricing: Pricing;
}

type Endpoint = (fields: Fields, knowledge: Knowledge, account: Account, now: number) => Outcome;

/** The paid endpoints by method and path. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  'POST /profile/profile': getProfile,
  'POST /company/domainPattern': getPatterns,
  'POST /company/domainEmployees': getEmployees,
};

/** Runs an endpoint; invalid input comes out as 422. */
export function answer(
  endpoint: Endpoint,
  body: unknown,
  knowledge: Knowledge,
  account: Account,
  now: number,
): Outcome {
  try {
    return endpoint(readFields(body), knowledge, account, now);
  } catch (error) {
    if (error instanceof Refusal) return refused(422, error.message);
    throw error;
  }
}

function getProfile(fields: Fields, { people, pricing }: Knowledge, account: Account, now: number): Outcome {
  const id = readId(fields);
  readText(fields, 'name');
  const phoneRequired = readFlag(fields, 'isPhoneRequired');
  if (account.credits < pricing.profile) return refused(402, 'No credits left');
  const free = (status: number, body: unknown): Outcome => ({ status, body, credits: 0, subject: id });
  const key = id.normalize('NFC').toLowerCase();
  const person = people.find(({ slug }) => slug.normalize('NFC').toLowerCase() === key);
  if (!person || person.kaspr === 'not-found') return free(404, { message: 'Profile not found' });
  if (person.kaspr === 'empty-object') return free(200, {});
  if (person.kaspr === 'empty-profile') return free(200, { profile: {} });
  const contact = person.kaspr;
  if (phoneRequired && contact.phones.length === 0) return free(200, {});
  const found = contact.emails.length + contact.phones.length > 0;
  const body = { profile: profileRecord(person, contact, now) };
  return { status: 200, body, credits: found ? pricing.profile : 0, subject: id };
}

function getPatterns(fields: Fields, { companies, pricing }: Knowledge, account: Account): Outcome {
  const domain = readDomain(fields);
  if (account.credits < pricing.patterns) return refused(402, 'No credits left');
  const patterns = companies.find((company) => company.domain === domain)?.patterns ?? [];
  return { status: 200, body: { patterns }, credits: patterns.length > 0 ? pricing.patterns : 0, subject: domain };
}

function getEmployees(fields: Fields, { companies, pricing }: Knowledge, account: Account): Outcome {
  const domain = readDomain(fields);
  const limit = readLimit(fields, 'contactsNumberLimit', 5);
  const phoneRequired = readFlag(fields, 'isPhoneRequired');
  if (account.credits < pricing.employee) return refused(402, 'No credits left');
  const affordable = pricing.employee === 0 ? limit : Math.floor(account.credits / pricing.employee);
  const company = companies.find((candidate) => candidate.domain === domain);
  const employees = (company?.employees ?? [])
    .filter(({ phone }) => !phoneRequired || phone !== undefined)
    .slice(0, Math.min(limit, affordable))
    .map((employee) => employeeRecord(employee, company?.name ?? ''));
  return { status: 200, body: { employees }, credits: employees.length * pricing.employee, subject: domain };
}
