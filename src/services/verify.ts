import type { Connection, Secret } from '../model/schemas/purchases/account.ts';
import type { Request } from './http/http.ts';
import type { ServiceResult } from './http/service-result.ts';

export type Verified = Pick<
  Connection,
  'base' | 'foundForm' | 'foundGeneration' | 'user' | 'tellsCredits' | 'entitlements'
>;

/** Free calls only. `isPlaceKnown`: nowhere but at the connection's own address. */
export type Verify = (
  request: Request,
  connection: Connection,
  secret: Secret,
  now: () => number,
  isPlaceKnown?: boolean,
) => Promise<ServiceResult<Verified>>;
