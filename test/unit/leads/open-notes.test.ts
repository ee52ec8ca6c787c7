import { expect, it } from 'vitest';
import { openNotes } from '../../../src/leads/saved/words/open-notes.ts';

it.each([
  ['nothing was typed', 'A', null, { text: 'A', seen: 'A', theirs: null }],
  ['what was typed goes on', 'A', { text: 'A and B', seen: 'A' }, { text: 'A and B', seen: 'A', theirs: null }],
  ['what was typed is saved already', 'B', { text: 'B', seen: 'A' }, { text: 'B', seen: 'B', theirs: null }],
  [
    'its beginning was saved while they typed',
    'A and',
    { text: 'A and B', seen: 'A' },
    { text: 'A and B', seen: 'A and', theirs: null },
  ],
  ['others were saved', 'C', { text: 'A and B', seen: 'A' }, { text: 'A and B', seen: 'A', theirs: 'C' }],
  ['they were removed', '', { text: 'A and B', seen: 'A' }, { text: 'A and B', seen: 'A', theirs: '' }],
])('notes are opened where %s', (_what, saved, typed, opened) => {
  expect(openNotes(saved, typed)).toEqual(opened);
});
