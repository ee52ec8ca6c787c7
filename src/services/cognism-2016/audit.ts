import type { Request, RequestMode } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognism2016, type Cognism2016Access, ignoreBody } from './call.ts';
import { keyedCall } from './keyed-address.ts';

/** All three are required; the document does not explain them (in its example `data` is a number). */
export type AuditEntry = { readonly action: string; readonly source: string; readonly data: unknown };

/**
 * `POST /audit/user`: writes one entry into the team's audit log, keys in the address (services/README.md C1, C3).
 * Free, and off unless switched on. Never repeated: after a failure it is unknown whether the entry was written.
 * @param mode `once` if host and browser support it: the browser may repeat a `plain` request when a reused connection
 * breaks
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
