import { isFreeMail } from '../email-patterns/free-mail.ts';
import { isEarlier } from '../model/addresses/earlier.ts';
import { mayWork } from '../model/addresses/email-address.ts';
import { companyDomain } from '../model/schemas/people/company.ts';
import type { Contact } from '../model/schemas/people/contact.ts';
import { orderEmails } from './ledger/merge.ts';

/** The bare host, as services want it (services/README.md K4), of an address, site or host; null if there is none. */
export function toDomain(input: string): string | null {
  // Only an @ before the first slash belongs to an address: `video.example/@channel` is a page.
  const [authority = ''] = input
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .split(/[/?#\\]/, 1);
  const url = URL.parse(`https://${authority.slice(authority.lastIndexOf('@') + 1)}`);
  const host = url?.hostname.replace(/^www\./, '').replace(/\.$/, '') ?? '';
  const parsed = companyDomain.safeParse(host);
  return parsed.success ? parsed.data : null;
}

/** Of the address at work, or else as a service told it. */
export function domainOf(contact: Contact | null): string | null {
  const candidates = orderEmails(contact?.emails ?? []);
  for (const email of candidates.filter((email) => email.use !== 'personal' && mayWork(email) && !isEarlier(email))) {
    const domain = toDomain(email.address);
    if (domain && !isFreeMail(domain)) return domain;
  }
  const told = toDomain(contact?.companyDomain?.text ?? '');
  return told && !isFreeMail(told) ? told : null;
}
