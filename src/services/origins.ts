import type { Connection } from '../model/schemas/purchases/account.ts';
import { KASPR_BASES } from './kaspr/ask-kaspr.ts';
import { kissmetricsOrigins } from './kissmetrics/address.ts';

const originOf = (address: string) => new URL(address).origin;

/**
 * The only origins that a service's requests may go to: that of the base address which the user set up, and where it is the service's
 * own, the others of that service: which of Kaspr's two APIs a key is for is found out by asking both.
 */
export function originsOf({ service, base }: Pick<Connection, 'service' | 'base'>): readonly string[] {
  if (service === 'kissmetrics') return kissmetricsOrigins(base);
  const ofKaspr = Object.values(KASPR_BASES).map(originOf);
  const own = originOf(base);
  return service === 'kaspr' && ofKaspr.includes(own) ? ofKaspr : [own];
}
