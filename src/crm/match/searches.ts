import type { CrmMapping, CrmRecord, SearchKey } from '../../model/schemas/crm/crm.ts';
import { allTexts } from '../mapping/record-fields.ts';
import { type CrmPerson, fieldTextsOf } from '../mapping/values.ts';
import { isSameProfile, isSameValue } from './same-value.ts';

const MAX_ADDRESSES = 4;

/**
 * What would be written comes first, to be found again. Some CRMs compare case and a trailing slash: both are tried.
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

/** Some CRMs ignore a clause they don't understand and return everything, so hits are checked. */
export function showsSearched(record: CrmRecord, keys: readonly SearchKey[]): boolean {
  const texts = allTexts(record);
  return keys.some(({ by, value }) =>
    texts.some((text) => (by === 'email' ? isSameValue('work-email', value, text) : isSameProfile(value, text))),
  );
}

export function isFoundBy(texts: readonly string[], keys: readonly SearchKey[]): boolean {
  return keys.some(({ value }) => texts.includes(value));
}
