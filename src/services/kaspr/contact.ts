import { addressKey } from '../../model/addresses/email-address.ts';
import { numberKey } from '../../model/addresses/phone-writing.ts';
import { companyDomain, type Employee } from '../../model/schemas/people/company.ts';
import type { Contact, Email, Phone, Provenance } from '../../model/schemas/people/contact.ts';
import { emailAddressesFrom, phonesFrom, sayingFrom, textWithin } from '../values/contact-values.ts';
import { isBroken } from '../values/tolerant.ts';
import { unreadIn } from './reported.ts';
import { emailEntry, employeeBody, type ProfileBody, phoneEntry } from './schemas.ts';

export function contactOf(body: ProfileBody, source: Provenance): Contact {
  const gatheredAt = gatheringMoment(body.fetchedAt, source.at);
  const unread = unreadIn(body, source);
  const [domain] = domainsOf(body.company).flatMap((host) => sayingFrom(host, source, gatheredAt) ?? []);
  return {
    emails: emailsOf(mentionsIn(body), source),
    phones: phonesOf([body.starryPhone, ...listOf(body.phones), body.phone], source),
    title: sayingFrom(body.title, source, gatheredAt),
    company: sayingFrom(body.companyName, source, gatheredAt) ?? sayingFrom(nameOf(body.company), source, gatheredAt),
    location: sayingFrom(body.location, source, gatheredAt),
    gatheredAt,
    optedOut: null,
    sources: [source],
    ...(domain ? { companyDomain: domain } : {}),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

export function employeeOf(entry: unknown, source: Provenance): Employee | null {
  const parsed = employeeBody.safeParse(entry);
  if (!parsed.success) return null;
  const body = parsed.data;
  const name =
    textWithin(body.name, 300) ??
    textWithin([textWithin(body.firstName), textWithin(body.lastName)].filter(Boolean).join(' '), 300);
  if (!name) return null;
  return {
    name,
    title: textWithin(body.job),
    company: textWithin(body.company),
    location: textWithin(body.location),
    emails: emailsOf([...mentions(body.emails), ...mentions(body.email)], source),
    phones: phonesOf([...listOf(body.phones), body.phone], source),
  };
}

export function isContactBroken(body: ProfileBody): boolean {
  const paidFor: readonly unknown[] = [
    ...[body.emails, body.currentProEmails, body.currentPersonalEmails],
    ...[body.workEmails, body.directEmails, body.professionalEmails, body.personalEmails],
    ...[body.starryWorkEmail, body.starryDirectEmail, body.starryProfessionalEmail, body.starryPersonalEmail],
    ...[body.phones, body.starryPhone],
  ];
  return paidFor.some(isBroken);
}

type Mention = Pick<Email, 'address' | 'validity' | 'use' | 'current'>;

/** An address is current if generation 1 lists it as current, or either calls it starry. */
function mentionsIn(body: ProfileBody): Mention[] {
  return [
    ...mentions(body.emails),
    ...mentions(body.starryWorkEmail, 'work', true),
    ...mentions(body.starryProfessionalEmail, 'work', true),
    ...mentions(body.professionalEmail, 'work', true),
    ...mentions(body.currentProEmails, 'work', true),
    ...mentions(body.currentProEmail, 'work', true),
    ...mentions(body.workEmails, 'work'),
    ...mentions(body.professionalEmails, 'work'),
    ...mentions(body.starryDirectEmail, 'personal', true),
    ...mentions(body.starryPersonalEmail, 'personal', true),
    ...mentions(body.personalEmail, 'personal', true),
    ...mentions(body.currentPersonalEmails, 'personal', true),
    ...mentions(body.directEmails, 'personal'),
    ...mentions(body.personalEmails, 'personal'),
    ...mentions(body.currentEmail, null, true),
  ];
}

/** One or a list, each a text or an object with `email`. A bare text says nothing of its validity. */
function mentions(field: unknown, use: Email['use'] = null, current = false): Mention[] {
  return (Array.isArray(field) ? field : [field]).flatMap((entry: unknown): Mention[] => {
    const parsed = emailEntry.safeParse(entry);
    const found = emailAddressesFrom(parsed.success ? parsed.data.email : entry);
    const { valid, isCurrent } = parsed.data ?? {};
    const validity = valid === true ? 'verified' : valid === false ? 'invalid' : 'unverified';
    return found.map((address) => ({ address, validity, use, current: current || isCurrent === true }));
  });
}

/** The first stated validity and use count. */
function emailsOf(all: readonly Mention[], source: Provenance): Email[] {
  const emails = new Map<string, Mention>();
  for (const mention of all) {
    const key = addressKey(mention.address);
    const known = emails.get(key);
    emails.set(key, known ? mergeMentions(known, mention) : mention);
  }
  return [...emails.values()].map((mention) => ({ ...mention, sources: [{ ...source, validity: mention.validity }] }));
}

function mergeMentions(known: Mention, more: Mention): Mention {
  return {
    address: known.address,
    validity: known.validity === 'unverified' ? more.validity : known.validity,
    use: known.use ?? more.use,
    current: known.current || more.current,
  };
}

function phonesOf(entries: readonly unknown[], source: Provenance): Phone[] {
  const phones = new Map<string, Phone>();
  for (const entry of entries) {
    const parsed = phoneEntry.safeParse(entry);
    for (const phone of phonesFrom(parsed.success ? (parsed.data.phone ?? parsed.data.number) : entry, source)) {
      const key = numberKey(phone);
      if (!phones.has(key)) phones.set(key, phone);
    }
  }
  return [...phones.values()];
}

/** Epoch ms, capped at the reply's time: data can't be gathered after it was sent. */
function gatheringMoment(fetchedAt: unknown, toldAt: number): number | null {
  const isDate = typeof fetchedAt === 'string' && /^\d{4}-\d\d-\d\d/.test(fetchedAt);
  const moment = isDate ? Date.parse(fetchedAt) : fetchedAt;
  return typeof moment === 'number' && moment > 0 ? Math.min(moment, toldAt) : null;
}

const listOf = (field: unknown): readonly unknown[] => (Array.isArray(field) ? field : []);

/** v2 tells the company's own hosts, the first being its site. */
function domainsOf(company: ProfileBody['company']): string[] {
  const hosts = typeof company === 'object' ? listOf(company?.domains) : [];
  return hosts.flatMap((host) => {
    const parsed = companyDomain.safeParse(
      typeof host === 'string'
        ? host
            .trim()
            .toLowerCase()
            .replace(/^www\./, '')
        : null,
    );
    return parsed.success ? [parsed.data] : [];
  });
}

function nameOf(company: ProfileBody['company']): unknown {
  return typeof company === 'object' ? company?.name : null;
}
