import { isOneNumber } from './addresses/do-not-call.ts';
import { cleanAddress, mayWork } from './addresses/email-address.ts';
import type { Email, Phone } from './schemas/people/contact.ts';
import type { Lead } from './schemas/people/lead.ts';

/**
 * What of a person may leave Leadlight, into a file or a CRM. `heldBack`: how many numbers on a do-not-call list are
 * missing.
 */
export type Sendable = {
  /** All but those known not to work: verified ones first, otherwise in the order they are stored in. */
  readonly emails: readonly Email[];
  readonly phones: readonly Phone[];
  readonly heldBack: number;
};

/**
 * The one place that keeps back what must not be used. Null: the person does not want to be contacted, and nothing of
 * them is sent.
 */
export function sendableOf({ contact }: Lead): Sendable | null {
  if (!contact) return { emails: [], phones: [], heldBack: 0 };
  if (contact.optedOut) return null;
  const forbidden = contact.phones.filter(({ isDoNotCall }) => isDoNotCall);
  // Another service may have told the same number in another form, and know nothing of the list.
  const phones = contact.phones.filter((phone) => !forbidden.some((one) => one === phone || isOneNumber(one, phone)));
  const works = contact.emails.filter(mayWork).map(cleaned);
  return {
    emails: works.toSorted((a, b) => Number(b.validity === 'verified') - Number(a.validity === 'verified')),
    phones,
    heldBack: contact.phones.length - phones.length,
  };
}

/** Of most addresses this can tell in a moment that there is nothing to clean. */
const PLAIN_ADDRESS = /^[\w.+-]+@[\w.-]+\w$/;

/** What earlier versions stored may hold what cannot be seen. */
function cleaned(email: Email): Email {
  return PLAIN_ADDRESS.test(email.address) ? email : { ...email, address: cleanAddress(email.address) };
}
