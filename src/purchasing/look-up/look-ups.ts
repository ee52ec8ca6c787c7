import type { Connection, PaidAccount } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { redeemMany } from '../../services/cognism/reveal/reveal.ts';
import { checkReachable, forConnection, type HttpEnvironment, type Request } from '../../services/http/http.ts';
import { noReplyFailure } from '../../services/http/no-reply-failure.ts';
import { offers, type PaidRequests } from '../../services/paid-request.ts';
import type { Access, Question } from '../../services/question.ts';
import { freeUrl } from '../../services/registry.ts';
import type { Transports } from '../connection/transports.ts';
import type { ReplacesId } from '../ledger/find-reusable.ts';
import type { Ledger, PurchaseResult } from '../ledger/ledger.ts';
import type { QuotaKeeper } from '../limits/quota.ts';
import type { LookUp } from '../plan/next-step.ts';
import type { PaidAccess, PaidAccountsReader } from '../ports.ts';
import { createReveals, type Reveal } from './reveals.ts';

type LookUpsDeps = {
  readonly ledger: Ledger;
  readonly accounts: PaidAccountsReader;
  readonly paidRequests: PaidRequests;
  readonly redeemMany: typeof redeemMany;
  readonly transports: Transports;
  readonly quota: QuotaKeeper;
  /** Told of every entry whose request has ended. */
  readonly ended: (purchase: Purchase) => Promise<void>;
  /** What calls a service, and only where a connection that was read allows it. */
  readonly requestFor: (connection: Connection) => Request;
  readonly httpEnvironment: HttpEnvironment;
  readonly now: () => number;
};

/** The look-ups that cost: what is free to find out comes first, then the ledger, then the request. */
export function createLookUps(deps: LookUpsDeps) {
  const { ledger, accounts, paidRequests, redeemMany, transports, quota, ended, requestFor, httpEnvironment, now } =
    deps;
  const revealAll = createReveals({ ledger, findAccess, redeemMany, quota, learnFrom, now });
  // The user's own look-ups that are under way: bulk runs let them go first.
  const own = new Set<Promise<unknown>>();

  /** All that can be found out before money is at stake. */
  async function findAccess(
    service: PaidService,
    operation: Question['operation'],
    known?: PaidAccount,
  ): Promise<PaidAccess | { failure: Failure }> {
    const { connection, secret } = known ?? (await accounts.paid())[service] ?? {};
    if (!connection?.keyId || !secret) return { failure: { kind: 'no-key', service } };
    if (!offers(connection, operation)) return { failure: { kind: 'not-offered', service } };
    const { base, foundForm: form, foundGeneration: generation, keyId } = connection;
    const unreachable = await checkReachable(forConnection(httpEnvironment, connection), { service, url: base });
    if (unreachable) return { failure: noReplyFailure(unreachable, service) };
    const request = requestFor(connection);
    const mode = await transports.modeFor(service, freeUrl(connection) ?? base, false, request);
    const access = { base, key: secret.key, form, generation };
    return { access, request, mode, terms: { keyId, base, repeatable: mode === 'plain' } };
  }

  /** Learns from the entries of one request. */
  async function learnFrom(purchases: readonly Purchase[], { base }: Access): Promise<void> {
    const [one] = purchases;
    if (!one) return;
    await Promise.all([transports.learnFrom(one, new URL(base).origin), quota.learnFrom(one), ...purchases.map(ended)]);
  }

  async function buy(lookUp: LookUp, replacesId: ReplacesId, account?: PaidAccount): Promise<PurchaseResult> {
    const { service, question, target, run = null } = lookUp;
    const spec = { service, operation: question.operation, asked: question.asked };
    const known = await ledger.peek(spec, target, replacesId);
    if (known) return { kind: 'purchase', purchase: known, isNew: false };
    const found = await findAccess(service, question.operation, account);
    if ('failure' in found) return { kind: 'prevented', failure: found.failure };
    const { access, request, mode, terms } = found;
    const result = await quota.within(service, (wait) =>
      ledger.buy({ ...spec, ...terms, target, run }, replacesId, () =>
        paidRequests[service](request, access, question, mode, now, wait),
      ),
    );
    if ('hindrance' in result) return { kind: 'prevented', failure: result.hindrance };
    // The connection is another one by now, says the ledger: it is asked by that one, or there is none.
    if (account && result.kind === 'prevented' && result.failure.kind === 'no-key') return buy(lookUp, replacesId);
    if (result.kind === 'purchase' && result.isNew) await learnFrom([result.purchase], access);
    return result;
  }

  async function ownFirst(): Promise<void> {
    while (own.size > 0) await Promise.allSettled(own);
  }

  return {
    /**
     * Asks a service, or the store where it knows. With `lookUpInRun` and `revealInRun`, the only way to a paid
     * request.
     * @param account as it stood when the user asked; read where it is not given
     */
    async lookUp(lookUp: LookUp, replacesId: ReplacesId, account?: PaidAccount): Promise<PurchaseResult> {
      const result = buy(lookUp, replacesId, account);
      own.add(result);
      try {
        return await result;
      } finally {
        own.delete(result);
      }
    },

    /** The same for a bulk run, which lets the user's own look-ups go first. */
    async lookUpInRun(lookUp: LookUp, account?: PaidAccount): Promise<PurchaseResult> {
      await ownFirst();
      return buy(lookUp, null, account);
    },

    /** The same for up to 20 reveals of other people, with one request. */
    async revealInRun(reveals: readonly Reveal[]): Promise<PurchaseResult[]> {
      await ownFirst();
      return revealAll(reveals);
    },
  };
}

export type LookUps = ReturnType<typeof createLookUps>;
