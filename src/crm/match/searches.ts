import type { CrmMapping, CrmRecord, SearchKey } from '../../model/schemas/crm/crm.ts';
import { allTexts } from '../mapping/record-fields.ts';
import { type CrmPerson, fieldTextsOf } from '../mapping/values.ts';
import { isSameProfile, isSameValue } from './same-value.ts';

/** Each address is a request. */
const MAX_ADDRESSES = 4;

/**
 * By what a person is searched for: first what would be written, so that what was created is found again. Not every CRM
 * overlooks case in addresses, or a slash at the end of one: both forms are tried.
 */
export function searchesFor(mapping: CrmMapping, { emails, linkedin, values }: CrmPerson): SearchKey[] {
  const { searchEmail, searchLinkedin } = mapping;
  const written = fieldTextsOf(mapping, values).map(({ text }) => text);
  const first = emails.toSorted((a, b) => Number(written.includes(b)) - Number(written.includes(a)));
  const byEmail = withForms(first.slice(0, MAX_ADDRESSES), (address) => address.toLowerCase());
  const byProfile = linkedin === null ? [] : withForms([linkedin], (address) => address.replace(/\/$/, ''));
  return [
    ...byEmail.map((value) => ({ by: 'email', field: searchEmail, value }) as const),
    ...(searchLinkedin === null
      ? []
      : byProfile.map((value) => ({ by: 'linkedin', field: searchLinkedin, value }) as const)),
  ];
}

function withForms(values: readonly string[], other: (value: string) => string): string[] {
  return [...new Set(values.flatMap((value) => [value, other(value)]))];
}

/**
 * Whether a contact shows a value that was searched for: some CRMs overlook a clause they do not understand, and give
 * all they have.
 */
export function showsSearched(record: CrmRecord, keys: readonly SearchKey[]): boolean {
  const texts = allTexts(record);
  return keys.some(({ by, value }) =>
    texts.some((text) => (by === 'email' ? isSameValue('work-email', value, text) : isSameProfile(value, text))),
  );
}

/** Whether what is written holds a value that is searched for, so that a contact created of it can be found. */
export function isFoundBy(texts: readonly string[], keys: readonly SearchKey[]): boolean {
  return keys.some(({ value }) => texts.includes(value));
}
