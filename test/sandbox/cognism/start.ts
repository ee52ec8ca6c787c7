import { COMPANIES, type Company } from '../companies.ts';
import type { ReceivedRequest } from '../exchange.ts';
import { PEOPLE } from '../people.ts';
import type { Person } from '../person.ts';
import type { Behaviour } from '../service/behaviour.ts';
import { type RunningService, runService } from '../service/run-service.ts';
import type { ServerOptions } from '../tls-server.ts';
import { Refusal } from './criteria.ts';
import { type CognismOutcome, ENDPOINTS, type Knowledge, optOutAnswer, TOO_MANY, wrong } from './endpoints.ts';
import type { Known } from './records.ts';
import { type Charge, COGNISM_DEMO_KEY, type KeyDraft, State } from './state.ts';

export interface CognismOptions extends ServerOptions {
  /** Default: `COGNISM_DEMO_KEY` alone. */
  readonly keys?: readonly KeyDraft[];
  readonly people?: readonly Person[];
  readonly companies?: readonly Company[];
}

export interface Cognism extends RunningService {
  /** The account book, oldest first; of one key, if given. */
  charges(key?: string): readonly Charge[];
  /** Credits left on a key. Throws for an unknown key. */
  balance(key: string): number;
  /** Adds a key, or resets an existing one. */
  setKey(draft: KeyDraft): void;
}

/** Starts Cognism's current API, under `/api/search` as at `app.cognism.com`, on a free loopback port. */
export async function startCognism(options: CognismOptions = {}): Promise<Cognism> {
  const { clock = Date.now, people = PEOPLE, companies = COMPANIES } = options;
  const state = new State(options.keys ?? [{ key: COGNISM_DEMO_KEY }]);
  const knowledge: Knowledge = { companies, known: people.flatMap((person) => knownOf(person, companies) ?? []) };

  const service = await runService<CognismOutcome>(
    {
      answer: (request, behaviour) => answer(request, behaviour, knowledge, state, clock()),
      settle: (request, { redeemed = [], subject }, price) => {
        const account = state.accountOf(request.headers.authorization);
        if (!account) return {};
        if (price === 0) return account.headers(clock());
        const target = `${request.method} ${request.path}`;
        // "1 credit per contact, first time only": each contact is a line of its own.
        if (price === redeemed.length) {
          for (const { person } of redeemed) state.charge(account, 1, target, person.slug, clock());
        } else state.charge(account, price, target, subject, clock());
        for (const { person } of redeemed) account.redeemed.add(person.slug);
        return account.headers(clock());
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

function knownOf(person: Person, companies: readonly Company[]): Known | null {
  const { cognism: contact } = person;
  if (!contact) return null;
  const company = companies.find(({ name }) => name === (contact.company ?? person.company)) ?? null;
  return { person, contact, company };
}

function answer(
  request: ReceivedRequest,
  behaviour: Behaviour,
  knowledge: Knowledge,
  state: State,
  now: number,
): CognismOutcome {
  const { method, path, headers } = request;
  // Whatever is not the API is the app, whose page is the same under every address.
  if (!path.startsWith('/api/search/')) return SHELL;
  const target = `${method} ${path}`;
  const endpoint = Object.hasOwn(ENDPOINTS, target) ? ENDPOINTS[target] : undefined;
  const optOut = optOutAnswer(request, knowledge);
  if (!endpoint && !optOut) return wrong(404, 'RouteNotFound', 'Not found');
  const account = state.accountOf(headers.authorization);
  if (!account) return wrong(401, 'MissingCredentials', 'Missing required credentials');
  if (!account.admit(now)) return TOO_MANY;
  if (optOut) return optOut;
  if (behaviour.lengthRequired && headers['content-length'] === undefined) {
    return wrong(411, 'LengthRequired', 'Length required');
  }
  if (method === 'POST' && !/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    return wrong(415, 'UnsupportedMediaType', 'Content-Type must be application/json');
  }
  try {
    return endpoint?.(request, knowledge, account) ?? wrong(404, 'RouteNotFound', 'Not found');
  } catch (error) {
    if (error instanceof Refusal) return wrong(400, 'BadRequest', error.message);
    throw error;
  }
}

const SHELL: CognismOutcome = {
  status: 200,
  body: '<!doctype html><html lang="en"><title>Cognism</title><div id="app"></div></html>',
  credits: 0,
  subject: '',
  headers: { 'content-type': 'text/html; charset=utf-8' },
};
