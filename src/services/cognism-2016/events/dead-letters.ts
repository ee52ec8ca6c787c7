import type { Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { askCognism2016, byHeaders, type Cognism2016Access } from '../call.ts';
import { type EventPage, type EventPageRequest, pageOf } from './event-pages.ts';

/** `GET /events/deadletter`. Free. Unreadable events are expected here, so a list of nothing else is still valid. */
export function deadLetters(
  request: Request,
  access: Cognism2016Access,
  page: EventPageRequest,
  now: () => number,
): Promise<ServiceResult<EventPage>> {
  const query = new URLSearchParams({ page: String(page.page), size: String(page.count) });
  return askCognism2016(request, byHeaders(access, `/events/deadletter?${query}`), now, (body) =>
    body.kind === 'json' && Array.isArray(body.value) ? { value: pageOf(body.value, page, now()) } : 'unreadable',
  );
}
