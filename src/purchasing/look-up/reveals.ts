import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Ending } from '../../model/trade.ts';
import { MOST_AT_ONCE, type redeemMany, type Wanted } from '../../services/cognism/reveal/reveal.ts';
import type { Request } from '../../services/http/http.ts';
import type { Access, Question } from '../../services/question.ts';
import type { FindAccess, Ready } from '../connection/access.ts';
import type { Bought, Ledger } from '../ledger/ledger.ts';
import type { QuotaKeeper } from '../limits/quota.ts';
import { gather, type Seat } from './gather.ts';

/** Reveals per request. */
export { MOST_AT_ONCE };

/** A reveal for a bulk run. */
export type Reveal = {
  readonly service: 'cognism';
  readonly question: Extract<Question, { operation: 'reveal' }>;
  readonly target: { readonly person: Subject };
  readonly run: number;
};

type Parts = {
  readonly ledger: Ledger;
  readonly findAccess: FindAccess;
  readonly revealMany: typeof redeemMany;
  readonly quota: Pick<QuotaKeeper, 'within'>;
  /** Told of the entries that came of one request. */
  readonly learnFrom: (purchases: readonly Purchase[], access: Access) => Promise<void>;
  readonly request: Request;
  readonly now: () => number;
};

/** Reveals of many people at once: one request, and an entry for each of them that is on disk before it is sent. */
export function createReveals({ ledger, findAccess, revealMany, quota, learnFrom, request, now }: Parts) {
  async function buy(reveal: Reveal, terms: Ready['terms'], seat: Seat<Wanted, Ending>): Promise<Bought> {
    const { question, target, run } = reveal;
    const draft = { ...wishOf(reveal), ...terms, target, run };
    try {
      return await ledger.buy(draft, null, () => seat.ask(question), seat.leave);
    } finally {
      // Known from before, forbidden by a cap, not written down: the others are asked about without it.
      seat.leave();
    }
  }

  async function buyAll(
    reveals: readonly Reveal[],
    { access, sending, terms }: Ready,
    wait: number,
  ): Promise<Bought[]> {
    const seats = gather(reveals, async (wanted: readonly Wanted[]) => {
      const endings = await revealMany(request, access, wanted, sending, now, wait);
      return wanted.flatMap(({ redeemId }) => endings.get(redeemId) ?? []);
    });
    // Each is waited for, also where another breaks: their request is one.
    const all = await Promise.allSettled(seats.map(([reveal, seat]) => buy(reveal, terms, seat)));
    const bought = all.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    const ended = bought.flatMap((one) => (one.kind === 'purchase' && one.isNew ? one.purchase : []));
    await learnFrom(ended, access);
    const broken = all.find((one) => one.status === 'rejected');
    if (broken) throw broken.reason;
    return bought;
  }

  /** What the ledger has, or is waiting for: nobody else's entry waits meanwhile. */
  async function known(reveal: Reveal): Promise<Bought | null> {
    const purchase = await ledger.peek(wishOf(reveal), reveal.target, null);
    return purchase && { kind: 'purchase', purchase, isNew: false };
  }

  /**
   * @param reveals up to 20, each of another redeem id
   * @returns what became of each, in their order
   */
  return async (reveals: readonly Reveal[]): Promise<Bought[]> => {
    const answers = await Promise.all(reveals.map(known));
    const open = reveals.filter((_, at) => answers[at] === null);
    const bought = open.length > 0 ? await revealAll(open) : [];
    return answers.flatMap((answer) => answer ?? bought.shift() ?? []);
  };

  async function revealAll(reveals: readonly Reveal[]): Promise<Bought[]> {
    const all = (failure: Failure): Bought[] => reveals.map(() => ({ kind: 'prevented', failure }));
    const found = await findAccess('cognism', 'reveal');
    if ('failure' in found) return all(found.failure);
    const bought = await quota.within('cognism', (wait) => buyAll(reveals, found, wait));
    return 'hindrance' in bought ? all(bought.hindrance) : bought;
  }
}

function wishOf({ service, question: { operation, asked } }: Reveal) {
  return { service, operation, asked };
}
