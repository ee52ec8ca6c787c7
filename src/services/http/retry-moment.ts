const HOUR = 3_600_000;
/** Larger values are seconds since 1970, smaller ones durations. */
const MAX_DURATION = 1e9;

/** `Retry-After` is about this very request, so it comes first. Epoch ms, 1 s to 1 h ahead; null if not stated. */
export function retryMoment(headers: Headers, resetAt: number | null, now: number): number | null {
  const moment = retryAfter(headers.get('Retry-After'), now) ?? resetAt ?? standardReset(headers, now);
  return moment === null ? null : now + Math.min(Math.max(moment - now, 1000), HOUR);
}

function retryAfter(header: string | null, now: number): number | null {
  const seconds = numberIn(header);
  if (seconds !== null) return now + seconds * 1000;
  const date = Date.parse(header ?? '');
  return Number.isNaN(date) ? null : date;
}

/** Seconds in the IETF draft; some services count from 1970. */
function standardReset(headers: Headers, now: number): number | null {
  const seconds = numberIn(headers.get('RateLimit-Reset'));
  if (seconds === null) return null;
  return seconds < MAX_DURATION ? now + seconds * 1000 : seconds * 1000;
}

function numberIn(header: string | null): number | null {
  return header !== null && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : null;
}
