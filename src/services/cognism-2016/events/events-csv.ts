import Papa from 'papaparse';
import type { Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { askCognism2016, type Cognism2016Access, type ReadCognism2016Reply } from '../call.ts';
import { keyedCall } from '../keyed-address.ts';
import { type EventPage, type EventPageRequest, isNoEvents, pageOf } from './event-pages.ts';
import { type EventSearch, eventQuery } from './events.ts';

/** The CSV has no column for a person's old job and place. */
const COLUMNS = {
  id: 'event id',
  date: 'date',
  type: 'event type',
  name: 'employee name',
  title: 'employee job title',
  url: 'employee url',
  org: 'organization name',
  country: 'country',
  state: 'state',
  city: 'city',
} as const;
type EventColumn = keyof typeof COLUMNS;

/** The file may begin with a description. */
const MAX_LINES_BEFORE_HEADER = 5;
const MAX_COLUMNS = 200;
const MAX_LINES = 1000;

/** `columns` and `cells` as the service wrote them. `isCut`: the text broke off, and its last row is left out. */
export type EventCsvPage = EventPage & {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly company: string; readonly cells: readonly string[] }[];
  readonly isCut: boolean;
};

/** Free; keys in the address. */
export function eventCsvPage(
  request: Request,
  access: Cognism2016Access,
  search: EventSearch,
  page: EventPageRequest,
  now: () => number,
): Promise<ServiceResult<EventCsvPage>> {
  const call = keyedCall(access, '/events/stream/csv', eventQuery(search, page), { reads: 'text' });
  return askCognism2016(request, call, now, readCsv(page, now));
}

function readCsv(page: EventPageRequest, now: () => number): ReadCognism2016Reply<EventCsvPage> {
  return (body) => {
    if (body.kind === 'empty') return { value: { ...pageOf([], page, now()), columns: [], rows: [], isCut: false } };
    if (body.kind !== 'text') return 'unreadable';
    const { data, errors } = Papa.parse<string[]>(body.text, {
      ...{ delimiter: ';', skipEmptyLines: 'greedy', preview: MAX_LINES },
    });
    const places = data.slice(0, MAX_LINES_BEFORE_HEADER).map(columnsOf);
    const at = places.findIndex(({ id, type }) => id >= 0 && type >= 0);
    const found = places[at];
    if (!found) return 'unreadable';
    const columns = withoutEmptyEnd(data[at] ?? []);
    const all = data.slice(at + 1);
    const isCut = isLastCut(all, columns) || errors.some(({ type }) => type === 'Quotes');
    const lines = isCut ? all.slice(0, -1) : all;
    const events = lines.map((cells) => eventIn(cells, found));
    const read = pageOf(events, page, now());
    if (!isCut && isNoEvents(events, read)) return 'unreadable';
    const rows = lines.map((cells) => ({
      id: cells[found.id]?.trim() ?? '',
      company: cells[found.org]?.trim() ?? '',
      cells: columns.map((_, column) => cells[column] ?? ''),
    }));
    return { value: { ...read, more: read.more || isCut, columns, rows, isCut } };
  };
}

/** The document ends each row with a semicolon. */
function withoutEmptyEnd(cells: readonly string[]): string[] {
  const names = cells.slice(0, MAX_COLUMNS).map((cell) => cell.trim());
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

function isLastCut(rows: readonly (readonly string[])[], columns: readonly string[]): boolean {
  const [first, last] = [rows[0], rows.at(-1)];
  return last !== undefined && last.length < (rows.length > 1 && first ? first.length : columns.length);
}

function columnsOf(cells: readonly string[]): Record<EventColumn, number> {
  const names = cells.slice(0, MAX_COLUMNS).map((cell) => cell.trim().toLowerCase());
  const places = Object.entries(COLUMNS).map(([column, name]) => [column, names.indexOf(name)]);
  return Object.fromEntries(places) as Record<EventColumn, number>;
}

function eventIn(cells: readonly string[], columns: Record<EventColumn, number>) {
  const cell = (name: EventColumn) => cells[columns[name]];
  return {
    ...{ id: cell('id'), at: cell('date'), type: cell('type'), org: cell('org') },
    employee: { name: cell('name'), title: cell('title'), url: cell('url') },
    loc: { city: cell('city'), state: cell('state'), country: cell('country') },
  };
}
