import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Request, Sending } from '../../services/http/http.ts';
import { canStream, probeSending } from '../../services/http/wire.ts';
import type { Accounts } from '../ports.ts';

/** How paid requests go out to each host, so that the browser cannot send one twice (see services/http/wire.ts). */
export function createWires(accounts: Accounts, request: Request, isStreaming = canStream) {
  return {
    /**
     * @param isReachable the host has just answered a plain request: then no answer to the probe means HTTP/1.1, and a host that
     *   took no streams before is asked anew (one lost answer would else make it `plain` for good)
     */
    async sendingTo(service: Service, freeUrl: string, isReachable = false): Promise<Sending> {
      if (!isStreaming()) return 'plain';
      const { origin } = new URL(freeUrl);
      const known = await accounts.wire(origin);
      if (known && !(isReachable && known.sending === 'plain')) return known.sending;
      const found = (await probeSending(request, service, freeUrl)) ?? (isReachable ? 'plain' : null);
      if (found) await accounts.keepWire({ origin, sending: found });
      return found ?? 'plain';
    },

    /** A host may change its ways: what was learnt is dropped when a request says otherwise. */
    async learnFrom(purchase: Purchase, origin: string): Promise<void> {
      const { failure, repeatable } = purchase;
      if (repeatable || !failure) return;
      if (failure.kind === 'refused' && failure.status === 411) await accounts.keepWire({ origin, sending: 'plain' });
      if (failure.kind === 'maybe-charged') await accounts.forgetWire(origin);
    },
  };
}

export type Wires = ReturnType<typeof createWires>;
