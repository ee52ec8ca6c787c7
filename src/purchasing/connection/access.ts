import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Spender } from '../../model/schemas/purchases/service.ts';
import type { Draft } from '../../model/trade.ts';
import { obstacle, type Sending, type Surroundings } from '../../services/http/http.ts';
import { offers } from '../../services/paid-services.ts';
import type { Access, Question } from '../../services/question.ts';
import { freeUrl } from '../../services/verify.ts';
import type { Accounts } from '../ports.ts';
import type { Wires } from './wires.ts';

type Parts = {
  readonly accounts: Accounts;
  readonly wires: Pick<Wires, 'sendingTo'>;
  readonly surroundings: Surroundings;
};

/** How a service is asked for money. `terms`: what an entry keeps of that. */
export type Ready = {
  readonly access: Access;
  readonly sending: Sending;
  readonly terms: Pick<Draft, 'keyId' | 'repeatable'>;
};

/** All that can be found out before money is at stake. */
export function createFindAccess({ accounts, wires, surroundings }: Parts) {
  return async (service: Spender, operation: Question['operation']): Promise<Ready | { failure: Failure }> => {
    const [connection, secret] = await Promise.all([accounts.connection(service), accounts.secret(service)]);
    if (!connection?.keyId || !secret) return { failure: { kind: 'no-key', service } };
    if (!offers(connection, operation)) return { failure: { kind: 'not-offered', service } };
    const hindrance = await obstacle(surroundings, { service, url: connection.base });
    if (hindrance?.why === 'offline') return { failure: { kind: 'offline' } };
    if (hindrance?.why === 'bad-address') return { failure: { kind: 'bad-address', service } };
    if (hindrance) return { failure: { kind: 'no-permission', hosts: hindrance.hosts } };
    const { base, foundForm: form, foundGeneration: generation, keyId } = connection;
    const sending = await wires.sendingTo(service, freeUrl(connection) ?? base);
    const access = { base, key: secret.key, form, generation };
    return { access, sending, terms: { keyId, repeatable: sending === 'plain' } };
  };
}

export type FindAccess = ReturnType<typeof createFindAccess>;
