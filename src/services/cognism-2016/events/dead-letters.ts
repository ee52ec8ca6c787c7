import type { Request } from '../../http/http.ts';
import type { ServiceResult } from '../../http/service-result.ts';
import { askCognism2016, byHeaders, type Cognism2016Access } from '../call.ts';
import { type EventPage, type EventPageRequest, pageOf } from './event-pages.ts';

/** Free; keys in headers as for the stream (undocumented). A list of only unreadable events is valid here. */
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
