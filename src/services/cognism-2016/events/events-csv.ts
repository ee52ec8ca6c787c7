import Papa from 'papaparse';
import type { Request } from '../../http/http.ts';
import type { Told } from '../../http/told.ts';
import { keyedCall } from '../keyed-address.ts';
import { askLegacy, type LegacyAccess, type Read } from '../legacy-call.ts';
import { type EventPage, isNoEvents, type Page, pageOf } from './event-pages.ts';
import { type EventSearch, eventQuery } from './events.ts';

/** The columns of the document that events are read from, in lower case; of a person's old job and place it has none. */
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
type Column = keyof typeof COLUMNS;

/** The first lines may say what the file is. */
const MOST_BEFORE_COLUMNS = 5;
const MOST_COLUMNS = 200;
/** More than any page that is asked for. */
const MOST_LINES = 1000;

/** `GET /events/stream/csv`: one page of events as `;`-separated lines, keys in the address. Free. */
export function eventCsvPage(
  request: Request,
  access: LegacyAccess,
  search: EventSearch,
  page: Page,
  now: () => number,
): Promise<Told<EventPage>> {
  const call = keyedCall(access, '/events/stream/csv', eventQuery(search, page), { reads: 'text' });
  return askLegacy(request, call, now, readCsv(page, now));
}

function readCsv(page: Page, now: () => number): Read<EventPage> {
  return (body) => {
    // Nothing at all is what a file without lines is.
    if (body.kind === 'empty') return { value: pageOf([], page, now()) };
    if (body.kind !== 'text') return 'unreadable';
    const { data } = Papa.parse<string[]>(body.text, { delimiter: ';', skipEmptyLines: 'greedy', preview: MOST_LINES });
    const columns = data.slice(0, MOST_BEFORE_COLUMNS).map(columnsOf);
    const at = columns.findIndex(({ id, type }) => id >= 0 && type >= 0);
    const found = columns[at];
    if (!found) return 'unreadable';
    const events = data.slice(at + 1).map((cells) => eventIn(cells, found));
    const read = pageOf(events, page, now());
    return isNoEvents(events, read) ? 'unreadable' : { value: read };
  };
}

/** Where in a line each column is; -1: nowhere. */
function columnsOf(cells: readonly string[]): Record<Column, number> {
  const names = cells.slice(0, MOST_COLUMNS).map((cell) => cell.trim().toLowerCase());
  const places = Object.entries(COLUMNS).map(([column, name]) => [column, names.indexOf(name)]);
  // The keys are those of COLUMNS.
  return Object.fromEntries(places) as Record<Column, number>;
}

/** A line in the form of the JSON events, so that one reader reads both. */
function eventIn(cells: readonly string[], columns: Record<Column, number>) {
  const cell = (name: Column) => cells[columns[name]];
  return {
    ...{ id: cell('id'), at: cell('date'), type: cell('type'), org: cell('org') },
    employee: { name: cell('name'), title: cell('title'), url: cell('url') },
    loc: { city: cell('city'), state: cell('state'), country: cell('country') },
  };
}
