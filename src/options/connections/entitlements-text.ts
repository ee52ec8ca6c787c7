import { type MessageKey, t } from '../../i18n.ts';

/** Cognism's field names, most important first; several may mean the same to a user. */
const ENTITLEMENT_WORDS: ReadonlyMap<string, MessageKey> = new Map([
  ['email', 'hasEmail'],
  ['mobilePhoneNumbers', 'hasMobile'],
  ['directPhoneNumbers', 'hasDirect'],
  ['officePhoneNumbers', 'mayOffice'],
  ['fullName', 'mayName'],
  ['firstName', 'mayName'],
  ['lastName', 'mayName'],
  ['jobTitle', 'mayTitle'],
  ['account', 'mayCompany'],
  ['linkedinUrl', 'mayProfile'],
  ['country', 'mayPlace'],
  ['state', 'mayPlace'],
  ['city', 'mayPlace'],
  ['lastConfirmed', 'mayDate'],
]);
const UNSHOWN_FIELD = 'id';
const WAYS_TO_REACH = ['email', 'mobilePhoneNumbers', 'directPhoneNumbers', 'officePhoneNumbers'];

/** Ways to reach people first; unknown names as they are. */
export function entitlementsText(names: readonly string[]): string {
  const known = [...ENTITLEMENT_WORDS].flatMap(([name, key]) => (names.includes(name) ? [t(key)] : []));
  const words = [
    ...new Set([...known, ...names.filter((name) => name !== UNSHOWN_FIELD && !ENTITLEMENT_WORDS.has(name))]),
  ].join(', ');
  const isReaching = WAYS_TO_REACH.some((name) => names.includes(name));
  return [words ? t('maySee', words) : '', isReaching ? '' : t('maySeeNobody')].filter(Boolean).join(' ');
}
