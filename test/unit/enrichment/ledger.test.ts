import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createLedger } from '../../../src/enrichment/ledger.ts';
import type { Book } from '../../../src/enrichment/ports.ts';
import type { Purchase } from '../../../src/model/purchase.ts';
import type { Decide, Ending } from '../../../src/model/trade.ts';
import { DRAFT, ending, NOW, purchase } from './examples.ts';

// The book's own promises are kept by the store and tested in a browser. Here: in which order the ledger calls on it.
let log: string[];
let entries: Purchase[];
const NO: number | null = null;
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

function bookOf({ recovers = async () => 0 } = {}): Book {
  const newest = () => entries.toReversed();
  return {
    open: async (draft, decide: Decide, at) => {
      log.push('opening');
      await pause();
      const found = decide(newest());
      if (found) return { kind: 'found', purchase: found };
      const { target: _, ...wish } = draft;
      const intent = purchase({ ...wish, id: entries.length + 1, state: 'intent', startedAt: at, endedAt: null });
      entries.push(intent);
      log.push('intent on disk');
      return { kind: 'opened', purchase: intent };
    },
    close: async (id, { state, failure, charged, goods }, _keep, at) => {
      const found = entries.findIndex((entry) => entry.id === id);
      const ended = { ...purchase(entries[found]), state, failure, charged, found: goods !== null, endedAt: at };
      entries[found] = ended;
      log.push(`closed as ${state}`);
      return ended;
    },
    history: async () => {
      log.push('history');
      return newest();
    },
    recover: async () => {
      const count = await recovers();
      log.push('recovered');
      return count;
    },
  };
}

function perform(result: Ending = ending()) {
  return vi.fn(async () => {
    log.push('sent');
    await pause();
    return result;
  });
}

const ledgerOf = (book = bookOf(), changed = () => void log.push('told')) => createLedger(book, changed, () => NOW);

beforeEach(() => {
  log = [];
  entries = [];
});

