import { describe, expect, it, test } from 'vitest';
import { foldForSearch } from '../../../src/leads/saved/fold-for-search.ts';
import { readRows, type SavedRow, searchRows, withText } from '../../../src/leads/saved/saved-rows.ts';
import type { Outcome } from '../../../src/messages/names.ts';
import type { LeadCursor, LeadRow, LeadRows } from '../../../src/model/views/lead-views.ts';

function row(id: string, different: Partial<LeadRow> = {}): LeadRow {
  return {
    ...{ id, name: `Name of ${id}`, company: null, headline: null, tags: [], savedAt: 1 },
    ...{ emails: 0, phones: 0, isOptedOut: false, isInCrm: false },
    ...different,
  };
}

test.each([
  ['Zoë BRONTË-Łukasiewicz', 'zoe bronte-lukasiewicz'],
  ['Zoë', 'zoe'],
  ['Straße, Øre, Đorđe, İstanbul', 'strasse, ore, dorde, istanbul'],
  ['ليلى المنصوري', 'ليلى المنصوري'],
  ['山田 花子 👩‍💻', '山田 花子 👩‍💻'],
  ['Plain Ascii', 'plain ascii'],
  ['', ''],
])('%s is searched for as %s', (text, wanted) => {
  expect(foldForSearch(text)).toBe(wanted);
});

describe('a search', () => {
  const rows = [
    row('a', { name: 'Zoë Brontë', company: 'Hollowpine', headline: 'VP Sales', tags: ['Paris fair'] }),
    row('b', { name: 'Jane Doe', company: 'Kestrel & Finch', headline: 'Engineer' }),
    row('c', { name: 'ليلى المنصوري', company: 'Zoetrope' }),
  ].map(withText);
  const found = (search: string) => searchRows(rows, search).map(({ id }) => id);

  it.each([
    ['zoe', ['a', 'c']],
    ['BRONTE zoë', ['a']],
    ['paris', ['a']],
    ['kestrel engineer', ['b']],
    ['المنصوري', ['c']],
    ['zoe engineer', []],
    // What stands in two columns is not one text.
    ['doekestrel', []],
  ])('for "%s" finds %s', (search, wanted) => {
    expect(found(search)).toEqual(wanted);
  });

  it('for nothing gives the very rows', () => {
    expect(searchRows(rows, '  ')).toBe(rows);
  });
});

describe('reading all rows', () => {
  const all = Array.from({ length: 4500 }, (_, at) => row(String(at)));
  const asked: (LeadCursor | null)[] = [];

  /** A background that has these rows. */
  async function ask({ after, most }: { after: LeadCursor | null; most: number }): Promise<Outcome<LeadRows>> {
    asked.push(after);
    const from = after ? Number(after.id) + 1 : 0;
    const rows = all.slice(from, from + most);
    const last = rows.at(-1);
    const next = last && from + most < all.length ? { savedAt: last.savedAt, id: last.id } : null;
    return { ok: true, value: { rows, next } };
  }

  it('takes every piece in order, a small one first', async () => {
    const pieces: number[] = [];
    const read: SavedRow[] = [];
    const failure = await readRows(
      { ask, idle: async () => {} },
      (rows) => {
        pieces.push(rows.length);
        read.push(...rows);
      },
      new AbortController().signal,
    );
    expect(failure).toBeNull();
    expect(pieces).toEqual([100, 2000, 2000, 400]);
    expect(read.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(read[7]?.text).toBe('name of 7\n\n');
  });

  it('ends with what kept it from reading on, and keeps what came before', async () => {
    const taken: number[] = [];
    let count = 0;
    const failing = async (question: { after: LeadCursor | null; most: number }) => {
      count += 1;
      return count === 2 ? ({ ok: false, failure: { kind: 'newer-data' } } as const) : ask(question);
    };
    const take = (rows: readonly SavedRow[]) => taken.push(rows.length);
    const failure = await readRows({ ask: failing, idle: async () => {} }, take, new AbortController().signal);
    expect(failure).toEqual({ kind: 'newer-data' });
    expect(taken).toEqual([100]);
  });

  it('takes nothing more once nobody wants it', async () => {
    const gone = new AbortController();
    const taken: number[] = [];
    const take = (rows: readonly SavedRow[]) => {
      taken.push(rows.length);
      gone.abort();
    };
    expect(await readRows({ ask, idle: async () => {} }, take, gone.signal)).toBeNull();
    expect(taken).toEqual([100]);
  });
});
