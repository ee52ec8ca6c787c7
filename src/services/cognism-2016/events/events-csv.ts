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

/** Free; keys in the address. */
export function eventCsvPage(
  request: Request,
  access: Cognism2016Access,
  search: EventSearch,
  page: EventPageRequest,
  now: () => number,
): Promise<ServiceResult<EventPage>> {
  const call = keyedCall(access, '/events/stream/csv', eventQuery(search, page), { reads: 'text' });
  return askCognism2016(request, call, now, readCsv(page, now));
}

function readCsv(page: EventPageRequest, now: () => number): ReadCognism2016Reply<EventPage> {
  return (body) => {
    if (body.kind === 'empty') return { value: pageOf([], page, now()) };
    if (body.kind !== 'text') return 'unreadable';
    const { data } = Papa.parse<string[]>(body.text, { delimiter: ';', skipEmptyLines: 'greedy', preview: MAX_LINES });
    const columns = data.slice(0, MAX_LINES_BEFORE_HEADER).map(columnsOf);
    const at = columns.findIndex(({ id, type }) => id >= 0 && type >= 0);
    const found = columns[at];
    if (!found) return 'unreadable';
    const events = data.slice(at + 1).map((cells) => eventIn(cells, found));
    const read = pageOf(events, page, now());
    return isNoEvents(events, read) ? 'unreadable' : { value: read };
  };
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
