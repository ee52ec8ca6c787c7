import type { Request } from '../http/http.ts';
import type { Told } from '../http/told.ts';
import { askFree, type CognismAccess } from './free-call.ts';
import { entitlementBody } from './schemas.ts';

/** The call that costs nothing and proves a key. */
export const ENTITLEMENT_PATH = '/entitlement/contactEntitlementSubscription';

const MOST = 200;

/**
 * Whether a key is good, and what it may see. Free. Cognism does not say whose key it is; a 401 may also mean that no entitlements
 * were set for the account (contracts 2.2), which can't be told from a wrong key.
 * @returns the names of the fields that the account is entitled to
 */
export function verifyKey(
  request: Request,
  connection: Pick<CognismAccess, 'base'>,
  key: string,
  now: () => number,
): Promise<Told<{ entitlements: string[] }>> {
  const call = { method: 'GET', path: ENTITLEMENT_PATH } as const;
  return askFree(request, { base: connection.base, key }, call, now, (body) => {
    const parsed = body.kind === 'json' ? entitlementBody.safeParse(body.value) : null;
    if (!parsed?.success) return 'unreadable';
    const fields = Object.entries(parsed.data['contact Entitlement']);
    const entitled = fields.filter(([name, may]) => may === true && name !== '' && name.length <= 100);
    return { value: { entitlements: entitled.map(([name]) => name).slice(0, MOST) } };
  });
}
