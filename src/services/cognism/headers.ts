import type { Balance } from '../../model/schemas/purchases/account.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/**
 * Reads the rate headers of a reply, where there are any: they are known from one copy of the vendor's guide
 * only. They count requests per minute, for all endpoints and for the one that was asked; the one with less left is
 * told. Credits are never reported.
 * @param now epoch ms
 */
export function readBalance(headers: Headers, now: number): Balance | null {
  const counts = ['total', 'endpoint'].flatMap((of) => {
    const limit = amount(headers.get(`x-rate-${of}-limit`));
    const left = amount(headers.get(`x-rate-${of}-limit-remaining`));
    return limit === null && left === null ? [] : [{ limit, left }];
  });
  const [fewest] = counts.sort((a, b) => (a.left ?? Number.MAX_VALUE) - (b.left ?? Number.MAX_VALUE));
  if (!fewest) return null;
  const resetAt = resetMoment(headers, now) ?? (fewest.left === 0 ? now + MINUTE : null);
  return { service: 'cognism', credits: null, pools: null, ...fewest, resetAt };
}

/** When the per-minute quota resets: `x-rate-limit-reset` is a duration in seconds. Epoch ms. */
export function resetMoment(headers: Headers, now: number): number | null {
  const seconds = amount(headers.get('x-rate-limit-reset'));
  return seconds === null ? null : now + Math.min(Math.max(seconds * 1000, 1000), HOUR);
}

function amount(header: string | null): number | null {
  return header !== null && /^\s*\d{1,12}\s*$/.test(header) ? Number(header) : null;
}
