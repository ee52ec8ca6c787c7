import type { ReceivedRequest } from '../exchange.ts';
import type { Behaviour } from '../service/behaviour.ts';
import { type Outcome, refused } from '../service/outcome.ts';
import { answer, ENDPOINTS, type Knowledge } from './endpoints.ts';
import type { State } from './state.ts';

/** What a request comes to, and takes off the hourly allowance. */
export function answerRequest(
  request: ReceivedRequest,
  behaviour: Behaviour,
  state: State,
  knowledge: Knowledge,
  now: number,
): Outcome {
  const target = `${request.method} ${request.path}`;
  const account = state.accountOf(request);
  const endpoint = Object.hasOwn(ENDPOINTS, target) ? ENDPOINTS[target] : undefined;
  if (!endpoint && target !== 'GET /keys/verifyKey') return refused(404, 'No such endpoint');
  if (!account) return refused(401, 'Invalid API key');
  if (!account.admit(now)) return refused(429, 'Too many requests');
  if (!endpoint) return { status: 200, body: { user: account.settings.user }, credits: 0, subject: '' };
  if (behaviour.lengthRequired && request.headers['content-length'] === undefined) {
    return refused(411, 'Length required');
  }
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return refused(415, 'Content-Type must be application/json');
  }
  return answer(endpoint, request.body, knowledge, account, now);
}
