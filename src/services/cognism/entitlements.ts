import type { Request } from '../http/http.ts';
import type { ServiceResult } from '../http/service-result.ts';
import { askCognismFree, type CognismAccess } from './free-call.ts';
import { entitlementBody } from './schemas.ts';

export const ENTITLEMENT_PATH = '/entitlement/contactEntitlementSubscription';

const MAX_ENTITLEMENTS = 200;

/** Free; resolves to the entitled fields. A 401 may also mean an account without entitlements (vendor document). */
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
