import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Spender } from '../../model/schemas/purchases/service.ts';
import type { Target } from '../../model/trade.ts';
import type { redeemMany } from '../../services/cognism/reveal/reveal.ts';
import type { Request, Surroundings } from '../../services/http/http.ts';
import type { PaidServices } from '../../services/paid-services.ts';
import type { Access, Question } from '../../services/question.ts';
import { createFindAccess } from '../connection/access.ts';
import type { Wires } from '../connection/wires.ts';
import type { Consent } from '../ledger/decide.ts';
import type { Bought, Ledger } from '../ledger/ledger.ts';
import type { QuotaKeeper } from '../limits/quota.ts';
import type { Accounts } from '../ports.ts';
import { createReveals, type Reveal } from './reveals.ts';

type Parts = {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly services: PaidServices;
  readonly revealMany: typeof redeemMany;
  readonly wires: Wires;
  readonly quota: QuotaKeeper;
  /** Told of every entry whose request has ended. */
  readonly ended: (purchase: Purchase) => Promise<void>;
  readonly request: Request;
  readonly surroundings: Surroundings;
  readonly now: () => number;
};

/** A question with its full person: the person is stored with what was bought. `run`: the bulk run that it is for. */
export type LookUp = {
  readonly service: Spender;
  readonly question: Question;
  readonly target: Target;
  readonly run?: number;
};

/** The look-ups that cost: what can be found out for nothing comes first, then the ledger, then the request. */
export function createLookUps(parts: Parts) {
  const { ledger, services, revealMany, wires, quota, ended, request, now } = parts;
  const findAccess = createFindAccess(parts);
  const revealAll = createReveals({ ledger, findAccess, revealMany, quota, learnFrom, request, now });
  // The user's own look-ups that are under way: bulk runs let them go first.
  const own = new Set<Promise<unknown>>();

  /** Learns from the entries of one request. */
  async function learnFrom(purchases: readonly Purchase[], { base }: Access): Promise<void> {
    const [one] = purchases;
    if (!one) return;
    await Promise.all([wires.learnFrom(one, new URL(base).origin), quota.learnFrom(one), ...purchases.map(ended)]);
  }

  async function buy(lookUp: LookUp, over: Consent): Promise<Bought> {
    const { service, question, target, run = null } = lookUp;
    const wish = { service, operation: question.operation, asked: question.asked };
    const known = await ledger.peek(wish, target, over);
    if (known) return { kind: 'purchase', purchase: known, isNew: false };
    const found = await findAccess(service, question.operation);
    if ('failure' in found) return { kind: 'prevented', failure: found.failure };
    const { access, sending, terms } = found;
    const bought = await quota.within(service, (wait) =>
      ledger.buy({ ...wish, ...terms, target, run }, over, () =>
        services[service](request, access, question, sending, now, wait),
      ),
    );
    if ('hindrance' in bought) return { kind: 'prevented', failure: bought.hindrance };
    if (bought.kind === 'purchase' && bought.isNew) await learnFrom([bought.purchase], access);
    return bought;
  }

  async function ownFirst(): Promise<void> {
    while (own.size > 0) await Promise.allSettled(own);
  }

  return {
    /** Asks a service, or the store where it knows. With `lookUpInRun` and `revealInRun`, the only way to a paid request. */
    async lookUp(lookUp: LookUp, over: Consent): Promise<Bought> {
      const bought = buy(lookUp, over);
      own.add(bought);
      try {
        return await bought;
      } finally {
        own.delete(bought);
      }
    },

    /** The same for a bulk run, which lets the user's own look-ups go first. */
    async lookUpInRun(lookUp: LookUp): Promise<Bought> {
      await ownFirst();
      return buy(lookUp, null);
    },

    /** The same for up to 20 reveals of other people, with one request. */
    async revealInRun(reveals: readonly Reveal[]): Promise<Bought[]> {
      await ownFirst();
      return revealAll(reveals);
    },
  };
}

export type LookUps = ReturnType<typeof createLookUps>;
