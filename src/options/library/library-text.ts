import { formatMoment, formatNumber, type MessageKey, t, tn } from '../../i18n.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { LibraryEntry, LibraryFields, LibraryList } from '../../model/views/library.ts';
import { failureText } from '../../ui/purchase/failure-text.ts';
import { failureHere } from '../connections/verified-text.ts';

export const ALL_OF: Readonly<Record<LibraryList, MessageKey>> = {
  accounts: 'allAccounts',
  products: 'allProducts',
  reports: 'allReports',
  events: 'allEvents',
  properties: 'allProperties',
};

export const LIST_NAMES: Readonly<Record<LibraryList, MessageKey>> = {
  accounts: 'listAccounts',
  products: 'listProducts',
  reports: 'listReports',
  events: 'listEvents',
  properties: 'listProperties',
};

export const FIELD_NAMES: Readonly<Record<keyof LibraryFields, MessageKey>> = {
  name: 'leadName',
  displayName: 'fieldDisplayName',
  id: 'fieldId',
  accountId: 'fieldAccountId',
  productId: 'fieldProductId',
  description: 'fieldDescription',
  status: 'fieldStatus',
  type: 'fieldType',
  url: 'fieldUrl',
  environment: 'fieldEnvironment',
  timezone: 'fieldTimezone',
  isVisible: 'fieldIsVisible',
  total: 'fieldTotal',
  contactName: 'fieldContactName',
  contactCountry: 'fieldContactCountry',
  contactPhone: 'fieldContactPhone',
  createdAt: 'fieldCreatedAt',
  updatedAt: 'fieldUpdatedAt',
  firstUsedAt: 'fieldFirstUsedAt',
  lastUsedAt: 'fieldLastUsedAt',
  firstSentAt: 'fieldFirstSentAt',
  lastSentAt: 'fieldLastSentAt',
};

/** Of a list: all of a kind, or those of one account or product. */
export function listText(list: LibraryList, of: LibraryEntry | null): string {
  return of ? t('libraryOf', t(LIST_NAMES[list]), of.name) : t(ALL_OF[list]);
}

export function valueText(field: string, value: string | number | boolean | null): string {
  if (value === null) return t('libraryNotGiven');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'string') return value;
  return field.endsWith('At') ? formatMoment(value) : formatNumber(value);
}

/** In the order of FIELD_NAMES: those that a thing of its kind has. */
export function fieldRows(fields: LibraryFields): (readonly [name: string, value: string])[] {
  const given = new Map(Object.entries(fields));
  return Object.entries(FIELD_NAMES).flatMap(([field, key]) => {
    const value = given.get(field);
    return value === undefined ? [] : [[t(key), valueText(field, value)] as const];
  });
}

type Counts = { readonly read: number; readonly total: number | null; readonly isWhole: boolean };

/** @param found null unless something is searched for */
export function countText({ read, total, isWhole }: Counts, found: number | null): string {
  if (isWhole && read === 0) return t('chooseNothing');
  const isPart = !isWhole && total !== null && total > read;
  const shown = isPart ? t('libraryShownOf', formatNumber(read), formatNumber(total)) : tn('libraryShown', read);
  if (found === null) return shown;
  return [tn('libraryFound', found), shown, isWhole ? '' : t('libraryMayHaveMore')].filter(Boolean).join(' ');
}

export function libraryFailure(failure: Failure): string {
  if (failure.kind === 'refused' && failure.status === 404) return t('libraryGone');
  const isPassing = ['service-down', 'timeout', 'unreadable-reply'].includes(failure.kind);
  return isPassing ? `${failureText(failure).sentence} ${t('libraryLater')}` : failureHere(failure);
}

/** Case and accents don't count. */
export function matches({ name, fields }: LibraryEntry, wanted: string): boolean {
  const parts = [name, fields.name, fields.description, fields.type, fields.id];
  return parts.some((part) => searchable(part ?? '').includes(searchable(wanted)));
}

const searchable = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
