import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognismFree, type CognismAccess } from './free-call.ts';

/** Free. 200: opted out; 404: not (services/README.md C10), unless the API's address itself is wrong. */
export function isOptedOut(
  request: Request,
  access: CognismAccess,
  redeemId: string,
  now: () => number,
): Promise<ServiceResult<boolean>> {
  const path = `/contact/optOut/id/${encodeURIComponent(redeemId)}`;
  const call = { method: 'GET', path, knowsNotFound: true } as const;
  return askCognismFree(request, access, call, now, (body, { status }) => {
    // The page that Cognism serves under wrong addresses also has status 200.
    return body.kind === 'unreadable' ? 'unreadable' : { value: status !== 404 };
  });
}
