import type { Signal } from '../../../model/schemas/people/signal.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import type { ReadCognism2016Reply } from '../call.ts';
import { readEvent } from './event-signal.ts';

/**
 * What was made of a list of events: `unknown` are of types that the document does not list, `unreadable` could not be
 * read.
 */
export type EventsRead = {
  readonly signals: readonly Signal[];
  readonly unknown: number;
  readonly unreadable: number;
};

/** `more`: whether a further page can bring something. */
export type EventPage = EventsRead & { readonly more: boolean };

/**
 * Which page (from 0), of how many events at most, and the ids of the events that came before, which are left out and
 * added to.
 */
export type EventPageRequest = { readonly page: number; readonly count: number; readonly seen: Set<string> };

const MAX_EVENTS = 500;
const USUAL_COUNT = 50;
const MAX_PAGES = 20;

/** @param toldAt epoch ms */
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

/**
 * A page of events. It is the last where fewer came than were asked for (no reply says how many there are), and where
 * nothing new came: a service that does not count pages gives the first for ever.
 */
export function pageOf(entries: readonly unknown[], { count, seen }: EventPageRequest, toldAt: number): EventPage {
  const before = seen.size;
  const read = readEvents(entries, toldAt, seen);
  return { ...read, more: entries.length >= count && seen.size > before };
}

/**
 * A JSON list of events; unreadable where it has entries and none of them is an event. What has an id is one, though
 * nothing could be made of it: it is skipped, and does not keep what else there is from being read.
 */
export function readPage(page: EventPageRequest, now: () => number): ReadCognism2016Reply<EventPage> {
  return (body) => {
    if (body.kind !== 'json' || !Array.isArray(body.value)) return 'unreadable';
    const before = page.seen.size;
    const read = pageOf(body.value, page, now());
    const hasIds = page.seen.size > before;
    return isNoEvents(body.value, read) && !hasIds ? 'unreadable' : { value: read };
  };
}

/** Whether what should be events is something else altogether. */
export function isNoEvents(entries: readonly unknown[], { signals, unknown, unreadable }: EventsRead): boolean {
  return entries.length > 0 && signals.length === 0 && unknown === 0 && unreadable > 0;
}

/**
 * Page after page, each asked for when it is wanted, until there are no more or one fails: that failure is the last to
 * come. An event comes once, whatever pages it is on. Where the last page says `more`, `mostPages` ended it.
 */
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
