import type { Connection, Secret } from '../model/schemas/purchases/account.ts';
import type { Service } from '../model/schemas/purchases/service.ts';
import { ENTITLEMENT_PATH } from './cognism/entitlements.ts';
import type { Request } from './http/http.ts';
import type { ServiceResult } from './http/service-result.ts';
import { FREE_PATH, KASPR_BASE } from './kaspr/ask-kaspr.ts';

/** What a verification finds out about a connection. */
export type Verified = Pick<
  Connection,
  'base' | 'foundForm' | 'foundGeneration' | 'user' | 'tellsCredits' | 'entitlements'
>;

/** Asks a service with free calls only whether a key is good, and whose it is. */
export type Verify = (
  request: Request,
  connection: Connection,
  secret: Secret,
  now: () => number,
) => Promise<ServiceResult<Verified>>;

/** The services' own addresses, without a slash at the end. */
export const DEFAULT_BASES: Record<Service, string> = {
  kaspr: KASPR_BASE,
  cognism: 'https://app.cognism.com/api/search',
  cognism2016: 'https://api.cognism.io/api/v1',
  kissmetrics: 'https://api.kissmetrics.com',
  cloudElements: 'https://api.cloud-elements.com/elements/api-v2',
};

/** An address of a service that costs nothing, for finding out how its host takes requests; null where nothing costs. */
export function freeUrl({ service, base }: Pick<Connection, 'service' | 'base'>): string | null {
  if (service === 'kaspr') return base + FREE_PATH;
  if (service === 'cloudElements') return `${base}/ping`;
  return service === 'cognism' ? base + ENTITLEMENT_PATH : null;
}
