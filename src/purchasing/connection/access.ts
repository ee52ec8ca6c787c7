import type { NewPurchase } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import { checkReachable, type HttpEnvironment, type RequestMode } from '../../services/http/http.ts';
import { offers } from '../../services/paid-request.ts';
import type { Access, Question } from '../../services/question.ts';
import { freeUrl } from '../../services/registry.ts';
import type { Accounts } from '../ports.ts';
import type { Transports } from './transports.ts';

type FindAccessDeps = {
  readonly accounts: Accounts;
  readonly transports: Pick<Transports, 'modeFor'>;
  readonly httpEnvironment: HttpEnvironment;
};

/** How a service is asked for money. `terms`: what an entry keeps of that. */
export type PaidAccess = {
  readonly access: Access;
  readonly mode: RequestMode;
  readonly terms: Pick<NewPurchase, 'keyId' | 'repeatable'>;
};

/** All that can be found out before money is at stake. */
export function createFindAccess({ accounts, transports, httpEnvironment }: FindAccessDeps) {
  return async (service: PaidService, operation: Question['operation']): Promise<PaidAccess | { failure: Failure }> => {
    const [connection, secret] = await Promise.all([accounts.connection(service), accounts.secret(service)]);
    if (!connection?.keyId || !secret) return { failure: { kind: 'no-key', service } };
    if (!offers(connection, operation)) return { failure: { kind: 'not-offered', service } };
    const unreachable = await checkReachable(httpEnvironment, { service, url: connection.base });
    if (unreachable?.why === 'offline') return { failure: { kind: 'offline' } };
    if (unreachable?.why === 'bad-address') return { failure: { kind: 'bad-address', service } };
    if (unreachable) return { failure: { kind: 'no-permission', hosts: unreachable.hosts } };
    const { base, foundForm: form, foundGeneration: generation, keyId } = connection;
    const mode = await transports.modeFor(service, freeUrl(connection) ?? base);
    const access = { base, key: secret.key, form, generation };
    return { access, mode, terms: { keyId, repeatable: mode === 'plain' } };
  };
}

export type FindAccess = ReturnType<typeof createFindAccess>;
