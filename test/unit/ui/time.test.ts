import { afterEach, expect, it, vi } from 'vitest';
import { formatTime, formatToldDay } from '../../../src/i18n.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

it.each([
  ['this morning, said at night', at(3, 8, 5), at(3, 23), '8:05 AM'],
  ['the next hour, beyond midnight', at(4, 0, 10), at(3, 23, 50), '12:10 AM'],
  ['last evening, said at breakfast', at(3, 23, 50), at(4, 7), '11:50 PM'],
  ['tomorrow at this time', at(4, 14), at(3, 14), 'Nov 4, 2:00 PM'],
  ['yesterday at noon, said in the morning', at(2, 12), at(3, 9), 'Nov 2, 12:00 PM'],
])('a time of day bears its day only where it could be taken for another’s: %s', (_, moment, now, says) => {
  expect(formatTime(moment, now).replace('\u202f', ' ')).toBe(says);
});

afterEach(() => vi.unstubAllEnvs());

it.each(['Pacific/Honolulu', 'UTC', 'Pacific/Auckland'])('a day that a service tells is that day in %s', (zone) => {
  vi.stubEnv('TZ', zone);
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
  expect(formatToldDay(Date.UTC(2025, 8, 4))).toBe('Sep 4, 2025');
});

it.each([
  ['Pacific/Honolulu', Date.UTC(2025, 8, 4, 3), 'Sep 3, 2025'],
  ['Pacific/Auckland', Date.UTC(2025, 8, 4, 22), 'Sep 5, 2025'],
])('a moment that a service tells is of the user’s day in %s', async (zone, moment, says) => {
  vi.stubEnv('TZ', zone);
  // Formatters are kept, and know the zone of their making.
  vi.resetModules();
  const { formatToldDay: here } = await import('../../../src/i18n.ts');
  expect(here(moment)).toBe(says);
});
