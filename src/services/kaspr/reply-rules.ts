import type { ReplyRules } from '../free-call.ts';
import { readAccounting, requestsLeft, resetMoment } from './headers.ts';

export const KASPR_RULES: ReplyRules = {
  service: 'kaspr',
  // A key that is blocked for too many requests answers 403 as well (services/README.md K10).
  kindOf: ({ headers }, status) => (status === 403 && requestsLeft(headers) === 0 ? 'rate-limited' : null),
  resetMoment,
  readBalance: (headers, now) => readAccounting(headers, now).balance,
  unfinished: 'unreadable-reply',
};
