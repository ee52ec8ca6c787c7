import type { Request } from '../../http/http.ts';
import type { Told } from '../../http/told.ts';
import { writeDay } from '../days.ts';
import { askLegacy, byHeaders, type LegacyAccess } from '../legacy-call.ts';
import { type EventPage, type Page, pageByPage, readPage } from './event-pages.ts';

/** Days in epoch ms, both included; null: without a limit. `rule`: one of `rulesOf`; empty: every event. */
export type EventSearch = { readonly from: number | null; readonly to: number | null; readonly rule: string };

/** `GET /events/stream`: one page of events, keys in headers. Free. */
export function eventPage(
  request: Request,
  access: LegacyAccess,
  search: EventSearch,
  page: Page,
  now: () => number,
): Promise<Told<EventPage>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(eventQuery(search, page))) {
    if (value !== null && value !== '') query.set(name, String(value));
  }
  return askLegacy(request, byHeaders(access, `/events/stream?${query}`), now, readPage(page, now));
}

/** The same, page by page: see `pageByPage`. */
export function streamEvents(
  request: Request,
  access: LegacyAccess,
  search: EventSearch,
  now: () => number,
  limits: { readonly count?: number; readonly mostPages?: number } = {},
): AsyncGenerator<Told<EventPage>, void> {
  return pageByPage((page) => eventPage(request, access, search, page, now), limits);
}

/** The values that stream and CSV take alike. */
export function eventQuery({ from, to, rule }: EventSearch, { page, count }: Page) {
  return {
    dateFrom: from === null ? null : writeDay(from),
    dateTo: to === null ? null : writeDay(to),
    rule,
    page,
    count,
  };
}
