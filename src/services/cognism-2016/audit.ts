import type { Request, RequestMode } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognism2016, type Cognism2016Access, ignoreBody } from './call.ts';
import { keyedCall } from './keyed-address.ts';

/** All three are required but unexplained (in the document's example `data` is a number). */
export type AuditEntry = { readonly action: string; readonly source: string; readonly data: unknown };

/** Off by default; keys in the address (services/README.md C1). Never repeated: a failed call may have written. */
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
