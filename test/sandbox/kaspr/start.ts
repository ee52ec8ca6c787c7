import { COMPANIES, type Company } from '../companies.ts';
import type { ReceivedRequest } from '../exchange.ts';
import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import { type ServerOptions, startServer } from '../tls-server.ts';
import type { Charge } from './account.ts';
import { type Behaviour, Misbehaviour } from './behaviour.ts';
import type { Pricing } from './endpoints.ts';
import type { Hold, HoldPoint } from './hold.ts';
import { serve } from './serve.ts';
import { DEMO_KEY, type KeyDraft, State } from './state.ts';

export interface KasprOptions extends ServerOptions {
  /** Default: `DEMO_KEY` alone. */
  readonly keys?: readonly KeyDraft[];
  readonly people?: readonly Person[];
  readonly companies?: readonly Company[];
  /** Default 1 credit for a profile, a pattern list, and each employee. */
  readonly pricing?: Partial<Pricing>;
}

export interface Kaspr {
  readonly port: number;
  /** Base address at which this server can be reached directly. */
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many requests of a kind have arrived, as in `count('POST /profile/profile')`. */
  count(target: string): number;
  /** The account book, oldest first; of one key, if given. */
  charges(key?: string): readonly Charge[];
  /** Credits left on a key. Throws for an unknown key. */
  balance(key: string): number;
  /** Adds a key, or begins anew with one that exists. */
  setKey(draft: KeyDraft): void;
  /** Mistreats the next request to a path (`/profile/profile` or `POST /profile/profile`). Calls queue up. */
  next(target: string, behaviour: Behaviour): void;
  /** Mistreats all requests to a path; null ends it. */
  always(target: string, behaviour: Behaviour | null): void;
  /** Makes a hold for use in a behaviour. */
  hold(point: HoldPoint): Hold;
  /** Back to the start: keys, credits and allowances as given, no requests, no charges, no mistreatment. */
  reset(): void;
  stop(): Promise<void>;
}

/** Starts a Kaspr of generation 1 on a free loopback port. */
export async function startKaspr(options: KasprOptions = {}): Promise<Kaspr> {
  const { clock = Date.now, tls = true } = options;
  const state = new State(options.keys ?? [{ key: DEMO_KEY }]);
  const misbehaviour = new Misbehaviour();
  const stopping = new AbortController();
  const service = {
    state,
    misbehaviour,
    clock,
    stopped: stopping.signal,
    knowledge: {
      people: options.people ?? PEOPLE,
      companies: options.companies ?? COMPANIES,
      pricing: { profile: 1, patterns: 1, employee: 1, ...options.pricing },
    },
  };
  const server = await startServer((exchange) => serve(exchange, service), options);
  return {
    port: server.port,
    origin: tls ? `https://localhost:${server.port}` : `http://127.0.0.1:${server.port}`,
    requests: server.requests,
    count: (target) => server.requests.filter(({ method, path }) => `${method} ${path}` === target).length,
    charges: (key) => state.book.filter((charge) => key === undefined || charge.key === key),
    balance: (key) => {
      const account = state.accounts.get(key);
      if (!account) throw new Error(`no such key: ${key}`);
      return account.credits;
    },
    setKey: (draft) => state.setKey(draft),
    next: (target, behaviour) => misbehaviour.next(target, behaviour),
    always: (target, behaviour) => misbehaviour.always(target, behaviour),
    hold: (point) => misbehaviour.hold(point),
    reset: () => {
      misbehaviour.clear();
      state.reset();
      server.requests.length = 0;
    },
    stop: async () => {
      stopping.abort();
      misbehaviour.clear();
      await server.stop();
    },
  };
}
