import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Employee } from '../../model/company.ts';
import type { Contact, Email, Phone, Source } from '../../model/contact.ts';
import type { z } from '../../model/schema.ts';
import { BROKEN, emailEntry, employeeBody, type ProfileBody } from './schemas.ts';

const ADDRESS = /^[^\s@<>"',;:()[\]\\]{1,64}@[^\s@<>"',;:()[\]\\]+\.[^\s@<>"',;:()[\]\\]{2,}$/u;
const E164 = /^\+\d{3,15}$/;

/** A profile of Kaspr's as contact data. Entries that are no address or number are left out; broken fields read as absent. */
export function contactOf(body: ProfileBody, source: Source): Contact {
  const work = addresses(body.currentProEmails, body.currentProEmail);
  const personal = addresses(body.currentPersonalEmails);
  const current = new Set([...work, ...personal, ...addresses([body.currentEmail])].map(lower));
  const isIn = (list: string[], address: string) => list.some((other) => lower(other) === lower(address));
  const emails = emailsOf(body.emails, [...current], source).map((email) => ({
    ...email,
    use: isIn(work, email.address) ? ('work' as const) : isIn(personal, email.address) ? ('personal' as const) : null,
    current: current.has(lower(email.address)),
  }));
  return {
    emails,
    phones: phonesOf(body.phones, [], source),
    title: phrase(body.title),
    company: phrase(body.companyName),
    location: phrase(body.location),
    gatheredAt: typeof body.fetchedAt === 'number' && body.fetchedAt > 0 ? body.fetchedAt : null,
    sources: [source],
  };
}

/** One employee, or null where the entry has no name. */
export function employeeOf(entry: unknown, source: Source): Employee | null {
  const parsed = employeeBody.safeParse(entry);
  if (!parsed.success) return null;
  const body = parsed.data;
  const name =
    phrase(body.name, 300) ?? phrase([phrase(body.firstName), phrase(body.lastName)].filter(Boolean).join(' '), 300);
  if (!name) return null;
  return {
    name,
    title: phrase(body.job),
    company: phrase(body.company),
    location: phrase(body.location),
    emails: emailsOf(body.emails, addresses([body.email]), source),
    phones: phonesOf(body.phones, [body.phone], source),
  };
}

/** Whether a field that holds what was paid for has a type that the contract does not know. */
export function isBroken(body: ProfileBody): boolean {
  return [body.emails, body.phones, body.currentProEmails, body.currentPersonalEmails].some(broken);
}

const broken = (value: unknown) => value === BROKEN;
const lower = (address: string) => address.toLowerCase();

function phrase(value: unknown, longest = 500): string | null {
  if (typeof value !== 'string') return null;
  return value.replace(/\s+/g, ' ').trim().slice(0, longest) || null;
}

function addresses(list: unknown, ...more: unknown[]): string[] {
  const all: unknown[] = [...(Array.isArray(list) ? list : []), ...more];
  return all.flatMap((value) => {
    const address = phrase(value);
    return address && address.length <= 254 && ADDRESS.test(address) ? [address] : [];
  });
}

/** The `emails` entries, then addresses that stand only elsewhere in the reply: those are unverified. */
function emailsOf(entries: unknown, elsewhere: readonly string[], source: Source): Email[] {
  const emails = new Map<string, Email>();
  const add = (address: string, validity: Email['validity']) => {
    if (emails.has(lower(address))) return;
    emails.set(lower(address), { address, validity, use: null, current: false, sources: [source] });
  };
  for (const entry of Array.isArray(entries) ? entries : []) {
    const parsed = emailEntry.safeParse(entry);
    for (const address of parsed.success ? addresses([parsed.data.email]) : []) add(address, validity(parsed.data));
  }
  for (const address of elsewhere) add(address, 'unverified');
  return [...emails.values()];
}

function validity(entry: z.infer<typeof emailEntry> | undefined): Email['validity'] {
  if (entry?.valid === true) return 'verified';
  return entry?.valid === false ? 'invalid' : 'unverified';
}

/** Numbers as strings, or as objects with `phone` or `number` (contract K3). */
function phonesOf(entries: unknown, more: readonly unknown[], source: Source): Phone[] {
  const all: unknown[] = [...(Array.isArray(entries) ? entries : []), ...more];
  const phones = new Map<string, Phone>();
  for (const entry of all) {
    const written = phrase(isNumbered(entry) ? (entry.phone ?? entry.number) : entry, 60);
    if (!written || !/\d{3}/.test(written.replace(/\D/g, ''))) continue;
    // 00 is how most of the world dials abroad; without it a number says no country, and none is guessed.
    const parsed = parsePhoneNumberFromString(written.replace(/^00/, '+'));
    // Some countries' longest possible numbers are longer than E.164 allows: those are kept as written.
    const known = parsed?.isPossible() && E164.test(parsed.number) ? parsed : null;
    const phone: Phone = {
      display: known?.formatInternational() ?? written,
      e164: known?.number ?? null,
      country: known?.country ?? null,
      sources: [source],
    };
    phones.set(phone.e164 ?? phone.display, phone);
  }
  return [...phones.values()];
}

function isNumbered(entry: unknown): entry is { phone?: unknown; number?: unknown } {
  return typeof entry === 'object' && entry !== null;
}
