import { type ContactValues, currentOf } from '../../model/addresses/earlier.ts';
import { mayWork } from '../../model/addresses/email-address.ts';
import type { Contact, Phone } from '../../model/schemas/people/contact.ts';
import type { EnoughLevel } from '../../model/schemas/purchases/settings.ts';

const isReachable = ({ isDoNotCall, use }: Phone) => !isDoNotCall && use !== 'office';

const IS_ENOUGH: Record<EnoughLevel, (current: ContactValues) => boolean> = {
  'verified-work-email': ({ emails }) => emails.some(({ use, validity }) => use === 'work' && validity === 'verified'),
  'work-email': ({ emails }) => emails.some((email) => email.use === 'work' && mayWork(email)),
  email: ({ emails }) => emails.some(mayWork),
  phone: ({ phones }) => phones.some(isReachable),
  'email-and-phone': ({ emails, phones }) => emails.some(mayWork) && phones.some(isReachable),
  everything: () => false,
};

export function isEnough(contact: Contact | null, enough: EnoughLevel, isPhoneRequired: boolean): boolean {
  if (contact === null) return false;
  const current = currentOf(contact);
  return (!isPhoneRequired || current.phones.some(isReachable)) && IS_ENOUGH[enough](current);
}
