import type { Verify } from '../verify.ts';
import { askCloudElements, type CloudAsker, ok, refusal } from './ask.ts';
import { listInstances } from './instances.ts';

/** Lists connections for user and organization, `GET /ping` for an element token (services/README.md E10); all free. */
export const verifyCloudElements: Verify = async (request, { base }, { key, secretKey, elementToken = null }, now) => {
  const access = { base, userSecret: key, organizationSecret: secretKey, elementToken };
  const asker: CloudAsker = { request, access, now, mode: 'plain' };
  if (secretKey === null && elementToken === null) return refusal({ kind: 'no-key', service: 'cloudElements' });
  if (secretKey !== null) {
    const instances = await listInstances(asker);
    if (!instances.ok) return instances;
  }
  if (elementToken !== null) {
    const pinged = await askCloudElements(asker, { method: 'GET', path: '/ping', by: 'element' });
    if (!pinged.ok) return refusal(pinged.failure);
  }
  return ok({
    ...({ base, foundForm: 'bearer', foundGeneration: 1, user: null, tellsCredits: false } as const),
    entitlements: [],
  });
};
