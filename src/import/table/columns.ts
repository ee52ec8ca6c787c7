import { slugsIn } from '../find-addresses.ts';
import { isNameLike } from '../names/name-in-text.ts';
import { slugFitsName, slugHoldsWordOf } from '../names/slug-fits-name.ts';
import type { ColumnRole } from './headings.ts';
import type { Row, Table } from './table.ts';

export type Columns = {
  readonly roles: readonly (ColumnRole | null)[];
  /** Headings identify the addresses, and no unexplained column could be the name. */
  readonly isUnderstood: boolean;
};

const LOOKED_AT = 50;

/** By headings; otherwise by content, as a suggestion that the user has to confirm. */
export function columnsOf({ headings, rows, roles }: Table): Columns {
  const sample = rows.slice(0, LOOKED_AT);
  const suggested = [...roles];
  const hasWho = sample.some(({ cells }) =>
    roles.some((role, at) => isWho(role) && slugsIn(cells[at] ?? '').length > 0),
  );
  const address = hasWho ? -1 : addressColumn(sample, roles);
  if (address >= 0) suggested[address] = 'linkedin';
  const hasName = roles.some((role) => role === 'name' || role === 'first' || role === 'last');
  const name = hasName ? -1 : nameColumn(sample, suggested);
  if (name >= 0) suggested[name] = 'name';
  const isMute = !roles.some(isWho) && address < 0 && hasSlugs(sample, suggested);
  const isUnderstood = headings.length > 0 && address < 0 && name < 0 && !isMute;
  return { roles: suggested, isUnderstood };
}

export const isWho = (role: ColumnRole | null | undefined) => role === 'linkedin' || role === 'link';

function addressColumn(rows: readonly Row[], roles: readonly (ColumnRole | null)[]): number {
  const counts = roles.map((_, at) => rows.filter(({ cells }) => slugsIn(cells[at] ?? '').length > 0).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? -1 : counts.indexOf(most);
}

function nameColumn(rows: readonly Row[], roles: readonly (ColumnRole | null)[]): number {
  const score = (at: number) =>
    rows.reduce((sum, { cells }) => {
      const cell = cells[at] ?? '';
      if (cell.length < 2 || !isNameLike(cell)) return sum;
      const slugs = roles.flatMap((role, who) => (isWho(role) ? slugsIn(cells[who] ?? '') : []));
      return sum + (slugs.some((slug) => slugHoldsWordOf(slug, cell)) ? 100 : /\s/.test(cell) ? 2 : 1);
    }, 0);
  const scores = roles.map((role, at) => (role === null ? score(at) : 0));
  const most = Math.max(0, ...scores);
  return most * 2 > rows.length ? scores.indexOf(most) : -1;
}

function hasSlugs(rows: readonly Row[], roles: readonly (ColumnRole | null)[]): boolean {
  const names = roles.flatMap((role, at) => (role === 'name' || role === 'last' || role === 'first' ? [at] : []));
  return rows.some(({ cells }) => {
    const name = names.map((at) => cells[at] ?? '').join(' ');
    return roles.some(
      (role, at) => role === null && !/[\s@]/.test(cells[at] ?? '') && slugFitsName(cells[at] ?? '', name),
    );
  });
}
