import type { Request, Sending } from '../http/http.ts';
import type { Told } from '../http/told.ts';
import { keyedCall } from './keyed-address.ts';
import { askLegacy, type LegacyAccess, readNothing } from './legacy-call.ts';

/** All three are required; what they mean is not documented ("action", "source", and `data` a number in its example). */
export type AuditEntry = { readonly action: string; readonly source: string; readonly data: unknown };

/**
 * `POST /audit/user`: writes one entry into the team's audit log at Cognism, keys in the address (contracts C1, C3). Free. Only for
 * users who switched it on. It is asked once and never again: after a failure the entry may have been written or not.
 * @param sending `once` where host and browser take it: a `plain` request may be repeated by the browser when a used connection is cut
 */
export function writeAudit(
  request: Request,
  access: LegacyAccess,
  { action, source, data }: AuditEntry,
  sending: Sending,
  now: () => number,
): Promise<Told<null>> {
  const call = keyedCall(access, '/audit/user', {}, { json: { action, source, data }, sending });
  return askLegacy(request, call, now, readNothing(null));
}
