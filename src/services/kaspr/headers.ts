import type { Balance } from '../../model/schemas/purchases/account.ts';
import { MAX_CREDITS, poolsInHeaders, sumOf } from './pools.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Until the key is blocked: generation 1 counts by the hour, v2 by the hour and by the day. */
const REQUESTS_LEFT = ['X-RateLimit-Remaining', 'X-Hourly-RateLimit-Remaining', 'X-Daily-RateLimit-Remaining'];

export type Accounting = {
  /** `Decreased-Credits`: what this request cost; null if missing or malformed. */
  readonly charged: number | null;
  /** `Remaining-Credits`; on v2 the sum of the data pools. */
  readonly remaining: number | null;
  readonly balance: Balance | null;
};

/** Headers of both generations, as the vendor documents them (services/README.md K11). `now`: epoch ms. */
export function readAccounting(headers: Headers, now: number): Accounting {
  const charged = amount(headers.get('Decreased-Credits'), MAX_CREDITS);
  const pools = poolsInHeaders(headers);
  const remaining = pools ? sumOf(pools) : amount(headers.get('Remaining-Credits'), MAX_CREDITS);
  const limit = amount(headers.get('X-RateLimit-Limit'));
  const left = requestsLeft(headers);
  // No reset stated: after a minute it is worth a try, since a refusal is free and says more, or backs off (K9).
  const resetAt = resetMoment(headers, now) ?? (left === 0 ? now + MINUTE : null);
  const saysNothing = remaining === null && !pools && limit === null && left === null;
  return {
    charged,
    remaining,
    balance: saysNothing ? null : { service: 'kaspr', credits: remaining, pools, limit, left, resetAt },
  };
}

export function requestsLeft(headers: Headers): number | null {
  const said = REQUESTS_LEFT.flatMap((name) => amount(headers.get(name)) ?? []);
  return said.length > 0 ? Math.min(...said) : null;
}

/** Epoch ms. `X-RateLimit-Reset` is a duration in ms, or above 10^11 a moment (K9). */
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
