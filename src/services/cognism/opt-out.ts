import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognismFree, type CognismAccess } from './free-call.ts';

/**
 * Whether a person has asked not to be contacted. Free. 200 means yes, 404 no (services/README.md C10); a 404 because
 * the address of the API is wrong is a failure, for it says nothing of the person.
 */
export function isOptedOut(
  request: Request,
  access: CognismAccess,
  redeemId: string,
  now: () => number,
): Promise<ServiceResult<boolean>> {
  const path = `/contact/optOut/id/${encodeURIComponent(redeemId)}`;
  const call = { method: 'GET', path, knowsNotFound: true } as const;
  return askCognismFree(request, access, call, now, (body, { status }) => {
    // The page that Cognism shows under wrong addresses comes with 200 too.
    return body.kind === 'unreadable' ? 'unreadable' : { value: status !== 404 };
  });
}
