import type { Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { askCognism2016, type Cognism2016Access } from '../call.ts';
import { writeDay } from '../days.ts';
import { keyedCall } from '../keyed-address.ts';
import { type EventPage, type EventPageRequest, pageOf, readPage } from './event-pages.ts';
import type { Criteria } from './event-rule.ts';

/** Days in epoch ms, both included; null: without a limit. */
export type CriteriaSearch = Criteria & { readonly from: number | null; readonly to: number | null };

/**
 * `POST /events/stream/search`: one page of events by a pipeline of conditions, which takes any name, keys in the
 * address. Free. A reply is not shown in the document: it is read as that of the stream is.
 */
export async function searchEvents(
  request: Request,
  access: Cognism2016Access,
  { from, to, types, ...names }: CriteriaSearch,
  page: EventPageRequest,
  now: () => number,
): Promise<ServiceResult<EventPage>> {
  // A list without names fits nothing; a condition without values might be taken to fit everything.
  if (Object.values(names).some((list) => list.length === 0)) {
    return { ok: true, value: pageOf([], page, now()), balance: null };
  }
  const conditions = Object.entries({ type: types.length > 0 ? types : undefined, ...names });
  const json = {
    ...(from === null ? {} : { dateFrom: writeDay(from) }),
    ...(to === null ? {} : { dateTo: writeDay(to) }),
    page: page.page,
    count: page.count,
    pipeline: conditions.flatMap(([name, values]) =>
      values ? [{ name, operator: 'eq', values: [...values], phase: 'match' }] : [],
    ),
  };
  const call = keyedCall(access, '/events/stream/search', {}, { json });
  return askCognism2016(request, call, now, readPage(page, now));
}
