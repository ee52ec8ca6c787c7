import type { Balance } from '../../model/account.ts';

const HOUR = 3_600_000;
/** More than this is no number of credits: the model (`credits`) would not take it back from the store. */
const MOST_CREDITS = 1e9;

export type Accounting = {
  /** `Decreased-Credits`: what this request cost. Null where the header is missing or no number. */
  readonly charged: number | null;
  /** `Remaining-Credits`. */
  readonly remaining: number | null;
  readonly balance: Balance | null;
};

/**
 * Reads the credit and rate headers that Kaspr sends with every reply (vendor document, Rate limiting and Credits).
 * @param now epoch ms
 */
export function readAccounting(headers: Headers, now: number): Accounting {
  const charged = amount(headers.get('Decreased-Credits'), MOST_CREDITS);
  const remaining = amount(headers.get('Remaining-Credits'), MOST_CREDITS);
  const limit = amount(headers.get('X-RateLimit-Limit'));
  const left = amount(headers.get('X-RateLimit-Remaining'));
  const resetAt = resetMoment(headers, now);
  const saysNothing = remaining === null && limit === null && left === null;
  return {
    charged,
    remaining,
    balance: saysNothing ? null : { service: 'kaspr', credits: remaining, limit, left, resetAt },
  };
}

/** When the hourly count starts anew: `X-RateLimit-Reset` is a duration in ms (a value above 10^11 is a moment; K9). Epoch ms. */
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
