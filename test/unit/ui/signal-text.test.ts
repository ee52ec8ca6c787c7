import { expect, test, vi } from 'vitest';
import type { Signal } from '../../../src/model/schemas/people/signal.ts';
import { isChange, signalText } from '../../../src/ui/signals/signal-text.ts';

vi.mock('../../../src/browser.ts', () => import('./english.ts'));

const PERSON = { name: 'Zoë', url: null, title: null, oldTitle: null };

function signal(kind: Signal['kind'], different: Partial<Signal> = {}): Signal {
  return {
    ...{ id: '1', kind, at: 0, toldAt: 0, person: PERSON, source: null },
    ...{ company: null, oldCompany: null, location: null, oldLocation: null },
    ...different,
  };
}

const asBoss = { person: { ...PERSON, title: 'Boss' } };

test.each<[Signal['kind'], Partial<Signal>, string]>([
  ['job-join', { company: 'Acme' }, 'Moved to Acme'],
  ['job-join', { company: 'Acme', oldCompany: 'Old', ...asBoss }, 'Moved to Acme as Boss'],
  ['job-join', asBoss, 'Has a new job'],
  ['job-leave', { oldCompany: 'Acme' }, 'Left Acme'],
  // Where they went is another signal.
  ['job-leave', { oldCompany: 'Acme', company: 'New' }, 'Left Acme'],
  ['job-leave', {}, 'Left their job'],
  ['job-move', { company: 'Acme', ...asBoss }, 'Now Boss at Acme'],
  ['job-move', { company: 'Acme', oldCompany: 'Old', ...asBoss }, 'Moved to Acme as Boss'],
  ['job-move', asBoss, 'Now Boss'],
  ['job-move', { company: 'Acme' }, 'Has a new role'],
  ['location-move', { location: 'Ghent, Belgium', company: 'Acme' }, 'Moved to Ghent, Belgium'],
  ['location-move', {}, 'Moved to another place'],
  ['mention', { company: 'Acme' }, 'In the news with Acme'],
  ['mention', {}, 'In the news'],
  // A dollar of a name is no place for a value.
  ['job-join', { company: '$1 Holding' }, 'Moved to $1 Holding'],
])('%s %j is "%s"', (kind, different, words) => {
  expect(signalText(signal(kind, different))).toBe(words);
});

test.each<[Signal['kind'], boolean]>([
  ['job-join', true],
  ['job-leave', true],
  ['job-move', true],
  ['location-move', true],
  ['mention', false],
])('%s makes what is saved doubtful: %s', (kind, isDoubtful) => {
  expect(isChange({ kind })).toBe(isDoubtful);
});
