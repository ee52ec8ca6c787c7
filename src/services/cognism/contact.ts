import type { Contact, Email, Provenance } from '../../model/schemas/people/contact.ts';
import { joined } from '../values/company-values.ts';
import { emailAddressesFrom, sayingFrom, textWithin } from '../values/contact-values.ts';
import { isBroken } from '../values/tolerant.ts';
import { phonesOf } from './phones.ts';
import type { AccountBody, ContactBody } from './schemas.ts';

/** Only these are promised to be deliverable; MEDIUM is not. */
const GOOD_QUALITY = new Set(['HIGH', 'HIGH_PLUS', 'HIGHPLUS']);

export function contactOf(body: ContactBody, source: Provenance): Contact {
  const account = accountIn(body);
  const gatheredAt = confirmedAt(body.lastConfirmed, source.at);
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
  };
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
