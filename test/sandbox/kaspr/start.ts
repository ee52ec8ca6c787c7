import { COMPANIES, type Company } from '../companies.ts';
import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import type { Outcome } from '../service/outcome.ts';
import { type RunningService, runService } from '../service/run-service.ts';
import type { ServerOptions } from '../tls-server.ts';
import type { Charge } from './account.ts';
import type { Knowledge, Pricing } from './endpoints.ts';
import { answerRequest } from './serve.ts';
import { accountHeaders, DEMO_KEY, type KeyDraft, State } from './state.ts';

export interface KasprOptions extends ServerOptions {
  /** Default: `DEMO_KEY` alone. */
  readonly keys?: readonly KeyDraft[];
  readonly people?: readonly Person[];
  readonly companies?: readonly Company[];
  /** Default 1 credit for a profile, a pattern list, and each employee. */
  readonly pricing?: Partial<Pricing>;
}

export interface Kaspr extends RunningService {
  /** The account book, oldest first; of one key, if given. */
  charges(key?: string): readonly Charge[];
  /** Credits left on a key. Throws for an unknown key. */
  balance(key: string): number;
  /** Adds a key, or resets an existing one. */
  setKey(draft: KeyDraft): void;
}

/** Starts a Kaspr of generation 1 on a free loopback port. */
export async function startKaspr(options: KasprOptions = {}): Promise<Kaspr> {
  const { clock = Date.now } = options;
  const state = new State(options.keys ?? [{ key: DEMO_KEY }]);
  const knowledge: Knowledge = {
    people: options.people ?? PEOPLE,
    companies: options.companies ?? COMPANIES,
    pricing: { profile: 1, patterns: 1, employee: 1, ...options.pricing },
  };
  const service = await runService<Outcome>(
    {
      answer: (request, behaviour) => answerRequest(request, behaviour, state, knowledge, clock()),
      settle: (request, { subject }, price) => {
        const account = state.accountOf(request);
        if (!account) return {};
        const charged = state.charge(account, price, `${request.method} ${request.path}`, subject, clock());
        return accountHeaders(account, request.path === '/keys/verifyKey' ? null : charged, clock());
      },
      reset: () => state.reset(),
    },
    options,
  );
  return {
    ...service,
    charges: (key) => state.book.filter((charge) => key === undefined || charge.key === key),
    balance: (key) => {
      const account = state.accounts.get(key);
      if (!account) throw new Error(`no such key: ${key}`);
      return account.credits;
    },
    setKey: (draft) => state.setKey(draft),
  };
}
