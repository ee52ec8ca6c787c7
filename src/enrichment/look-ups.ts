import type { Failure } from '../model/failure.ts';
import type { Purchase } from '../model/purchase.ts';
import type { Target } from '../model/trade.ts';
import { obstacle, type Request, type Surroundings } from '../services/http.ts';
import { type Access, ask, FREE_PATH, type Question } from '../services/kaspr/client.ts';
import type { Consent } from './decide.ts';
import type { Ledger } from './ledger.ts';
import type { Accounts } from './ports.ts';
import type { Wires } from './wires.ts';

export type Outcome =
  | { readonly kind: 'purchase'; readonly purchase: Purchase }
  /** Nothing was sent, and nothing written. */
  | { readonly kind: 'prevented'; readonly failure: Failure };

type Parts = {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly wires: Wires;
  readonly request: Request;
  readonly surroundings: Surroundings;
  readonly now: () => number;
};

/** A question with its full person: the person is stored with what was bought. */
export type LookUp = { readonly question: Question; readonly target: Target };

/** The look-ups that cost: what can be found out for nothing comes first, then the ledger, then the request. */
export function createLookUps(parts: Parts) {
  const { ledger, accounts, wires, request, surroundings, now } = parts;

  /** All that can be found out before money is at stake. */
  async function findAccess(): Promise<{ access: Access; keyId: string } | { failure: Failure }> {
    const [connection, secret] = await Promise.all([accounts.connection('kaspr'), accounts.secret('kaspr')]);
    if (!connection?.keyId || !secret) return { failure: { kind: 'no-key', service: 'kaspr' } };
    const hindrance = await obstacle(surroundings, { service: 'kaspr', url: connection.base });
    if (hindrance?.why === 'offline') return { failure: { kind: 'offline' } };
    if (hindrance?.why === 'bad-address') return { failure: { kind: 'bad-address', service: 'kaspr' } };
    if (hindrance) return { failure: { kind: 'no-permission', hosts: hindrance.hosts } };
    const access = { base: connection.base, key: secret.key, form: connection.foundForm };
    return { access, keyId: connection.keyId };
  }

  return {
    /** Asks Kaspr, or the store where it knows. The only way to a paid request. */
    async lookUp({ question, target }: LookUp, over: Consent): Promise<Outcome> {
      const wish = { service: 'kaspr', operation: question.operation, asked: question.asked } as const;
      const known = await ledger.peek(wish, target, over);
      if (known) return { kind: 'purchase', purchase: known };
      const found = await findAccess();
      if ('failure' in found) return { kind: 'prevented', failure: found.failure };
      const { access, keyId } = found;
      const sending = await wires.sendingTo('kaspr', access.base + FREE_PATH);
      const draft = { ...wish, target, keyId, repeatable: sending === 'plain' };
      const purchase = await ledger.buy(draft, over, () => ask(request, access, question, sending, now));
      await wires.learnFrom(purchase, new URL(access.base).origin);
      return { kind: 'purchase', purchase };
    },
  };
}

export type LookUps = ReturnType<typeof createLookUps>;
