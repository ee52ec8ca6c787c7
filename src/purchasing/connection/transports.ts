import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { Request, RequestMode } from '../../services/http/http.ts';
import { canStream, probeRequestMode } from '../../services/http/transport.ts';
import type { Accounts } from '../ports.ts';

/**
 * How paid requests go out to each host, so that the browser cannot send one twice (see services/http/transport.ts).
 */
export function createTransports(accounts: Accounts, request: Request, isStreaming = canStream) {
  return {
    /**
     * @param isReachable the host has just answered a plain request: then no answer to the probe means HTTP/1.1, and a
     *   host that took no streams before is asked anew (one lost answer would else make it `plain` for good)
     * @param through what the probe is sent with
     */
    async modeFor(
      service: Service,
      freeUrl: string,
      isReachable = false,
      through: Request = request,
    ): Promise<RequestMode> {
      if (!isStreaming()) return 'plain';
      const { origin } = new URL(freeUrl);
      const known = await accounts.transport(origin);
      if (known && !(isReachable && known.sending === 'plain')) return known.sending;
      const found = (await probeRequestMode(through, service, freeUrl)) ?? (isReachable ? 'plain' : null);
      if (found) await accounts.keepTransport({ origin, sending: found });
      return found ?? 'plain';
    },

    /** A host may change its ways: what was learnt is dropped when a request says otherwise. */
    async learnFrom(purchase: Purchase, origin: string): Promise<void> {
      const { failure, repeatable } = purchase;
      if (repeatable || !failure) return;
      if (failure.kind === 'refused' && failure.status === 411)
        await accounts.keepTransport({ origin, sending: 'plain' });
      if (failure.kind === 'maybe-charged') await accounts.forgetTransport(origin);
    },
  };
}

export type Transports = ReturnType<typeof createTransports>;
