import type { Balance } from '../../model/schemas/purchases/account.ts';
import { MAX_CREDITS, poolsInHeaders, sumOf } from './pools.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Requests left before the key is blocked: generation 1 counts by the hour, v2 by the hour and by the day. */
const REQUESTS_LEFT = ['X-RateLimit-Remaining', 'X-Hourly-RateLimit-Remaining', 'X-Daily-RateLimit-Remaining'];

export type Accounting = {
  /** `Decreased-Credits`: what this request cost. Null where the header is missing or no number. */
  readonly charged: number | null;
  /** `Remaining-Credits`; on v2, which has pools in its place, what those for data hold together. */
  readonly remaining: number | null;
  readonly balance: Balance | null;
};

/**
 * Reads the credit and rate headers that Kaspr sends with every reply: generation 1's (vendor document, Rate limiting
 * and Credits) and v2's (vendor document), whichever came (K11).
 * @param now epoch ms
 */
export function readAccounting(headers: Headers, now: number): Accounting {
  const charged = amount(headers.get('Decreased-Credits'), MAX_CREDITS);
  const pools = poolsInHeaders(headers);
  const remaining = pools ? sumOf(pools) : amount(headers.get('Remaining-Credits'), MAX_CREDITS);
  const limit = amount(headers.get('X-RateLimit-Limit'));
  const left = requestsLeft(headers);
  // Nothing left, and not said until when: a minute's wait is worth a try, for a refusal is free and says more, or
  // backs off (K9).
  const resetAt = resetMoment(headers, now) ?? (left === 0 ? now + MINUTE : null);
  const saysNothing = remaining === null && !pools && limit === null && left === null;
  return {
    charged,
    remaining,
    balance: saysNothing ? null : { service: 'kaspr', credits: remaining, pools, limit, left, resetAt },
  };
}

/** How many requests may still be sent, by the shortest of the counts that a reply tells. */
export function requestsLeft(headers: Headers): number | null {
  const said = REQUESTS_LEFT.flatMap((name) => amount(headers.get(name)) ?? []);
  return said.length > 0 ? Math.min(...said) : null;
}

/**
 * When the hourly quota resets: `X-RateLimit-Reset` is a duration in ms (a value above 10^11 is a moment; K9).
 * Epoch ms.
 */
export function resetMoment(headers: Headers, now: number): number | null {
  const reset = amount(headers.get('X-RateLimit-Reset'));
  if (reset === null) return null;
  const wait = reset > 1e11 ? reset - now : reset;
  return now + Math.min(Math.max(wait, 1000), HOUR);
}

function amount(header: string | null, most = 1e15): number | null {
  if (header === null || header.trim() === '') return null;
  const number = Number(header);
  return Number.isFinite(number) && number >= 0 && number <= most ? number : null;
}
