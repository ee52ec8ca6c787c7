import type { DaySum } from './schemas/purchases/spending.ts';

/** In the user's time zone. Apart from the schemas, so that pages can use it without them. @param at epoch ms */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/**
 * Whether a sum counts as spent in `period`: a day (`2026-03-31`) or a month (`2026-03`). A later day can only come
 * from a clock or a time zone that was ahead. It counts too, since going back must not free a cap; but only in the
 * period in which it was first seen to be ahead, since a clock that was years ahead must not block a cap for years.
 */
export function countsIn(period: string, { day, aheadSince = period }: Pick<DaySum, 'day' | 'aheadSince'>): boolean {
  const periodOf = (one: string) => one.slice(0, period.length);
  return periodOf(day) === period || (periodOf(day) > period && periodOf(aheadSince) >= period);
}
