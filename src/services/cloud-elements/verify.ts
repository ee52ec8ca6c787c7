import type { Verify } from '../verify.ts';
import { type CloudAsker, refusal, send, told } from './ask.ts';
import { listInstances } from './instances.ts';

/**
 * Checks what the user has of the three secrets by free calls: user and organization by the list of connections, an element token by
 * `GET /ping` (services/README.md E10). Cloud Elements does not say whose they are.
 */
export const verifySecrets: Verify = async (request, { base }, { key, secretKey, elementToken = null }, now) => {
  const access = { base, userSecret: key, organizationSecret: secretKey, elementToken };
  const asker: CloudAsker = { request, access, now, sending: 'plain' };
  if (secretKey === null && elementToken === null) return refusal({ kind: 'no-key', service: 'cloudElements' });
  if (secretKey !== null) {
    const instances = await listInstances(asker);
    if (!instances.ok) return instances;
  }
  if (elementToken !== null) {
    const pinged = await send(asker, { method: 'GET', path: '/ping', by: 'element' });
    if (!pinged.ok) return refusal(pinged.failure);
  }
  return told({
    ...({ base, foundForm: 'bearer', foundGeneration: 1, user: null, tellsCredits: false } as const),
    entitlements: [],
  });
};
