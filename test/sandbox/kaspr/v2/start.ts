import { PEOPLE } from '../../people.ts';
import type { Person } from '../../person.ts';
import { runService } from '../../service/run-service.ts';
import type { ServerOptions } from '../../tls-server.ts';
import type { Kaspr } from '../start.ts';
import type { PoolOutcome } from './endpoints.ts';
import { POOLS, type Pools, UNLIMITED } from './pools.ts';
import type { Naming } from './records.ts';
import { answerRequest, PAID } from './serve.ts';
import { KASPR_V2_DEMO_KEY, type KeyDraft, State } from './state.ts';

export interface KasprV2Options extends ServerOptions {
  /** Default: `KASPR_V2_DEMO_KEY` alone. */
  readonly keys?: readonly KeyDraft[];
  readonly people?: readonly Person[];
  /** Default: work and direct. */
  readonly naming?: Naming;
  /** Credits for each kind of data that is found. Default 1. */
  readonly price?: number;
}

/** The same as a Kaspr of generation 1, with pools. */
export interface KasprV2 extends Omit<Kaspr, 'setKey'> {
  setKey(draft: KeyDraft): void;
  /** Credits left on a key, pool by pool; -1 is without a limit. Throws for an unknown key. */
  pools(key: string): Pools;
  /** Credits left on a key in all pools for data, those without a limit left out. */
  balance(key: string): number;
}

/** Starts a Kaspr v2 on a free loopback port. */
export async function startKasprV2(options: KasprV2Options = {}): Promise<KasprV2> {
  const { clock = Date.now, people = PEOPLE, naming = 'work-direct', price = 1 } = options;
  const state = new State(options.keys ?? [{ key: KASPR_V2_DEMO_KEY }]);
  const service = await runService<PoolOutcome>(
    {
      answer: (request, behaviour) => answerRequest(request, behaviour, state, { people, naming, price }, clock()),
      settle: (request, { prices, subject }, total, { charge }) => {
        const account = state.accountOf(request);
        if (!account) return {};
        const target = `${request.method} ${request.path}`;
        // A price that a test names is taken from the first pool.
        const taken = typeof charge === 'number' ? { workEmail: charge } : total > 0 ? prices : {};
        state.charge(account, taken, target, subject, clock());
        return account.headers(clock(), target === PAID);
      },
      reset: () => state.reset(),
    },
    options,
  );
  const pools = (key: string): Pools => {
    const account = state.accounts.get(key);
    if (!account) throw new Error(`no such key: ${key}`);
    return { ...account.pools };
  };
  return {
    ...service,
    charges: (key) => state.book.filter((charge) => key === undefined || charge.key === key),
    pools,
    balance: (key) => {
      const left = pools(key);
      return POOLS.map((pool) => left[pool])
        .filter((credits) => credits !== UNLIMITED)
        .reduce((sum, credits) => sum + credits, 0);
    },
    setKey: (draft) => state.setKey(draft),
  };
}
