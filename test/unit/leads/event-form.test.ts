import { describe, expect, it } from 'vitest';
import { createTextFilter, EMPTY_EVENTS, eventsFrom } from '../../../src/leads/signals/event-form.ts';
import { eventSearch } from '../../../src/model/schemas/people/signal.ts';

const { company, type } = { company: 'Kestrel & Finch', type: 'job-join' } as const;

describe('a search for events', () => {
  it.each([
    ['of a company', { company: ` ${company} ` }, { type: null, company, from: null, to: null }, ''],
    ['of a type', { type }, { type, company: null, from: null, to: null }, ''],
    ['of a text', { text: ' Zoë ' }, { type: null, company: null, from: null, to: null }, 'Zoë'],
    ['from a day on', { from: '2025-09-01' }, { type: null, company: null, from: Date.UTC(2025, 8), to: null }, ''],
  ])('%s is taken by the background', (_, typed, search, text) => {
    const found = eventsFrom({ ...EMPTY_EVENTS, ...typed });
    expect(found).toEqual({ search, text });
    expect(eventSearch.parse(search)).toEqual(search);
  });

  it.each([
    ['of nothing', {}, 'empty'],
    ['of spaces', { company: ' ', text: ' ' }, 'empty'],
    ['in no time', { type, from: '2025-09-02', to: '2025-09-01' }, 'days'],
  ] as const)('%s says what has to be changed', (_, typed, mistake) => {
    expect(eventsFrom({ ...EMPTY_EVENTS, ...typed })).toBe(mistake);
  });
});

it.each([
  ['', true],
  ['zoe SALES', true],
  ['łukasiewicz', true],
  ['zoe marketing', false],
])('the text "%s" is in an event: %s', (text, isIn) => {
  expect(createTextFilter(text)(['Zoë Brontë-Łukasiewicz', null, 'Chief Sales Officer'])).toBe(isIn);
});
