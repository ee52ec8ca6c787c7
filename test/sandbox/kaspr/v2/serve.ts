import type { ReceivedRequest } from '../../exchange.ts';
import type { Behaviour } from '../../service/behaviour.ts';
import { refused } from '../../service/outcome.ts';
import type { Account } from './account.ts';
import { answerProfile, free, type Knowledge, type PoolOutcome } from './endpoints.ts';
import type { State } from './state.ts';

/** The call that costs credits. */
export const PAID = 'POST /profile/linkedin';

/** The calls that cost nothing. */
const FREE: Readonly<Record<string, (account: Account) => unknown>> = {
  'GET /keys/verifyKey': ({ settings }) => ({ user: settings.user }),
  'GET /keys/remainingCredits': ({ pools }) => ({
    workEmailCredits: pools.workEmail,
    personalEmailCredits: pools.directEmail,
    phoneCredits: pools.phone,
    exportCredits: pools.export,
  }),
  'GET /keys/rateLimits': ({ settings: { dailyLimit, hourlyLimit, minutelyLimit } }) => ({
    dailyLimit,
    hourlyLimit,
    minutelyLimit,
  }),
};

/** What a request comes to, and takes off the allowances. */
export function answerRequest(
  request: ReceivedRequest,
  behaviour: Behaviour,
  state: State,
  knowledge: Knowledge,
  now: number,
): PoolOutcome {
  const target = `${request.method} ${request.path}`;
  const account = state.accountOf(request);
  const tell = Object.hasOwn(FREE, target) ? FREE[target] : undefined;
  if (!tell && target !== PAID) return free(refused(404, 'No such endpoint'));
  if (!account) return free(refused(401, 'Invalid API key'));
  if (!account.admit(now)) return free(refused(429, 'Too many requests'));
  if (tell) return free({ status: 200, body: tell(account), credits: 0, subject: '' });
  if (behaviour.lengthRequired && request.headers['content-length'] === undefined) {
    return free(refused(411, 'Length required'));
  }
  if (request.headers['accept-version'] !== 'v2.0') return free(refused(400, 'accept-version must be v2.0'));
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return free(refused(400, 'Content-Type must be application/json'));
  }
  return answerProfile(request.body, knowledge, account, now);
}
