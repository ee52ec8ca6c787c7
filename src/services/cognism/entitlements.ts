import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognismFree, type CognismAccess } from './free-call.ts';
import { entitlementBody } from './schemas.ts';

/** The call that costs nothing and proves a key. */
export const ENTITLEMENT_PATH = '/entitlement/contactEntitlementSubscription';

const MAX_ENTITLEMENTS = 200;

/**
 * Whether a key is good, and what it may see. Free. Cognism does not say whose key it is; a 401 may also mean that no
 * entitlements were set for the account (vendor document), which looks the same as a wrong key.
 * @returns the names of the fields that the account is entitled to
 */
export function verifyCognism(
  request: Request,
  connection: Pick<CognismAccess, 'base'>,
  key: string,
  now: () => number,
): Promise<ServiceResult<{ entitlements: string[] }>> {
  const call = { method: 'GET', path: ENTITLEMENT_PATH } as const;
  return askCognismFree(request, { base: connection.base, key }, call, now, (body) => {
    const parsed = body.kind === 'json' ? entitlementBody.safeParse(body.value) : null;
    if (!parsed?.success) return 'unreadable';
    const fields = Object.entries(parsed.data['contact Entitlement']);
    const entitled = fields.filter(([name, may]) => may === true && name !== '' && name.length <= 100);
    return { value: { entitlements: entitled.map(([name]) => name).slice(0, MAX_ENTITLEMENTS) } };
  });
}
