import { isOneNumber } from '../../model/addresses/do-not-call.ts';
import { isSameAddress } from '../../model/addresses/email-address.ts';
import { DATA_KINDS, type DataKind, type ReportedKind } from '../../model/data-kinds.ts';
import type { Contact, Email, Phone, UnreadValue } from '../../model/schemas/people/contact.ts';
import type { Asked } from '../../model/schemas/purchases/purchase.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { orderEmails, orderPhones, validityOf } from './merge.ts';

/** `at`: when it came (epoch ms). `reports`: of what it speaks. */
export type ContactAnswer = {
  readonly service: Service;
  readonly at: number;
  readonly contact: Contact;
  readonly reports?: readonly ReportedKind[] | undefined;
};

const ALL_NUMBERS: readonly ReportedKind[] = ['mobile', 'direct', 'office'];
const ALL_ADDRESSES: readonly ReportedKind[] = ['work-email', 'personal-email'];

/** An answer to a question for phones says nothing about addresses, even where it lists none. */
export function reportsAsked(reports: readonly ReportedKind[], asked: Asked): ReportedKind[] {
  const kinds: readonly DataKind[] = asked.kinds ?? DATA_KINDS;
  return reports.filter((kind) => kinds.includes(isNumber(kind) ? 'phone' : kind));
}

const isNumber = (kind: ReportedKind): kind is 'mobile' | 'direct' | 'office' => ALL_NUMBERS.includes(kind);

/**
 * Marks what the service reported before and, asked again, does not report any more: shown as earlier, never deleted,
 * and current as long as another service reports it. Only an answer that brought data and speaks of that kind does so:
 * "found nobody", a failure, or a value that could not be read is no word against what was paid for before.
 * @param merged what is known, this answer included
 */
export function retractMissing(merged: Contact, answer: ContactAnswer): Contact {
  const { service, at, contact, reports = [] } = answer;
  const { emails, phones, unread = [] } = contact;
  const speaksOf = (kinds: readonly ReportedKind[]) => kinds.every((kind) => reports.includes(kind));
  // An answer that was accepted late does not outdate what came after it.
  const without = <W extends { service: Service; at: number; retractedAt?: number | undefined }>(word: W): W =>
    word.service === service && word.at < at && word.retractedAt === undefined ? { ...word, retractedAt: at } : word;
  const withoutAll = <V extends Email | Phone>(value: V): V => ({ ...value, sources: value.sources.map(without) });
  const emailAfter = (email: Email): Email => {
    const isTold = emails.some(({ address }) => isSameAddress(address, email.address));
    if (isTold || !speaksOf(kindsOfEmail(email))) return email;
    const retracted = withoutAll(email);
    return email.sources.length > 0 ? { ...retracted, validity: validityOf(retracted.sources) } : retracted;
  };
  const phoneAfter = (phone: Phone): Phone =>
    phones.some((told) => isOneNumber(told, phone)) || !speaksOf(kindsOfPhone(phone)) ? phone : withoutAll(phone);
  const unreadAfter = (value: UnreadValue): UnreadValue =>
    unread.some(({ text }) => text === value.text) || !speaksOf(value.kind === 'email' ? ALL_ADDRESSES : ALL_NUMBERS)
      ? value
      : without(value);
  return {
    ...merged,
    emails: orderEmails(merged.emails.map(emailAfter)),
    phones: orderPhones(merged.phones.map(phoneAfter)),
    ...(merged.unread ? { unread: merged.unread.map(unreadAfter) } : {}),
  };
}

const kindsOfEmail = ({ use }: Email) => ALL_ADDRESSES.filter((kind) => use === null || kind === `${use}-email`);
const kindsOfPhone = ({ use }: Phone) => ALL_NUMBERS.filter((kind) => use === null || kind === use);
