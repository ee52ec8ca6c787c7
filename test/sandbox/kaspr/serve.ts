import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange, ReceivedRequest } from '../exchange.ts';
import { type Account, findAccount } from './account.ts';
import type { Behaviour, Misbehaviour } from './behaviour.ts';
import { deliver, priceUnder, replyUnder } from './deliver.ts';
import { answer, ENDPOINTS, type Knowledge, type Outcome, refused } from './endpoints.ts';
import { accountHeaders, type State } from './state.ts';

export interface Service {
  readonly state: State;
  readonly misbehaviour: Misbehaviour;
  readonly knowledge: Knowledge;
  readonly clock: () => number;
  /** Aborted when the service stops, so that no delay outlives it. */
  readonly stopped: AbortSignal;
}

/** Answers one request: wait, look up, charge, reply, with every mistreatment in its place. */
export async function serve(exchange: Exchange, service: Service): Promise<void> {
  const { request } = exchange;
  const { state, misbehaviour, clock, stopped } = service;
  const target = `${request.method} ${request.path}`;
  // A browser that may not talk to this host asks first (OPTIONS): that is not the request a behaviour is meant for.
  const behaviour = request.method === 'OPTIONS' ? {} : misbehaviour.take(request.method, request.path);

  if (behaviour.delay) await sleep(behaviour.delay, undefined, { signal: stopped }).catch(() => {});
  await behaviour.hold?.wait('before-charge');
  if (stopped.aborted) return;
  if (behaviour.cut === 'before-charge') return exchange.cut();

  const account = findAccount(state.accounts.values(), request.headers.authorization);
  const outcome = outcomeOf(request, target, account, behaviour, service);
  const price = priceUnder(behaviour, outcome);
  const charged = account ? state.charge(account, price, target, outcome.subject, clock()) : 0;

  await behaviour.hold?.wait('after-charge');
  if (stopped.aborted) return;
  if (behaviour.cut === 'after-charge') return exchange.cut();
  if (behaviour.never) return;
  const paid = request.path === '/keys/verifyKey' ? null : charged;
  await deliver(exchange, replyUnder(behaviour, outcome, accountHeaders(account, paid, clock())), behaviour);
}

function outcomeOf(
  request: ReceivedRequest,
  target: string,
  account: Account | null,
  behaviour: Behaviour,
  { knowledge, clock }: Service,
): Outcome {
  const endpoint = Object.hasOwn(ENDPOINTS, target) ? ENDPOINTS[target] : undefined;
  if (!endpoint && target !== 'GET /keys/verifyKey') return refused(404, 'No such endpoint');
  if (!account) return refused(401, 'Invalid API key');
  if (!account.admit(clock())) return refused(429, 'Too many requests');
  if (!endpoint) return { status: 200, body: { user: account.settings.user }, credits: 0, subject: '' };
  if (behaviour.lengthRequired && request.headers['content-length'] === undefined) {
    return refused(411, 'Length required');
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refused(415, 'Content-Type must be application/json');
  }
  return answer(endpoint, request.body, knowledge, account, clock());
}
