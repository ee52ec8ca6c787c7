import { describe, expect, it } from 'vitest';
import { joinNotes } from '../../../src/model/words/notes.ts';
import { changeTags } from '../../../src/model/words/tags.ts';

describe('notes', () => {
  it.each([
    ['two', ['met in Lyon', 'call in May'], 'met in Lyon\n\ncall in May'],
    ['the same twice', ['met in Lyon', 'met in Lyon'], 'met in Lyon'],
    ['none', ['', ' \n'], ''],
    ['one', ['', ' met\n'], ' met\n'],
  ])('are joined: %s', (_what, notes, joined) => {
    expect(joinNotes(...notes)).toBe(joined);
  });

  it('are joined whole, however long', () => {
    const [one, other] = ['a'.repeat(900_000), 'b'.repeat(900_000)];
    expect(joinNotes(one, other)).toBe(`${one}\n\n${other}`);
  });
});

describe('tags', () => {
  it.each([
    ['one more', ['warm'], { add: ['Paris'], remove: [] }, ['warm', 'Paris']],
    ['one that is there in another case', ['warm'], { add: ['WARM'], remove: [] }, ['warm']],
    ['one less', ['warm', 'Paris'], { add: [], remove: ['warm'] }, ['Paris']],
    ['one less that is gone already', ['Paris'], { add: [], remove: ['warm'] }, ['Paris']],
    ['one written otherwise', ['warm'], { add: ['Warm'], remove: ['warm'] }, ['Warm']],
    ['the same twice', [], { add: ['warm', 'warm'], remove: [] }, ['warm']],
  ])('change singly: %s', (_what, tags, change, changed) => {
    expect(changeTags(tags, change)).toEqual(changed);
  });
});
