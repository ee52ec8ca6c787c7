import type { Balance } from '../../model/schemas/purchases/account.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Rate headers, known from one copy of the vendor's guide: requests per minute. Credits are never reported. */
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

/** Epoch ms; `x-rate-limit-reset` is a duration in seconds. */
export function resetMoment(headers: Headers, now: number): number | null {
  const seconds = amount(headers.get('x-rate-limit-reset'));
  return seconds === null ? null : now + Math.min(Math.max(seconds * 1000, 1000), HOUR);
}

function amount(header: string | null): number | null {
  return header !== null && /^\s*\d{1,12}\s*$/.test(header) ? Number(header) : null;
}
