import { isOneNumber } from './addresses/do-not-call.ts';
import { isEarlier } from './addresses/earlier.ts';
import { cleanAddress, mayWork } from './addresses/email-address.ts';
import type { Email, Phone } from './schemas/people/contact.ts';
import type { Lead } from './schemas/people/lead.ts';

export type Sendable = {
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
  /** No longer reported: for files that hold everything. */
  readonly earlierPhones: readonly Phone[];
  readonly heldBack: number;
};

/**
 * The one gate to files and CRMs: what is current. Null: the person doesn't want to be contacted, so nothing of them is
 * sent.
 */
export function sendableOf({ contact }: Lead): Sendable | null {
  if (!contact) return { emails: [], phones: [], earlierPhones: [], heldBack: 0 };
  if (contact.optedOut) return null;
  const forbidden = contact.phones.filter(({ isDoNotCall }) => isDoNotCall);
  // Another service may have the same number in another form without knowing that it is on the list.
  const phones = contact.phones.filter((phone) => !forbidden.some((one) => one === phone || isOneNumber(one, phone)));
  const works = contact.emails.filter((email) => mayWork(email) && !isEarlier(email)).map(cleaned);
  return {
    emails: works.toSorted((a, b) => Number(b.validity === 'verified') - Number(a.validity === 'verified')),
    phones: phones.filter((phone) => !isEarlier(phone)),
    earlierPhones: phones.filter(isEarlier),
    heldBack: contact.phones.length - phones.length,
  };
}

const PLAIN_ADDRESS = /^[\w.+-]+@[\w.-]+\w$/;

/** Earlier versions may have stored invisible characters. */
function cleaned(email: Email): Email {
  return PLAIN_ADDRESS.test(email.address) ? email : { ...email, address: cleanAddress(email.address) };
}
