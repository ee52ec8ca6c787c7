import { formatList, formatNumber, type MessageKey, t } from '../../i18n.ts';
import type { ListedTable } from '../../import/pasted-list.ts';
import type { ColumnRole } from '../../import/table/headings.ts';

/**
 * What a column may hold, in the order in which it is offered. `link` is an address too, of which a bare word is
 * none.
 */
export const COLUMN_TEXTS = {
  linkedin: 'columnLinkedIn',
  name: 'columnName',
  first: 'columnFirst',
  last: 'columnLast',
  company: 'columnCompany',
  other: 'columnOther',
} as const satisfies Partial<Record<ColumnRole, MessageKey>>;

export type OfferedRole = keyof typeof COLUMN_TEXTS;
export const OFFERED_ROLES = Object.keys(COLUMN_TEXTS) as OfferedRole[];

/** A column by its number and, where it has one, its heading. */
export function columnTitle(heading: string | undefined, at: number): string {
  const number = formatNumber(at + 1);
  return heading ? t('columnNamed', number, heading) : t('columnOf', number);
}

/** Which columns of a table are read, and as what: “Name from “Contact”, LinkedIn address from “URL””. */
export function columnsText({ roles, headings }: ListedTable): string {
  return formatList(
    roles.flatMap((role, at) => {
      if (role === null || role === 'other') return [];
      const held = t(COLUMN_TEXTS[role === 'link' ? 'linkedin' : role]);
      const heading = headings[at];
      return [heading ? t('columnIs', held, heading) : t('columnIsAt', held, formatNumber(at + 1))];
    }),
  );
}
