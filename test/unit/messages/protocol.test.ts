import { describe, expect, it } from 'vitest';
import { FROM_CONTENT, protocol } from '../../../src/messages/protocol.ts';

const slugs = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ slug: `jane-${index}`, token: null, memberId: null }));
const full = (count: number) => slugs(count).map((one, index) => ({ ...one, token: `ACoAA${index}xx`, memberId: '7' }));
const nameless = (count: number) => Array(count).fill({ slug: null, token: null, memberId: null });
const [jane] = slugs(1);

const accepts = (name: keyof typeof protocol, ask: unknown) => protocol[name].safeParse(ask).success;

describe('a message', () => {
  it('of a content script is for badges, or opens a person; nothing that spends or tells', () => {
    expect([...FROM_CONTENT].sort()).toEqual(['open-person', 'start-badges', 'view-badges']);
  });

  it.each([
    ['100 people of one alias', slugs(100), true],
    ['101 people of one alias', slugs(101), false],
    ['33 people of three aliases', full(33), true],
    ['34 people of three aliases', full(34), false],
    ['people without any, beside 100', [...nameless(300), ...slugs(100)], true],
    ['more than a page may hold', nameless(1001), false],
    ['nobody', [], true],
    ['somebody with more than an identity', [{ ...jane, name: 'Jane' }], false],
    ['a slug that is no text', [{ ...jane, slug: 7 }], false],
  ])('that asks for the badges of %s', (_what, people, isFine) => {
    expect(accepts('view-badges', { people })).toBe(isFine);
  });

  it.each([
    ['a row', { identity: jane, name: 'Jane' }, true],
    ['a row with a tab of its own choice', { identity: jane, name: 'Jane', tabId: 7 }, false],
    ['a row without a name', { identity: jane }, false],
    ['a row with a novel for a name', { identity: jane, name: 'J'.repeat(301) }, false],
  ])('that opens %s', (_what, ask, isFine) => {
    expect(accepts('open-person', ask)).toBe(isFine);
  });

  it('saves settings that are known, whole', () => {
    expect(
      [{ badges: false }, {}, { badges: 1 }, { badges: true, more: 1 }].map((ask) => accepts('save-settings', ask)),
    ).toEqual([true, false, false, false]);
  });
});
