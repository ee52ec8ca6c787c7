import { PASTED } from '../../model/pasted.ts';
import type { Hub, PickedHub } from '../../model/schemas/crm/hub.ts';
import { Failed } from '../../model/schemas/purchases/failure.ts';
import type { Wires } from '../../purchasing/connection/wires.ts';
import type { CloudAsker } from '../../services/cloud-elements/ask.ts';
import type { Request } from '../../services/http/http.ts';
import type { Told } from '../../services/http/told.ts';
import { freeUrl } from '../../services/verify.ts';
import type { Accounts } from '../../store/accounts/accounts.ts';
import type { HubStore } from '../../store/crm/hubs.ts';

const NO_KEY = { kind: 'no-key', service: 'cloudElements' } as const;

type Parts = {
  readonly accounts: Accounts;
  readonly hubs: HubStore;
  readonly request: Request;
  readonly wires: Wires;
  readonly now: () => number;
};

/** How Cloud Elements is asked: about the account, or about the connection that the user has picked for a hub. */
export function createCloud({ accounts, hubs, request, wires, now }: Parts) {
  /** A host, or what stands before it, may change its ways: what was learnt is dropped when a request says otherwise. */
  const learning =
    (origin: string): Request =>
    async (call) => {
      const answer = await request(call);
      if (call.sending !== 'once') return answer;
      if (answer.kind === 'reply' && answer.status === 411) await accounts.keepWire({ origin, sending: 'plain' });
      if (answer.kind === 'no-reply' && answer.why === 'cut') await accounts.forgetWire(origin);
      return answer;
    };

  async function account() {
    const [connection, secret] = await Promise.all([
      accounts.connection('cloudElements'),
      accounts.secret('cloudElements'),
    ]);
    if (!connection?.keyId || !secret) throw new Failed(NO_KEY);
    const { base } = connection;
    const sending = await wires.sendingTo('cloudElements', freeUrl(connection) ?? base);
    const askerWith = (elementToken: string | null): CloudAsker => {
      const access = { base, userSecret: secret.key, organizationSecret: secret.secretKey, elementToken };
      return { request: learning(new URL(base).origin), access, sending, now };
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
      const isPicked = pasted !== null && picked?.instanceId === (await idOfPasted(pasted));
      const used = token ?? (isPicked ? pasted : null);
      if (!picked || used === null) throw new Failed(NO_KEY);
      return { asker: askerWith(used), picked };
    },
  };
}

/** What the connection of a pasted token is called: no list of the account names it. */
export async function idOfPasted(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`cloudElements ${token}`));
  const hex = Array.from(new Uint8Array(digest).subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${PASTED}-${hex}`;
}

/** What a call brought. @throws Failed with what it failed with */
export async function brought<T>(call: Promise<Told<T>>): Promise<T> {
  const told = await call;
  if (!told.ok) throw new Failed(told.failure);
  return told.value;
}

export type Cloud = ReturnType<typeof createCloud>;
