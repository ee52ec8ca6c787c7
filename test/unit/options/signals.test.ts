import { describe, expect, it, test, vi } from 'vitest';
import { EVENT_TYPES, type SignalWatch, subscriptionDraft } from '../../../src/model/schemas/people/signal.ts';
import {
  type Mistake,
  subscriptionFrom,
  type TypedSubscription,
  typedFrom,
} from '../../../src/options/signals/subscription-draft.ts';
import { auditText, isReading, liveText, watchText } from '../../../src/options/signals/watch-text.ts';
import { EVENT_TYPE_NAMES, eventTypeName } from '../../../src/ui/signals/event-types.ts';

vi.mock('../../../src/browser.ts', () => import('../ui/english.ts'));

const NOW = new Date(2026, 0, 15, 14, 5).getTime();
const HOUR = 3_600_000;

const TYPED: TypedSubscription = {
  ...{ name: ' New jobs ', type: 'job-join', company: ' Tidewright ', address: ' https://example.com/events?x=1 ' },
  headers: 'X-Token: abc\n\n  X-Team: sales  ',
  isActive: true,
};

describe('a subscription that is typed', () => {
  it('is what the service takes', () => {
    const draft = subscriptionFrom(TYPED);
    expect(draft).toEqual({
      ...{ name: 'New jobs', isActive: true, pattern: { type: 'job-join', company: 'Tidewright' } },
      callback: { method: 'POST', url: 'https://example.com/events?x=1', headers: ['X-Token: abc', 'X-Team: sales'] },
    });
    expect(subscriptionDraft.safeParse(draft).success).toBe(true);
    expect(subscriptionFrom({ ...TYPED, company: ' ', headers: '' })).toMatchObject({
      pattern: { company: null },
      callback: { headers: [] },
    });
  });

  test.each<[Partial<TypedSubscription>, Mistake]>([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(301) }, 'name'],
    [{ company: 'x'.repeat(501) }, 'name'],
    [{ address: '' }, 'address'],
    [{ address: 'http://example.com/events' }, 'address'],
    [{ address: 'https://user:pass@example.com' }, 'address'],
    [{ address: `https://example.com/${'x'.repeat(2000)}` }, 'address'],
    [{ headers: 'just words' }, 'header'],
    [{ headers: 'X-Token: a\u0000b' }, 'header'],
    [{ headers: 'X Token: abc' }, 'header'],
    [{ headers: 'X-Token: ' }, 'header'],
    [{ headers: `X-Token: ${'x'.repeat(500)}` }, 'header'],
    [{ headers: Array(51).fill('X: 1').join('\n') }, 'header'],
  ])('is not sent as it is: %j', (more, mistake) => {
    expect(subscriptionFrom({ ...TYPED, ...more })).toBe(mistake);
  });

  it('is typed again as it was made, and what can’t be typed starts anew', () => {
    const draft = subscriptionFrom(TYPED);
    if (typeof draft === 'string') throw new Error(draft);
    const made = { ...draft, id: 's', isActive: false, createdAt: null, updatedAt: null };
    expect(subscriptionFrom(typedFrom(made))).toEqual({ ...draft, isActive: false });
    const odd = { ...made, pattern: { type: 'job-quit', company: null }, callback: null };
    expect(typedFrom(odd)).toMatchObject({ type: 'job-join', company: '', address: '', headers: '' });
  });

  it('can be for every type that the service has', () => {
    expect(Object.keys(EVENT_TYPE_NAMES).sort()).toEqual([...EVENT_TYPES].sort());
    for (const type of EVENT_TYPES) expect(eventTypeName(type)).toMatch(/^[A-Z]/);
    expect(['job-quit', 'constructor'].map(eventTypeName)).toEqual(['job-quit', 'constructor']);
  });
});

describe('how it goes with signals', () => {
  const WATCH: SignalWatch = {
    ...{ id: 'signals', isOn: true, isLive: true, isAudited: true, readTo: NOW - HOUR, goOnAt: NOW + HOUR },
    ...{ failure: null, liveSince: null, auditedTo: 0, auditFailure: null },
  };

  test.each<[Partial<SignalWatch> | null, string, boolean]>([
    [null, 'Switched off: nothing is asked.', false],
    [{ isOn: false }, 'Switched off: nothing is asked.', false],
    [{}, 'Last read at 1:05 PM. Read again at 3:05 PM.', false],
    [{ readTo: null, goOnAt: 0 }, 'Not read yet. Being read now.', false],
    [
      { failure: { kind: 'service-down', service: 'cognism2016', status: 503 } },
      'Cognism (API of 2016) has a problem (status 503). Your key is saved. Verify it again later. Last read at 1:05 PM. Read again at 3:05 PM.',
      true,
    ],
  ])('%j', (more, text, isBad) => {
    expect(watchText(more && { ...WATCH, ...more }, NOW)).toEqual({ text: text.replaceAll('\u202f', ' '), isBad });
  });

  it('is being read when it is time, and not where it is switched off', () => {
    expect(isReading(WATCH, NOW)).toBe(false);
    expect(isReading({ ...WATCH, goOnAt: NOW }, NOW)).toBe(true);
    expect(isReading({ ...WATCH, goOnAt: NOW, isOn: false }, NOW)).toBe(false);
    expect(isReading(null, NOW)).toBe(false);
  });

  it('says whether the websocket is open', () => {
    expect(liveText({ liveSince: NOW })).toContain('The websocket is open since');
    expect(liveText({ liveSince: null })).toContain('not open now');
    expect(liveText(null)).toContain('not open now');
  });

  it('says why an audit entry is missing, where one is wanted', () => {
    const auditFailure = { kind: 'not-entitled', service: 'cognism2016' } as const;
    expect(auditText({ isAudited: true, auditFailure })).toContain(
      'The last audit entry could not be written: Your Cognism (API of 2016) account may not do this.',
    );
    expect(auditText({ isAudited: false, auditFailure })).toBeNull();
    expect(auditText({ isAudited: true, auditFailure: null })).toBeNull();
    expect(auditText(null)).toBeNull();
  });
});
