import type { Request, RequestMode } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognism2016, type Cognism2016Access, ignoreBody } from './call.ts';
import { keyedCall } from './keyed-address.ts';

/**
 * All three are required; what they mean is not documented ("action", "source", and `data` a number in its example).
 */
export type AuditEntry = { readonly action: string; readonly source: string; readonly data: unknown };

/**
 * `POST /audit/user`: writes one entry into the team's audit log at Cognism, keys in the address (contracts C1, C3).
 * Free. Only for users who switched it on. It is asked once and never again: after a failure the entry may have been
 * written or not.
 * @param mode `once` where host and browser take it: a `plain` request may be repeated by the browser when a used
 * connection is cut
 */
export function writeAudit(
  request: Request,
  access: Cognism2016Access,
  { action, source, data }: AuditEntry,
  mode: RequestMode,
  now: () => number,
): Promise<ServiceResult<null>> {
  const call = keyedCall(access, '/audit/user', {}, { json: { action, source, data }, mode });
  return askCognism2016(request, call, now, ignoreBody(null));
}
