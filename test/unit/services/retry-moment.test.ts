import { describe, expect, test } from 'vitest';
import { retryMoment } from '../../../src/services/http/retry-moment.ts';
import { readRefusal } from '../../../src/services/kaspr/reply.ts';
import { type Headings, NOW } from './answers.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const date = (wait: number) => new Date(NOW + wait).toUTCString();

describe('a service wants to be asked again', () => {
  test.each<[string, Headings, resetIn: number | null, wait: number | null]>([
    ['after so many seconds', { 'Retry-After': '120' }, null, 2 * MINUTE],
    ['after a fraction more', { 'Retry-After': '1.5' }, null, 1500],
    ['with spaces around', { 'Retry-After': ' 7 ' }, null, 7 * SECOND],
    ['at a date', { 'Retry-After': date(3 * MINUTE) }, null, 3 * MINUTE],
    ['in a second at least', { 'Retry-After': '0' }, null, SECOND],
    ['in a second, where the date has passed', { 'Retry-After': date(-HOUR) }, null, SECOND],
    ['in an hour at most', { 'Retry-After': '86400' }, null, HOUR],
    ['in an hour at most, where it is a date', { 'Retry-After': date(48 * HOUR) }, null, HOUR],
    ['by Retry-After before its own reset', { 'Retry-After': '5' }, 9 * MINUTE, 5 * SECOND],
    ['by its own reset where there is no Retry-After', {}, 9 * MINUTE, 9 * MINUTE],
    ['by its own reset where Retry-After is nonsense', { 'Retry-After': 'soon' }, 9 * MINUTE, 9 * MINUTE],
    ['by its own reset before the standard one', { 'RateLimit-Reset': '5' }, 9 * MINUTE, 9 * MINUTE],
    ['by the standard reset in seconds', { 'RateLimit-Reset': '50' }, null, 50 * SECOND],
    ['by the standard reset as a moment', { 'RateLimit-Reset': String(NOW / 1000 + 70) }, null, 70 * SECOND],
    ['at a time that nobody knows', {}, null, null],
    ['at a time that is nonsense', { 'Retry-After': 'soon', 'RateLimit-Reset': '-5' }, null, null],
    ['at a time that is empty', { 'Retry-After': '', 'RateLimit-Reset': '' }, null, null],
    ['at a reset that has passed, in a second', {}, -MINUTE, SECOND],
    ['never: an hour', { 'Retry-After': '9'.repeat(400) }, null, HOUR],
  ])('%s: %j', (_, headers, resetIn, wait) => {
    const found = retryMoment(new Headers(headers), resetIn === null ? null : NOW + resetIn, NOW);
    expect(found).toBe(wait === null ? null : NOW + wait);
  });
});

describe('Kaspr, where it does not say when', () => {
  test.each([
    [0, SECOND],
    [999, SECOND],
    [17_000, 17 * SECOND],
    [undefined, MINUTE],
  ])('is left alone for the wait that was chosen (%s ms)', (chosen, wait) => {
    const failure = readRefusal(429, new Headers(), NOW, chosen);
    expect(failure).toEqual({ kind: 'rate-limited', service: 'kaspr', until: NOW + wait });
  });
});
