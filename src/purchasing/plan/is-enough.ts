import { mayWork } from '../../model/addresses/email-address.ts';
import type { Contact, Phone } from '../../model/schemas/people/contact.ts';
import type { EnoughLevel } from '../../model/schemas/purchases/settings.ts';

/** A number that reaches the person, and may be dialled. */
const isReachable = ({ isDoNotCall, use }: Phone) => !isDoNotCall && use !== 'office';

/** Whether what is known of a person is what the user calls enough. */
const IS_ENOUGH: Record<EnoughLevel, (contact: Contact) => boolean> = {
  'verified-work-email': ({ emails }) => emails.some(({ use, validity }) => use === 'work' && validity === 'verified'),
  'work-email': ({ emails }) => emails.some((email) => email.use === 'work' && mayWork(email)),
  email: ({ emails }) => emails.some(mayWork),
  phone: ({ phones }) => phones.some(isReachable),
  'email-and-phone': ({ emails, phones }) => emails.some(mayWork) && phones.some(isReachable),
  everything: () => false,
};

/** @param isPhoneRequired the user asks for people with a phone number only: without one nothing is enough */
export function isEnough(contact: Contact | null, enough: EnoughLevel, isPhoneRequired: boolean): boolean {
  if (contact === null || (isPhoneRequired && !contact.phones.some(isReachable))) return false;
  return IS_ENOUGH[enough](contact);
}
