import type { Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { askCognism2016, byHeaders, type Cognism2016Access } from '../call.ts';
import { writeDay } from '../days.ts';
import { type EventPage, type EventPageRequest, readPage } from './event-pages.ts';

/** Epoch ms, both inclusive; null: unlimited. `rule`: one of `rulesOf`; empty: every event. */
export type EventSearch = { readonly from: number | null; readonly to: number | null; readonly rule: string };

/** Free; keys in headers. */
export function eventPage(
  request: Request,
  access: Cognism2016Access,
  search: EventSearch,
  page: EventPageRequest,
  now: () => number,
): Promise<ServiceResult<EventPage>> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(eventQuery(search, page))) {
    if (value !== null && value !== '') query.set(name, String(value));
  }
  return askCognism2016(request, byHeaders(access, `/events/stream?${query}`), now, readPage(page, now));
}

export function eventQuery({ from, to, rule }: EventSearch, { page, count }: EventPageRequest) {
  return {
    dateFrom: from === null ? null : writeDay(from),
    dateTo: to === null ? null : writeDay(to),
    rule,
    page,
    count,
  };
}
