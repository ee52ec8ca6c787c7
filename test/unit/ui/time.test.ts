import { expect, it, vi } from 'vitest';
import { formatTime } from '../../../src/i18n.ts';

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
