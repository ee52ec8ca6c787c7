import type { Request } from '../../http/http.ts';
import type { Told } from '../../http/told.ts';
import { askLegacy, byHeaders, type LegacyAccess } from '../legacy-call.ts';
import { type EventPage, type Page, pageOf } from './event-pages.ts';

/**
 * `GET /events/deadletter`: events that could not be delivered. Free. Where its keys go is not documented: in headers, as those of the
 * stream. What could not be delivered may be unreadable too: a list of nothing else is an answer, and says how many.
 */
export function deadLetters(
  request: Request,
  access: LegacyAccess,
  page: Page,
  now: () => number,
): Promise<Told<EventPage>> {
  const query = new URLSearchParams({ page: String(page.page), size: String(page.count) });
  return askLegacy(request, byHeaders(access, `/events/deadletter?${query}`), now, (body) =>
    body.kind === 'json' && Array.isArray(body.value) ? { value: pageOf(body.value, page, now()) } : 'unreadable',
  );
}
