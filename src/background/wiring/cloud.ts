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

/** How Cloud Elements is asked: about the account, or about the connection that the user has picked for a hub. */
export function createCloud({ accounts, hubs, request, transports, now }: CloudDeps) {
  /** A host, or what stands before it, may change its ways: what was learnt is dropped when a request says otherwise. */
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
    /** For calls about the account. @throws Failed `no-key` */
    platform: async (): Promise<CloudAsker> => (await account()).askerWith(null),

    /** For calls of a hub. @throws Failed `no-key` also where no connection is picked */
    async hub(hub: Hub): Promise<{ asker: CloudAsker; picked: PickedHub }> {
      const [picked, token, { askerWith, pasted }] = await Promise.all([hubs.picked(hub), hubs.token(hub), account()]);
      // Another token may have been pasted since: it leads to another CRM, where a contact's number is somebody else's.
      const isPicked = pasted !== null && picked?.instanceId === (await pastedInstanceId(pasted));
      const used = token ?? (isPicked ? pasted : null);
      if (!picked || used === null) throw new FailureError(NO_KEY);
      return { asker: askerWith(used), picked };
    },
  };
}

/** What the connection of a pasted token is called: no list of the account names it. */
export async function pastedInstanceId(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`cloudElements ${token}`));
  const hex = Array.from(new Uint8Array(digest).subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${PASTED_PREFIX}-${hex}`;
}

/** What a call brought. @throws Failed with what it failed with */
export async function valueOrThrow<T>(call: Promise<ServiceResult<T>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw new FailureError(result.failure);
  return result.value;
}

export type Cloud = ReturnType<typeof createCloud>;
