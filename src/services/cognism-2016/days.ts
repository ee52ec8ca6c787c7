const DAY_PATTERN = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
/** `Mon Jan 04 14:00:00 UTC 2016`, in v2 reports. */
const MOMENT_PATTERN = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) UTC (\d{4})$/;

/** `2016-08-20T22:32:21.989658`, in `meta` of events; UTC unless a zone is given. */
const ISO_MOMENT = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)\d{0,6}(Z|[+-]\d{2}:?\d{2})?)?$/;
const MAX_DATE = 8.64e15;

/** dd.MM.yyyy in UTC. `at`: epoch ms. */
export function writeDay(at: number): string {
  const [year = '', month = '', day = ''] = new Date(at).toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

/** Epoch ms of a day's start, or of a moment (services/README.md C6). */
export function readDay(text: string | null): number | null {
  const [, day, month, year] = DAY_PATTERN.exec(text ?? '') ?? [];
  if (day) {
    const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
    // Date.UTC would turn 31.02. into March, and month 13 into January.
    const isReal = new Date(at).getUTCDate() === Number(day) && new Date(at).getUTCMonth() === Number(month) - 1;
    return isReal && at >= 0 ? at : null;
  }
  const [, monthName, dayOfMonth, time, ofYear] = MOMENT_PATTERN.exec(text ?? '') ?? [];
  const at = monthName ? Date.parse(`${dayOfMonth} ${monthName} ${ofYear} ${time} GMT`) : Number.NaN;
  return at >= 0 ? at : null;
}

/** Epoch ms from ms, dd.MM.yyyy or ISO 8601 (services/README.md C6). */
export function readMoment(value: unknown): number | null {
  if (typeof value === 'number') return value >= 0 && value <= MAX_DATE ? value : null;
  if (typeof value !== 'string' || value.length > 100) return null;
  const written = value.trim();
  if (/^\d{12,14}$/.test(written)) return Number(written);
  const [, day = '', time = '00:00', zone = 'Z'] = ISO_MOMENT.exec(written) ?? [];
  if (day === '') return readDay(written);
  const [at, midnight] = [Date.parse(`${day}T${time}${zone}`), Date.parse(`${day}T00:00Z`)];
  // Some engines turn 31 February into March.
  const isReal = at >= 0 && midnight >= 0 && new Date(midnight).toISOString().startsWith(day);
  return isReal ? at : null;
}
