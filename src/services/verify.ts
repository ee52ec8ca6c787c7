import type { Connection, Secret } from '../model/schemas/purchases/account.ts';
import type { Request } from './http/http.ts';
import type { ServiceResult } from './http/service-result.ts';

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
