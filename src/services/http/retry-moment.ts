const HOUR = 3_600_000;
/** Seconds since 1970 are more than this, durations less. */
const MAX_DURATION = 1e9;

/**
 * When a service that was asked too often wants to be asked again, in the forms that services use: `Retry-After` in
 * seconds or as a date, else the reset of its allowance. `Retry-After` comes first: a service that sends both means
 * this very request by it.
 * @param resetAt what the service's own header for the reset says (epoch ms), null where it says nothing
 * @param now epoch ms
 * @returns epoch ms, at least a second and at most an hour away; null where the service says nothing
 */
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

/** `RateLimit-Reset` of the IETF draft is in seconds; some count them from 1970. */
function standardReset(headers: Headers, now: number): number | null {
  const seconds = numberIn(headers.get('RateLimit-Reset'));
  if (seconds === null) return null;
  return seconds < MAX_DURATION ? now + seconds * 1000 : seconds * 1000;
}

function numberIn(header: string | null): number | null {
  return header !== null && /^\s*\d+(\.\d+)?\s*$/.test(header) ? Number(header) : null;
}
