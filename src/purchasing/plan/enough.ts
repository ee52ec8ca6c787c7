import type { Contact, Email, Phone } from '../../model/schemas/people/contact.ts';
import type { Enough } from '../../model/schemas/purchases/settings.ts';

const works = (email: Email) => email.validity !== 'invalid';
/** A number that reaches the person, and may be dialled. */
const reaches = ({ isDoNotCall, use }: Phone) => !isDoNotCall && use !== 'office';

/** Whether what is known of a person is what the user calls enough. */
const IS_ENOUGH: Record<Enough, (contact: Contact) => boolean> = {
  'verified-work-email': ({ emails }) => emails.some(({ use, validity }) => use === 'work' && validity === 'verified'),
  'work-email': ({ emails }) => emails.some((email) => email.use === 'work' && works(email)),
  email: ({ emails }) => emails.some(works),
  phone: ({ phones }) => phones.some(reaches),
  'email-and-phone': ({ emails, phones }) => emails.some(works) && phones.some(reaches),
  everything: () => false,
};

/** @param isPhoneRequired the user asks for people with a phone number only: without one nothing is enough */
export function isEnough(contact: Contact | null, enough: Enough, isPhoneRequired: boolean): boolean {
  if (contact === null || (isPhoneRequired && !contact.phones.some(reaches))) return false;
  return IS_ENOUGH[enough](contact);
}
