import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { KeptSignal } from '../../src/model/schemas/people/signal.ts';
import { savedPerson } from './crm-setup.ts';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

/** Events are often dated by the day: many are of one moment. */
function signal(id: string, at: number, leadId = 'zoe'): KeptSignal {
  return {
    ...{ id, kind: 'job-join', at, toldAt: at, person: null, source: null, company: 'Acme', oldCompany: null },
    ...{ location: null, oldLocation: null, leadId, how: 'alias', isSeen: false },
  };
}

/** Those whom signals are about: of nobody else any is kept. */
const PEOPLE = ['zoe', 'jane'].map((id) => savedPerson(id, id, { id }));

/** The ids of each piece, until there are no more. */
const pieces = (signals: KeptSignal[], most: number, leadId: string | null = null) =>
  page.run(
    async (name, people, signals, most, leadId) => {
      const { openDatabase, signals: kept } = store.open(name);
      for (const person of people) await (await openDatabase()).put('leads', person);
      await kept.keep(signals);
      const all: string[][] = [];
      for (let piece = await kept.shown(null, leadId, most); piece.length > 0 && all.length < 50; ) {
        all.push(piece.map(({ id }) => id));
        const last = piece.at(-1);
        piece = last ? await kept.shown({ at: last.at, id: last.id }, leadId, most) : [];
      }
      return all;
    },
    PEOPLE,
    signals,
    most,
    leadId,
  );

describe('signals are shown newest first', () => {
  it.each([1, 2, 3, 10])('in pieces of %i, none lost and none twice where many are of one moment', async (most) => {
    const signals = [
      ...['b', 'a', 'e', 'c', 'd'].map((id) => signal(id, 20)),
      ...['old', 'older'].map((id) => signal(id, 10)),
      signal('new', 30),
    ];
    const all = await pieces(signals, most);
    expect(all.flat()).toEqual(['new', 'e', 'd', 'c', 'b', 'a', 'older', 'old']);
    expect(all.slice(0, -1).every((piece) => piece.length === most)).toBe(true);
  });

  it('of one person too', async () => {
    const mine = ['b', 'a', 'c'].map((id) => signal(id, 20));
    const all = await pieces([...mine, signal('x', 25, 'jane'), signal('old', 10), signal('y', 20, 'jane')], 2, 'zoe');
    expect(all).toEqual([
      ['c', 'b'],
      ['a', 'old'],
    ]);
  });

  it('where one that was shown last is gone meanwhile', async () => {
    const shown = await page.run(
      async (name, people, signals) => {
        const { openDatabase, signals: kept } = store.open(name);
        for (const person of people) await (await openDatabase()).put('leads', person);
        await kept.keep(signals);
        return (await kept.shown({ at: 20, id: 'bb' }, null, 10)).map(({ id }) => id);
      },
      PEOPLE,
      ['c', 'b', 'a'].map((id) => signal(id, 20)),
    );
    expect(shown).toEqual(['b', 'a']);
  });
});

describe('signals that are kept', () => {
  it('are new once, and none is of somebody who was forgotten meanwhile', async () => {
    const ofCompany: KeptSignal = { ...signal('c', 10), leadId: null, how: 'company' };
    const told = await page.run(
      async (name, people, signals) => {
        const { openDatabase, leadTable, signals: kept } = store.open(name);
        for (const person of people) await (await openDatabase()).put('leads', person);
        await leadTable.forget(['jane']);
        const ids = async () => (await kept.keep(signals)).map(({ id }) => id);
        const [first, again] = [await ids(), await ids()];
        return [first, again, (await kept.shown(null, null, 10)).map(({ id }) => id)];
      },
      PEOPLE,
      [signal('a', 30), signal('b', 20, 'jane'), ofCompany, signal('d', 10, 'nobody')],
    );
    expect(told).toEqual([['a', 'c'], [], ['a', 'c']]);
  });

  it('at the limit are the newest, and what is dropped at once is not new', async () => {
    const told = await page.run(
      async (name, people, one) => {
        const { openDatabase, signals: kept } = store.open(name);
        const database = await openDatabase();
        for (const person of people) await database.put('leads', person);
        const full = database.transaction('signals', 'readwrite');
        for (let number = 0; number < 20_000; number += 1) {
          void full.store.put({ ...one, id: `kept-${number}`, at: 1000 + number });
        }
        await full.done;
        const fresh = await kept.keep([
          { ...one, id: 'old', at: 1 },
          { ...one, id: 'new', at: 100_000 },
        ]);
        const [oldest] = await database.getAllFromIndex('signals', 'at', null, 1);
        return [fresh.map(({ id }) => id), await database.count('signals'), oldest?.id];
      },
      PEOPLE,
      signal('one', 1),
    );
    expect(told).toEqual([['new'], 20_000, 'kept-1']);
  });
});
