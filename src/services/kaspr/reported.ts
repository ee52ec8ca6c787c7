import type { ReportedKind } from '../../model/data-kinds.ts';
import type { Contact, Provenance, UnreadValue } from '../../model/schemas/people/contact.ts';
import { emailAddressesFrom, phonesFrom } from '../values/contact-values.ts';
import { listOf, partOf, unreadFrom } from '../values/unread.ts';
import type { ProfileBody } from './schemas.ts';

const emailFields = (body: ProfileBody): readonly unknown[] => [
  ...[body.emails, body.currentProEmails, body.currentPersonalEmails, body.currentProEmail, body.currentEmail],
  ...[body.workEmails, body.directEmails, body.starryWorkEmail, body.starryDirectEmail],
  ...[body.professionalEmails, body.professionalEmail, body.starryProfessionalEmail],
  ...[body.personalEmails, body.personalEmail, body.starryPersonalEmail],
];

export function unreadIn(body: ProfileBody, source: Provenance): UnreadValue[] {
  const emails = emailFields(body).flatMap(listOf);
  const phones = [body.starryPhone, body.phones, body.phone].flatMap(listOf);
  return [
    ...unreadFrom(
      emails.map((entry) => partOf(entry, 'email')),
      'email',
      source,
      emailAddressesFrom,
    ),
    ...unreadFrom(
      phones.map((entry) => partOf(entry, 'phone', 'number')),
      'phone',
      source,
      (written) => phonesFrom(written, source),
    ),
  ];
}

/** Kinds whose list came whole: an empty one says that there is none, a missing one says nothing. */
export function reportsOf(body: ProfileBody, { unread = [] }: Contact): ReportedKind[] {
  const isUnread = (kind: UnreadValue['kind']) => unread.some((value) => value.kind === kind);
  const came = (...lists: readonly unknown[]) => lists.some(Array.isArray);
  const { emails, currentProEmails, workEmails, professionalEmails } = body;
  const { currentPersonalEmails, directEmails, personalEmails, phones } = body;
  const reports: ReportedKind[] = [];
  if (!isUnread('email')) {
    if (came(emails, currentProEmails, workEmails, professionalEmails)) reports.push('work-email');
    if (came(emails, currentPersonalEmails, directEmails, personalEmails)) reports.push('personal-email');
  }
  if (!isUnread('phone') && came(phones)) reports.push('mobile', 'direct', 'office');
  return reports;
}