describe('buying', () => {
  it('writes the intent before the request leaves, and the end after', async () => {
    const bought = await ledgerOf().buy(DRAFT, NO, perform());
    expect(log).toEqual(['recovered', 'opening', 'intent on disk', 'told', 'sent', 'closed as settled', 'told']);
    expect(bought).toMatchObject({ state: 'settled', charged: 1, endedAt: NOW });
  });

  it.each([
    [1, 'settled'],
    [null, 'unknown'],
  ] as const)('says what is known of the money (%s) where the goods can’t be kept', async (charged, state) => {
    const { close, ...rest } = bookOf();
    const choosy: Book = {
      ...rest,
      close: (id, end, keep, at) => (end.goods ? Promise.reject(new Error('disk full')) : close(id, end, keep, at)),
    };
    const bought = await ledgerOf(choosy).buy(
      DRAFT,
      NO,
      perform(ending({ charged, goods: { operation: 'domain-patterns', patterns: [] } })),
    );
    expect(bought).toMatchObject({ state, charged, found: false, failure: { kind: 'not-stored' } });
  });

  it('leaves no intent open where the request itself broke', async () => {
    const broken = vi.fn(() => Promise.reject(new Error('broken')));
    expect(await ledgerOf().buy(DRAFT, NO, broken)).toMatchObject({
      state: 'unknown',
      charged: null,
      failure: { kind: 'maybe-charged' },
    });
  });

  it('sends nothing where the intent could not be written', async () => {
    const send = perform();
    const broken = { ...bookOf(), open: () => Promise.reject(new Error('disk full')) };
    await expect(ledgerOf(broken).buy(DRAFT, NO, send)).rejects.toThrow('disk full');
    expect(send).not.toHaveBeenCalled();
  });

  it('sends nothing, and writes nothing, before entries of an earlier background are recovered', async () => {
    let recover = () => {};
    const recovering = new Promise<number>((resolve) => {
      recover = () => resolve(0);
    });
    const send = perform();
    const buying = ledgerOf(bookOf({ recovers: () => recovering })).buy(DRAFT, NO, send);
    await pause();
    expect([log, send.mock.calls]).toEqual([[], []]);
    recover();
    await buying;
    expect(log.slice(0, 2)).toEqual(['recovered', 'opening']);
  });

  it('sends nothing where recovering failed, and says so to whoever asks', async () => {
    const send = perform();
    const ledger = ledgerOf(bookOf({ recovers: () => Promise.reject(new Error('damaged')) }));
    await expect(ledger.buy(DRAFT, NO, send)).rejects.toThrow('damaged');
    await expect(ledger.peek(DRAFT, DRAFT.target, NO)).rejects.toThrow('damaged');
    expect(send).not.toHaveBeenCalled();
  });

  it('sends one request for all who ask while it is under way, and tells all how it ended', async () => {
    const ledger = ledgerOf();
    const sends = [perform(), perform(), perform()];
    const bought = await Promise.all(sends.map((send) => ledger.buy(DRAFT, NO, send)));
    expect(sends.map((send) => send.mock.calls.length)).toEqual([1, 0, 0]);
    expect(bought.map(({ id, state }) => [id, state])).toEqual(Array(3).fill([1, 'settled']));
  });

  it('joins under any consent: what is under way is never bought twice', async () => {
    const ledger = ledgerOf();
    const second = perform();
    const consent = 1;
    await Promise.all([ledger.buy(DRAFT, NO, perform()), ledger.buy(DRAFT, consent, second)]);
    expect(second).not.toHaveBeenCalled();
  });

  it('sends nothing where the store answers, and tells nobody of a change', async () => {
    entries.push(purchase());
    const send = perform();
    expect(await ledgerOf().buy(DRAFT, NO, send)).toEqual(purchase());
    expect(send).not.toHaveBeenCalled();
    expect(log).toEqual(['recovered', 'opening']);
  });

  it('does not wait for a request of another context, and does not repeat it', async () => {
    entries.push(purchase({ state: 'intent', endedAt: null }));
    const send = perform();
    expect(await ledgerOf().buy(DRAFT, NO, send)).toMatchObject({ state: 'intent' });
    expect(send).not.toHaveBeenCalled();
  });

  it('after a refusal sends a new request', async () => {
    const ledger = ledgerOf();
    await ledger.buy(DRAFT, NO, perform(ending({ state: 'refused', failure: { kind: 'bad-key', service: 'kaspr' } })));
    const second = perform();
    expect(await ledger.buy(DRAFT, NO, second)).toMatchObject({ id: 2, state: 'settled' });
    expect(second).toHaveBeenCalledOnce();
  });

  it('tells of a change also where the end could not be written', async () => {
    const broken = { ...bookOf(), close: () => Promise.reject(new Error('disk full')) };
    await expect(ledgerOf(broken).buy(DRAFT, NO, perform())).rejects.toThrow('disk full');
    expect(log).toEqual(['recovered', 'opening', 'intent on disk', 'told', 'sent', 'told']);
  });
});

describe('starting', () => {
  it.each([
    [0, []],
    [2, ['told']],
  ])('after %i entries that an earlier background left open tells %j', async (count, told) => {
    ledgerOf(bookOf({ recovers: async () => count }));
    await pause();
    expect(log).toEqual(['recovered', ...told]);
  });
});

describe('peeking', () => {
  const peek = (ledger = ledgerOf(), consent: number | null = NO) => ledger.peek(DRAFT, DRAFT.target, consent);

  it('gives nothing where it would have to be bought, and writes nothing', async () => {
    expect(await peek()).toBeNull();
    entries.push(purchase({ state: 'refused' }));
    expect(await peek()).toBeNull();
    expect(log.filter((line) => line === 'intent on disk' || line === 'told')).toEqual([]);
  });

  it('gives what is stored, unless it is to be refreshed', async () => {
    entries.push(purchase());
    expect(await peek()).toEqual(purchase());
    expect(await peek(ledgerOf(), 1)).toBeNull();
  });

  it('waits for what is under way', async () => {
    const ledger = ledgerOf();
    const buying = ledger.buy(DRAFT, NO, perform());
    await vi.waitFor(() => expect(log).toContain('sent'));
    expect(await peek(ledger)).toMatchObject({ state: 'settled' });
    expect(await peek(ledger)).toEqual(await buying);
  });
});
