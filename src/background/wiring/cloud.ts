import { PASTED_PREFIX } from '../../model/pasted.ts';
import type { Hub, PickedHub } from '../../model/schemas/crm/hub.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import type { Transports } from '../../purchasing/connection/transports.ts';
import type { CloudAsker } from '../../services/cloud-elements/ask.ts';
import type { Request } from '../../services/http/http.ts';
import type { ServiceResult } from '../../services/http/service-result.ts';
import { freeUrl } from '../../services/registry.ts';
import type { AccountStore } from '../../store/accounts/accounts.ts';
import type { HubStore } from '../../store/crm/hubs.ts';

const NO_KEY = { kind: 'no-key', service: 'cloudElements' } as const;

type CloudDeps = {
  readonly accounts: AccountStore;
  readonly hubs: HubStore;
  readonly request: Request;
  readonly transports: Transports;
  readonly now: () => number;
};

/** Calls about the account, or about the connection that the user has picked for a hub. */
export function createCloud({ accounts, hubs, request, transports, now }: CloudDeps) {
  /** A host, or a proxy in front of it, may change: a failing request discards what was learnt about it. */
  const learning =
    (origin: string): Request =>
    async (call) => {
      const answer = await request(call);
      if (call.mode !== 'once') return answer;
      if (answer.kind === 'reply' && answer.status === 411) await accounts.keepTransport({ origin, sending: 'plain' });
      if (answer.kind === 'no-reply' && answer.why === 'cut') await accounts.forgetTransport(origin);
      return answer;
    };

  async function account() {
    const [connection, secret] = await Promise.all([
      accounts.connection('cloudElements'),
      accounts.secret('cloudElements'),
    ]);
    if (!connection?.keyId || !secret) throw new FailureError(NO_KEY);
    const { base } = connection;
    const mode = await transports.modeFor('cloudElements', freeUrl(connection) ?? base);
    const askerWith = (elementToken: string | null): CloudAsker => {
      const access = { base, userSecret: secret.key, organizationSecret: secret.secretKey, elementToken };
      return { request: learning(new URL(base).origin), access, mode, now };
    };
    return { askerWith, pasted: secret.elementToken ?? null };
  }

  return {
    /** @throws FailureError `no-key` */
    platform: async (): Promise<CloudAsker> => (await account()).askerWith(null),

    /** @throws FailureError `no-key`, also if no connection is picked */
    async hub(hub: Hub): Promise<{ asker: CloudAsker; picked: PickedHub }> {
      const [picked, token, { askerWith, pasted }] = await Promise.all([hubs.picked(hub), hubs.token(hub), account()]);
      // Another token may have been pasted since. It leads to another CRM, where the same id is somebody else.
      const isPicked = pasted !== null && picked?.instanceId === (await pastedInstanceId(pasted));
      const used = token ?? (isPicked ? pasted : null);
      if (!picked || used === null) throw new FailureError(NO_KEY);
      return { asker: askerWith(used), picked };
    },
  };
}

/** Names the connection of a pasted token, which no list of the account names. */
export async function pastedInstanceId(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`cloudElements ${token}`));
  const hex = Array.from(new Uint8Array(digest).subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${PASTED_PREFIX}-${hex}`;
}

/** @throws FailureError the call's failure */
export async function valueOrThrow<T>(call: Promise<ServiceResult<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new FailureError(result.failure);
  return result.value;
}

export type Cloud = ReturnType<typeof createCloud>;
