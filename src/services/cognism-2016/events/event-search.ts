import type { Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { askCognism2016, type Cognism2016Access } from '../call.ts';
import { writeDay } from '../days.ts';
import { keyedCall } from '../keyed-address.ts';
import { type EventPage, type EventPageRequest, pageOf, readPage } from './event-pages.ts';
import type { Criteria } from './event-rule.ts';

/** Epoch ms, both inclusive; null: unlimited. */
export type CriteriaSearch = Criteria & { readonly from: number | null; readonly to: number | null };

/** Free; keys in the address. Takes any name. The undocumented reply is read as the stream's. */
export async function searchEvents(
  request: Request,
  access: Cognism2016Access,
  { from, to, types, ...names }: CriteriaSearch,
  page: EventPageRequest,
  now: () => number,
): Promise<ServiceResult<EventPage>> {
  // An empty list matches nothing, but an empty condition might match everything.
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
