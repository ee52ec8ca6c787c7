import { MAX_CELL_LENGTH, MAX_COLUMNS, type Member } from '../../model/schemas/people/product-check.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { textWithin } from '../values/contact-values.ts';
import { parameter, withParameters } from './address.ts';
import { askKissmetrics, type KissmetricsAsker, ok, unreadable } from './ask.ts';
import { fieldsOf, listOf, productPathOf } from './envelope.ts';
import { columnBody } from './schemas.ts';

const PAGE_SIZE = 1000;
const MIN_PAGE_SIZE = 50;

export type ResultPage = {
  /** Without rows that lack an identity. `columns`: headings of the cells, null if v2 gives none. */
  readonly members: readonly Member[];
  readonly columns: readonly (string | null)[];
  readonly read: number;
  readonly total: number | null;
  readonly next: string | null;
};

export function firstPage(results: string): string {
  return withParameters(results, { limit: PAGE_SIZE, offset: 0 });
}

/** For a page that was too long; null if it is small already. */
export function smallerPage(href: string): string | null {
  const limit = Math.floor((parameter(href, 'limit') ?? 0) / 2);
  return limit < MIN_PAGE_SIZE ? null : withParameters(href, { limit });
}

/** In every observed form (services/README.md M10). */
export async function readPage(asker: KissmetricsAsker, href: string): Promise<ServiceResult<ResultPage>> {
  const reply = await askKissmetrics(asker, href);
  if (!reply.ok) return reply;
  const { body } = reply.value;
  const fields = fieldsOf(body);
  const rows = Array.isArray(fields?.rows) ? fields.rows : listOf(body);
  if (!rows) return unreadable;
  const { offset, total, next, isAsked } = productPathOf(reply.value, href, rows.length, asker.access.base);
  if (!isAsked) return unreadable;
  const width = Array.isArray(rows[0]) ? rows[0].length : null;
  const layout = layoutOf(width ?? 0, headingsOf(fields?.columns));
  const members = rows.flatMap((row) => memberOf(row, layout) ?? []);
  // A page without identities is valid if its rows just lack them, but not if they have another form.
  if (members.length === 0 && !rows.every(isRow)) return unreadable;
  const most = Math.max(0, ...members.map(({ cells }) => cells.length));
  const columns = width === null ? Array<null>(most).fill(null) : layout.cells.map(({ heading }) => heading);
  return ok({ members, columns, read: offset + rows.length, total, next });
}

function headingsOf(columns: unknown): (string | null)[] {
  return (Array.isArray(columns) ? columns.slice(0, 200) : []).map((column) => {
    const parsed = columnBody.safeParse(column);
    const named = parsed.success ? (parsed.data.display_name ?? parsed.data.display_return_option) : column;
    return textWithin(named, MAX_CELL_LENGTH);
  });
}

type ColumnLayout = {
  readonly identity: number;
  readonly cells: readonly { readonly index: number; readonly heading: string | null }[];
};

/** Column "Person", else the second (v1, v2). The first is KISSmetrics' own number, not kept; headings may omit it. */
function layoutOf(width: number, headings: readonly (string | null)[]): ColumnLayout {
  const shift = width - headings.length;
  const names = shift === 0 || shift === 1 ? headings : [];
  const named = names.findIndex((heading) => heading?.toLowerCase() === 'person');
  const identity = named < 0 ? 1 : named + shift;
  const indexes = Array.from({ length: Math.min(width, 200) }, (_, index) => index);
  const cells = indexes
    .filter((index) => index !== 0 && index !== identity)
    .slice(0, MAX_COLUMNS)
    .map((index) => ({ index, heading: names[index - shift] ?? null }));
  return { identity, cells };
}

function memberOf(row: unknown, layout: ColumnLayout): Member | null {
  const fields = Array.isArray(row) ? null : fieldsOf(row);
  const values = fields?.columns;
  const identity = textWithin(Array.isArray(row) ? row[layout.identity] : fields?.identity);
  if (!identity) return null;
  if (Array.isArray(row)) return { identity, cells: layout.cells.map(({ index }) => cellOf(row[index])) };
  return { identity, cells: Array.isArray(values) ? values.slice(0, MAX_COLUMNS).map(cellOf) : [] };
}

function cellOf(value: unknown): string {
  const plain = fieldsOf(value)?.value ?? value;
  return ['string', 'number', 'boolean'].includes(typeof plain)
    ? (textWithin(String(plain), MAX_CELL_LENGTH) ?? '')
    : '';
}

const isRow = (row: unknown) => Array.isArray(row) || fieldsOf(row)?.identity !== undefined;
