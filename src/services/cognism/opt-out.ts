import type { Request } from '../http/http.ts';
import type { Told } from '../http/told.ts';
import { askFree, type CognismAccess } from './free-call.ts';

/**
 * Whether a person has asked not to be contacted. Free. 200 means yes, 404 no (services/README.md C10); a 404 because the address of the API
 * is wrong is a failure, for it says nothing of the person.
 */
export function isOptedOut(
  request: Request,
  access: CognismAccess,
  redeemId: string,
  now: () => number,
): Promise<Told<boolean>> {
  const path = `/contact/optOut/id/${encodeURIComponent(redeemId)}`;
  const call = { method: 'GET', path, knowsNotFound: true } as const;
  return askFree(request, access, call, now, (body, status) => {
    // The page that Cognism shows under wrong addresses comes with 200 too.
    return body.kind === 'unreadable' ? 'unreadable' : { value: status !== 404 };
  });
}
