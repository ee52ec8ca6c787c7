import type { ReportedKind } from '../../model/data-kinds.ts';
import type { Contact, Email, Provenance, UnreadValue } from '../../model/schemas/people/contact.ts';
import { joined } from '../values/company-values.ts';
import { emailAddressesFrom, phonesFrom, sayingFrom, textWithin } from '../values/contact-values.ts';
import { isBroken } from '../values/tolerant.ts';
import { listOf, partOf, unreadFrom } from '../values/unread.ts';
import { phonesOf } from './phones.ts';
import type { AccountBody, ContactBody } from './schemas.ts';

/** Only these are promised to be deliverable; MEDIUM is not. */
const GOOD_QUALITY = new Set(['HIGH', 'HIGH_PLUS', 'HIGHPLUS']);

export function contactOf(body: ContactBody, source: Provenance): Contact {
  const account = accountIn(body);
  const gatheredAt = confirmedAt(body.lastConfirmed, source.at);
  const unread = unreadIn(body, source);
  return {
    emails: emailsOf(body.email, account, source),
    phones: phonesOf(
      [
        [body.mobilePhoneNumbers, 'mobile'],
        [body.directPhoneNumbers, 'direct'],
        [body.officePhoneNumbers, 'office'],
        [account?.officePhoneNumbers, 'office'],
        [account?.hqPhoneNumbers, 'office'],
      ],
      source,
    ),
    title: sayingFrom(body.jobTitle, source, gatheredAt),
    company: sayingFrom(account?.name, source, gatheredAt),
    location: sayingFrom(joined(body.city, body.state, body.country), source, gatheredAt),
    gatheredAt,
    optedOut: null,
    sources: [source],
    ...(unread.length > 0 ? { unread } : {}),
  };
}

/** Without an entitlement a field is absent, which says nothing; an empty list says that there is none. */
export function reportsOf(body: ContactBody, { emails, unread = [] }: Contact): ReportedKind[] {
  const account = accountIn(body);
  const isWhole = unread.every(({ kind }) => kind !== 'phone');
  const came = (...lists: readonly unknown[]) => isWhole && lists.every(Array.isArray);
  return [
    ...(emails.length > 0 ? (['work-email', 'personal-email'] as const) : []),
    ...(came(body.mobilePhoneNumbers) ? (['mobile'] as const) : []),
    ...(came(body.directPhoneNumbers) ? (['direct'] as const) : []),
    ...(came(account?.officePhoneNumbers, account?.hqPhoneNumbers) ? (['office'] as const) : []),
  ];
}

function unreadIn(body: ContactBody, source: Provenance): UnreadValue[] {
  const account = accountIn(body);
  const numbers = [
    ...[body.mobilePhoneNumbers, body.directPhoneNumbers, body.officePhoneNumbers],
    ...[account?.officePhoneNumbers, account?.hqPhoneNumbers],
  ].flatMap(listOf);
  return [
    ...unreadFrom([partOf(body.email, 'address')], 'email', source, emailAddressesFrom),
    ...unreadFrom(
      numbers.map((entry) => partOf(entry, 'number')),
      'phone',
      source,
      (written) => phonesFrom(written, source),
    ),
  ];
}

export function isContactBroken(body: ContactBody): boolean {
  const inEmail = typeof body.email === 'object' && body.email !== null ? body.email.address : null;
  return [body.email, inEmail, body.mobilePhoneNumbers, body.directPhoneNumbers].some(isBroken);
}

function accountIn({ account }: ContactBody): AccountBody | null {
  return typeof account === 'object' ? (account ?? null) : null;
}

function emailsOf(email: ContactBody['email'], account: AccountBody | null, source: Provenance): Email[] {
  const { address: written, quality } =
    typeof email === 'object' && email !== null ? email : { address: email, quality: null };
  const isGood = GOOD_QUALITY.has(textWithin(quality)?.toUpperCase() ?? '');
  const validity = isGood ? 'verified' : 'unverified';
  return emailAddressesFrom(written).map((address) => {
    const use = isAt(address, account) ? 'work' : null;
    return { address, validity, use, current: true, sources: [{ ...source, validity }] };
  });
}

function isAt(email: string, account: AccountBody | null): boolean {
  const domain = textWithin(account?.domain)
    ?.toLowerCase()
    .replace(/^www\./, '');
  return domain !== undefined && domain.length > 0 && email.toLowerCase().endsWith(`@${domain}`);
}

/** Epoch ms, or ISO 8601 (services/README.md C6); a moment in the future counts as unknown. */
function confirmedAt(value: unknown, now: number): number | null {
  const moment = typeof value === 'string' ? Date.parse(value) : value;
  return typeof moment === 'number' && moment > 0 && moment <= now ? moment : null;
}
