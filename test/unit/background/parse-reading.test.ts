import { describe, expect, it } from 'vitest';
import { createDriftAlarm } from '../../../src/background/views/drift-alarm.ts';
import { parseReading } from '../../../src/background/views/parse-reading.ts';
import type { Drift } from '../../../src/model/schemas/people/drift.ts';
import { type PageReading, UNREADABLE_REASONS } from '../../../src/model/schemas/people/reading.ts';
import { rowOf } from './readings.ts';

const at = { address: 'https://www.linkedin.com/search/results/people/', layout: 'sdui', verdict: 'certain' } as const;
const list = {
  shows: 'list',
  kind: 'people-list',
  list: 'search',
  company: null,
  rows: [rowOf('Jane', { slug: 'jane' })],
  ...at,
};
const person = {
  shows: 'person',
  kind: 'profile',
  ...{ ...at, address: 'https://www.linkedin.com/in/jane/' },
  ...rowOf('Jane', { slug: 'jane' }),
};

describe('what a content script says', () => {
  it.each([list, person])('is taken where it fits', (reading) => {
    expect(parseReading(reading)).toEqual(reading);
  });

  it.each<[string, unknown, string, string[]]>([
    ['nothing at all', undefined, 'other', ['page']],
    ['something else', 'hello', 'other', ['page']],
    ['a reading of an unknown kind', { ...person, kind: 'secret' }, 'other', ['kind']],
    ['a field of the wrong type', { ...person, person: { ...person.person, headline: 7 } }, 'profile', ['headline']],
    ['fields of rows', { ...list, rows: [7, { ...rowOf('J'), verdict: 'x' }] }, 'people-list', ['rows', 'verdict']],
    ['more than was asked for', { ...list, more: 1 }, 'people-list', ['page']],
  ])('is a page that could not be read where it is %s', (_what, answer, kind, missing) => {
    const expected = { shows: 'nothing', reason: 'field-missing', kind, missing };
    expect(parseReading(answer)).toMatchObject(expected);
  });
});

type Nothing = Extract<PageReading, { shows: 'nothing' }>;
const nothing = (different: Partial<Nothing> = {}): Nothing => ({
  ...{ shows: 'nothing', verdict: 'unreadable', address: at.address, kind: 'profile', layout: 'sdui' },
  ...{ reason: 'field-missing', missing: ['name'] },
  ...different,
});

/** The alarm with a log that tells what was done; the true one runs in store-settings.test.ts. */
function alarmed() {
  const done: string[] = [];
  const note = async (drift: Drift) => {
    done.push(`note ${drift.kind}`);
    return drift;
  };
  const clear = async (kind: string) => void done.push(`clear ${kind}`);
  return { done, alarm: createDriftAlarm({ note, clear }, () => 5) };
}

describe('the drift alarm', () => {
  it.each(UNREADABLE_REASONS)('at %s', async (reason) => {
    const { done, alarm } = alarmed();
    const drift = await alarm.failed(nothing({ reason }));
    const isDrift = ['unknown-layout', 'not-the-subject', 'field-missing'].includes(reason);
    expect(drift).toEqual(isDrift ? { kind: 'profile', layout: 'sdui', reason, missing: ['name'], since: 5 } : null);
    expect(done).toEqual(isDrift ? ['note profile'] : []);
  });

  it('is silent about pages that nobody is expected on', async () => {
    const { done, alarm } = alarmed();
    expect([await alarm.failed(nothing({ kind: 'other' })), await alarm.failed(nothing({ kind: 'none' }))]).toEqual([
      null,
      null,
    ]);
    expect(done).toEqual([]);
  });

  it('goes on where the person of a conversation is read: that says nothing about profiles', async () => {
    const { done, alarm } = alarmed();
    const reading = parseReading({ ...person, address: 'https://www.linkedin.com/messaging/thread/2-abc/' });
    if (reading.shows === 'nothing') throw new Error('A person is a reading.');
    await alarm.read(reading);
    expect(done).toEqual([]);
  });

  it('ends when a page of that kind is read; a list without rows proves nothing', async () => {
    const { done, alarm } = alarmed();
    for (const reading of [list, person, { ...list, rows: [] }].map(parseReading)) {
      if (reading.shows !== 'nothing') await alarm.read(reading);
    }
    expect(done).toEqual(['clear people-list', 'clear profile']);
  });
});
