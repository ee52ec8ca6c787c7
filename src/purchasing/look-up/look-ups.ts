import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { redeemMany } from '../../services/cognism/reveal/reveal.ts';
import type { HttpEnvironment, Request } from '../../services/http/http.ts';
import type { PaidRequests } from '../../services/paid-request.ts';
import type { Access } from '../../services/question.ts';
import { createFindAccess } from '../connection/access.ts';
import type { Transports } from '../connection/transports.ts';
import type { ReplacesId } from '../ledger/find-reusable.ts';
import type { Ledger, PurchaseResult } from '../ledger/ledger.ts';
import type { QuotaKeeper } from '../limits/quota.ts';
import type { LookUp } from '../plan/next-step.ts';
import type { Accounts } from '../ports.ts';
import { createReveals, type Reveal } from './reveals.ts';

type LookUpsDeps = {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly paidRequests: PaidRequests;
  readonly redeemMany: typeof redeemMany;
  readonly transports: Transports;
  readonly quota: QuotaKeeper;
  /** Told of every entry whose request has ended. */
  readonly ended: (purchase: Purchase) => Promise<void>;
  readonly request: Request;
  readonly httpEnvironment: HttpEnvironment;
  readonly now: () => number;
};

/** The look-ups that cost: what can be found out for nothing comes first, then the ledger, then the request. */
export function createLookUps(deps: LookUpsDeps) {
  const { ledger, paidRequests, redeemMany, transports, quota, ended, request, now } = deps;
  const findAccess = createFindAccess(deps);
  const revealAll = createReveals({ ledger, findAccess, redeemMany, quota, learnFrom, request, now });
  // The user's own look-ups that are under way: bulk runs let them go first.
  const own = new Set<Promise<unknown>>();

  /** Learns from the entries of one request. */
  async function learnFrom(purchases: readonly Purchase[], { base }: Access): Promise<void> {
    const [one] = purchases;
    if (!one) return;
    await Promise.all([transports.learnFrom(one, new URL(base).origin), quota.learnFrom(one), ...purchases.map(ended)]);
  }

  async function buy(lookUp: LookUp, replacesId: ReplacesId): Promise<PurchaseResult> {
    const { service, question, target, run = null } = lookUp;
    const spec = { service, operation: question.operation, asked: question.asked };
    const known = await ledger.peek(spec, target, replacesId);
    if (known) return { kind: 'purchase', purchase: known, isNew: false };
    const found = await findAccess(service, question.operation);
    if ('failure' in found) return { kind: 'prevented', failure: found.failure };
    const { access, mode, terms } = found;
    const result = await quota.within(service, (wait) =>
      ledger.buy({ ...spec, ...terms, target, run }, replacesId, () =>
        paidRequests[service](request, access, question, mode, now, wait),
      ),
    );
    if ('hindrance' in result) return { kind: 'prevented', failure: result.hindrance };
    if (result.kind === 'purchase' && result.isNew) await learnFrom([result.purchase], access);
    return result;
  }

  async function ownFirst(): Promise<void> {
    while (own.size > 0) await Promise.allSettled(own);
  }

  return {
    /** Asks a service, or the store where it knows. With `lookUpInRun` and `revealInRun`, the only way to a paid request. */
    async lookUp(lookUp: LookUp, replacesId: ReplacesId): Promise<PurchaseResult> {
      const result = buy(lookUp, replacesId);
      own.add(result);
      try {
        return await result;
      } finally {
        own.delete(result);
      }
    },

    /** The same for a bulk run, which lets the user's own look-ups go first. */
    async lookUpInRun(lookUp: LookUp): Promise<PurchaseResult> {
      await ownFirst();
      return buy(lookUp, null);
    },

    /** The same for up to 20 reveals of other people, with one request. */
    async revealInRun(reveals: readonly Reveal[]): Promise<PurchaseResult[]> {
      await ownFirst();
      return revealAll(reveals);
    },
  };
}

export type LookUps = ReturnType<typeof createLookUps>;
