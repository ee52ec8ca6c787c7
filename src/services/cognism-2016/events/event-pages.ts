import type { Signal } from '../../../model/schemas/people/signal.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import type { ReadCognism2016Reply } from '../call.ts';
import { readEvent } from './event-signal.ts';

/** `unknown`: undocumented types; `unreadable`: could not be parsed. */
export type EventsRead = {
  readonly signals: readonly Signal[];
  readonly unknown: number;
  readonly unreadable: number;
};

export type EventPage = EventsRead & { readonly more: boolean };

/** `page` counts from 0. `seen`: ids of earlier events, which are skipped; new ones are added. */
export type EventPageRequest = { readonly page: number; readonly count: number; readonly seen: Set<string> };

const MAX_EVENTS = 500;
const USUAL_COUNT = 50;
const MAX_PAGES = 20;

export function readEvents(entries: readonly unknown[], toldAt: number, seen = new Set<string>()): EventsRead {
  const signals: Signal[] = [];
  let unknown = 0;
  let unreadable = Math.max(0, entries.length - MAX_EVENTS);
  for (const entry of entries.slice(0, MAX_EVENTS)) {
    const { id, signal } = readEvent(entry, toldAt);
    if (id !== null && seen.has(id)) continue;
    if (id !== null) seen.add(id);
    if (signal === 'unknown') unknown += 1;
    else if (signal === 'unreadable') unreadable += 1;
    else signals.push(signal);
  }
  return { signals, unknown, unreadable };
}

/** No reply states a total, and a service that ignores page numbers would return the first page forever. */
export function pageOf(entries: readonly unknown[], { count, seen }: EventPageRequest, toldAt: number): EventPage {
  const before = seen.size;
  const read = readEvents(entries, toldAt, seen);
  return { ...read, more: entries.length >= count && seen.size > before };
}

/** An unreadable entry with an id is counted and skipped, so that it does not block the others. */
export function readPage(page: EventPageRequest, now: () => number): ReadCognism2016Reply<EventPage> {
  return (body) => {
    if (body.kind !== 'json' || !Array.isArray(body.value)) return 'unreadable';
    const before = page.seen.size;
    const read = pageOf(body.value, page, now());
    const hasIds = page.seen.size > before;
    return isNoEvents(body.value, read) && !hasIds ? 'unreadable' : { value: read };
  };
}

export function isNoEvents(entries: readonly unknown[], { signals, unknown, unreadable }: EventsRead): boolean {
  return entries.length > 0 && signals.length === 0 && unknown === 0 && unreadable > 0;
}

/** Stops after a failed page. Each event once; if the last page says `more`, `mostPages` was reached. */
export async function* pageByPage(
  ask: (page: EventPageRequest) => Promise<ServiceResult<EventPage>>,
  { count = USUAL_COUNT, mostPages = MAX_PAGES }: { readonly count?: number; readonly mostPages?: number } = {},
): AsyncGenerator<ServiceResult<EventPage>, void> {
  const seen = new Set<string>();
  for (let page = 0; page < mostPages; page++) {
    const result = await ask({ page, count, seen });
    yield result;
    if (!result.ok || !result.value.more) return;
  }
}
