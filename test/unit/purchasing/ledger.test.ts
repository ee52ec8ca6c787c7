import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Purchase } from '../../../src/model/schemas/purchases/purchase.ts';
import type { Change, Topic } from '../../../src/model/views/change.ts';
import { DRAFT, JANE, NOW, outcome, purchase } from './examples.ts';
import { clearFixture, entryOf, fixture, ledgerOf, ledgerStoreOf, pause, perform } from './ledger-fixture.ts';

const NO: number | null = null;
const JANE_NAMES = ['jane-1', 'in:jane-doe', 'urn:ACoAAJane', 'member:101'];

beforeEach(clearFixture);

describe('buying', () => {
  it('writes the intent before the request leaves, and the end after', async () => {
    const result = await ledgerOf().buy(DRAFT, NO, perform());
    expect(fixture.log).toEqual([
      ...['looking for intents', 'opening', 'intent on disk', 'told', 'sent', 'closed as settled', 'told'],
    ]);
    expect(result).toMatchObject({
      kind: 'purchase',
      isNew: true,
      purchase: { state: 'settled', charged: 1, endedAt: NOW },
    });
    expect([fixture.held.size, fixture.naps]).toEqual([0, []]);
  });

  it.each<[string, Partial<typeof DRAFT>, Topic[], readonly string[] | null]>([
    ['a person', { target: { person: JANE } }, ['people'], JANE_NAMES],
    ['a person in a run', { target: { person: JANE }, run: 4 }, ['people', 'runs'], JANE_NAMES],
    ['a company', { target: { domain: 'acme.example' } }, ['companies'], null],
  ])('of %s tells whom it is about, and at its end of what it cost', async (_, different, topics, people) => {
    const changes: (Change | undefined)[] = [];
    const store = ledgerStoreOf();
    const open: typeof store.open = async (...given) => {
      const opened = await store.open(...given);
      return opened.kind === 'opened' ? { ...opened, purchase: { ...opened.purchase, subject: 'jane-1' } } : opened;
    };
    await ledgerOf({ ...store, open }, (change) => changes.push(change)).buy({ ...DRAFT, ...different }, NO, perform());
    expect(changes).toEqual([
      { topics: ['ledger', ...topics], people },
      { topics: ['ledger', 'accounts', ...topics], people },
    ]);
  });

  it.each([
    [1, 'settled'],
    [null, 'unknown'],
  ] as const)('says what is known of the money (%s) where the goods can’t be kept', async (charged, state) => {
    const { close } = ledgerStoreOf();
    const choosy = ledgerStoreOf({
      close: (id, end, keep, at) => (end.data ? Promise.reject(new Error('disk full')) : close(id, end, keep, at)),
    });
    const result = await entryOf(
      ledgerOf(choosy).buy(
        DRAFT,
        NO,
        perform(outcome({ charged, data: { operation: 'domain-patterns', patterns: [] } })),
      ),
    );
    expect(result).toMatchObject({ state, charged, found: false, failure: { kind: 'not-stored' } });
  });

  it('leaves no intent open where the request itself broke', async () => {
    const broken = vi.fn(() => Promise.reject(new Error('broken')));
    expect(await entryOf(ledgerOf().buy(DRAFT, NO, broken))).toMatchObject({
      state: 'unknown',
      charged: null,
      failure: { kind: 'interrupted' },
    });
  });

  it('sends nothing where the intent could not be written', async () => {
    const send = perform();
    const broken = ledgerStoreOf({ open: () => Promise.reject(new Error('disk full')) });
    await expect(ledgerOf(broken).buy(DRAFT, NO, send)).rejects.toThrow('disk full');
    expect([send.mock.calls, fixture.held.size]).toEqual([[], 0]);
  });

  it('sends nothing, and writes nothing, before entries of an earlier background are recovered', async () => {
    let recover = () => {};
    const recovering = new Promise<Purchase[]>((resolve) => {
      recover = () => resolve([]);
    });
    const send = perform();
    const buying = ledgerOf(ledgerStoreOf({ intents: () => recovering })).buy(DRAFT, NO, send);
    await pause();
    expect([fixture.log, send.mock.calls]).toEqual([[], []]);
    recover();
    await buying;
    expect(fixture.log.slice(0, 2)).toEqual(['opening', 'intent on disk']);
  });

  it('sends nothing where recovering failed, says so to whoever asks, and recovers for the next', async () => {
    const send = perform();
    const intents = vi.fn(ledgerStoreOf().intents).mockRejectedValueOnce(new Error('damaged'));
    const ledger = ledgerOf(ledgerStoreOf({ intents }));
    await expect(ledger.buy(DRAFT, NO, send)).rejects.toThrow('damaged');
    expect(send).not.toHaveBeenCalled();
    expect(await ledger.peek(DRAFT, DRAFT.target, NO)).toBeNull();
    expect(intents).toHaveBeenCalledTimes(2);
  });

  it('sends nothing, and writes nothing, where the user forbids it', async () => {
    fixture.isSpendingOff = true;
    const send = perform();
    expect(await ledgerOf().buy(DRAFT, NO, send)).toEqual({ kind: 'prevented', failure: { kind: 'spend-nothing' } });
    expect([send.mock.calls, fixture.entries, fixture.held.size, fixture.log]).toEqual([
      [],
      [],
      0,
      ['looking for intents', 'opening'],
    ]);
  });

  it('sends one request for all who ask while it is under way, and tells all how it ended', async () => {
    const ledger = ledgerOf();
    const sends = [perform(), perform(), perform()];
    const result = await Promise.all(sends.map((send) => ledger.buy(DRAFT, NO, send)));
    expect(sends.map((send) => send.mock.calls.length)).toEqual([1, 0, 0]);
    expect(result.map((one) => one.kind === 'purchase' && [one.purchase.id, one.purchase.state, one.isNew])).toEqual([
      [1, 'settled', true],
      [1, 'settled', false],
      [1, 'settled', false],
    ]);
    expect(fixture.held.size).toBe(0);
  });

  it('joins under any consent: what is under way is never bought twice', async () => {
    const ledger = ledgerOf();
    const second = perform();
    const consent = 1;
    await Promise.all([ledger.buy(DRAFT, NO, perform()), ledger.buy(DRAFT, consent, second)]);
    expect(second).not.toHaveBeenCalled();
  });

  it('sends nothing where the store answers, and tells nobody of a change', async () => {
    fixture.entries.push(purchase());
    const send = perform();
    expect(await ledgerOf().buy(DRAFT, NO, send)).toEqual({ kind: 'purchase', purchase: purchase(), isNew: false });
    expect(send).not.toHaveBeenCalled();
    expect(fixture.log).toEqual(['looking for intents', 'opening']);
  });

  it('does not wait for a request of another context, and does not repeat it', async () => {
    fixture.entries.push(purchase({ state: 'intent', endedAt: null, lock: 'of another' }));
    fixture.held.add('of another');
    const send = perform();
    expect(await entryOf(ledgerOf().buy(DRAFT, NO, send))).toMatchObject({ state: 'intent' });
    expect(send).not.toHaveBeenCalled();
  });

  it('after a refusal sends a new request', async () => {
    const ledger = ledgerOf();
    await ledger.buy(DRAFT, NO, perform(outcome({ state: 'refused', failure: { kind: 'bad-key', service: 'kaspr' } })));
    const second = perform();
    expect(await entryOf(ledger.buy(DRAFT, NO, second))).toMatchObject({ id: 2, state: 'settled' });
    expect(second).toHaveBeenCalledOnce();
  });

  it('tells of a change also where the end could not be written', async () => {
    const broken = ledgerStoreOf({ close: () => Promise.reject(new Error('disk full')) });
    await expect(ledgerOf(broken).buy(DRAFT, NO, perform())).rejects.toThrow('disk full');
    expect(fixture.log).toEqual(['looking for intents', 'opening', 'intent on disk', 'told', 'sent', 'told']);
    // Free again: whoever asks next makes it an open question.
    expect([fixture.held.size, fixture.naps]).toEqual([0, [100, 500, 2000]]);
  });
});

describe('starting', () => {
  const intent = (id: number, lock: string) => purchase({ id, lock, state: 'intent', endedAt: null, charged: null });

  it.each<[string, string[], string[], string[]]>([
    ['nothing is under way', [], [], []],
    ['the owners of two requests are dead', ['a', 'b'], [], ['gave up 2', 'gave up 1', 'told']],
    ['one of two owners is alive', ['a', 'b'], ['a'], ['gave up 2', 'told']],
    ['both are alive', ['a', 'b'], ['a', 'b'], []],
    ['it was written before there were locks', [''], [], ['gave up 1', 'told']],
  ])('where %s', async (_, names, alive, done) => {
    fixture.entries.push(...names.map((lock, index) => intent(index + 1, lock)));
    for (const lock of alive) fixture.held.add(lock);
    await ledgerOf().ready();
    expect(fixture.log).toEqual(['looking for intents', ...done]);
    expect(fixture.entries.map(({ state }) => state)).toEqual(
      names.map((lock) => (alive.includes(lock) ? 'intent' : 'unknown')),
    );
  });

  it('looks again and again at an owner that may just be dying, in the end no more', async () => {
    fixture.entries.push(intent(1, 'a'));
    fixture.held.add('a');
    await ledgerOf().ready();
    for (let look = 1; look < 30; look += 1) {
      expect([fixture.sleepers.length, fixture.entries[0]?.state]).toEqual([1, 'intent']);
      fixture.sleepers.pop()?.();
      await pause();
    }
    expect([fixture.sleepers, fixture.log]).toEqual([[], Array(30).fill('looking for intents')]);
  });

  it('gives up an entry whose owner dies a little later, and looks no more', async () => {
    fixture.entries.push(intent(1, 'a'));
    fixture.held.add('a');
    await ledgerOf().ready();
    fixture.held.clear();
    fixture.sleepers.pop()?.();
    await pause();
    expect([fixture.log.slice(-2), fixture.entries[0]?.state, fixture.sleepers]).toEqual([
      ['gave up 1', 'told'],
      'unknown',
      [],
    ]);
  });

  it('tells nobody of an entry that has ended meanwhile', async () => {
    fixture.entries.push(intent(1, 'a'));
    await ledgerOf(ledgerStoreOf({ giveUp: async () => false })).ready();
    expect(fixture.log).toEqual(['looking for intents']);
  });
});

describe('an entry that cannot be given up', () => {
  it('forbids neither the others nor a purchase of somebody else', async () => {
    const intent = (id: number) => purchase({ id, lock: String(id), state: 'intent', endedAt: null, charged: null });
    fixture.entries.push(intent(1), intent(2), intent(3));
    const { giveUp } = ledgerStoreOf();
    const broken = ledgerStoreOf({
      giveUp: (id, at) => (id === 2 ? Promise.reject(new Error('damaged')) : giveUp(id, at)),
    });
    await ledgerOf(broken).ready();
    expect(fixture.entries.map(({ state }) => state)).toEqual(['unknown', 'intent', 'unknown']);
  });
});

describe('an end that cannot be written at first', () => {
  it.each([
    [1, [100]],
    [2, [100, 500]],
    [3, [100, 500, 2000]],
  ])('is written after all, with what was bought (%i failures)', async (failures, waits) => {
    const close = vi.fn(ledgerStoreOf().close);
    for (let count = 0; count < failures; count += 1) close.mockRejectedValueOnce(new Error('busy'));
    const data = { operation: 'domain-patterns', patterns: [] } as const;
    const result = await entryOf(ledgerOf(ledgerStoreOf({ close })).buy(DRAFT, NO, perform(outcome({ data }))));
    // After the third wait there is one more try, and that one leaves the goods out.
    expect(result).toMatchObject({ state: 'settled', charged: 1, found: failures < 3 });
    expect([fixture.naps, new Set(close.mock.calls.map(([, , , at]) => at)).size]).toEqual([waits, 1]);
  });
});

describe('a disk that is full', () => {
  const data = { operation: 'domain-patterns', patterns: [] } as const;
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  const { close } = ledgerStoreOf();
  let hasRoom = false;
  /** Little fits, goods don't. */
  const store = () =>
    ledgerStoreOf({ close: (id, end, keep, at) => (end.data && !hasRoom ? full() : close(id, end, keep, at)) });
  const bought = () => perform(outcome({ data }));
  beforeEach(() => {
    hasRoom = false;
  });

  it('leaves the answer where it outlives the background, and settles the money at once', async () => {
    const ended = await entryOf(ledgerOf(store()).buy(DRAFT, NO, bought()));
    expect(ended).toMatchObject({ state: 'settled', charged: 1, found: false, failure: { kind: 'not-stored' } });
    expect(fixture.log.filter((line) => line.startsWith('closed'))).toEqual(['closed as settled']);
    expect([...fixture.kept.values()]).toMatchObject([{ purchase: { id: 1 }, outcome: { data } }]);
  });

  it('gets the answer as soon as there is room', async () => {
    await ledgerOf(store()).buy(DRAFT, NO, bought());
    fixture.sleepers.pop()?.();
    await pause();
    expect([fixture.entries[0]?.found, fixture.kept.size]).toEqual([false, 1]);
    hasRoom = true;
    fixture.sleepers.pop()?.();
    await pause();
    expect(fixture.entries).toMatchObject([{ state: 'settled', charged: 1, found: true, failure: null }]);
    expect([fixture.kept.size, fixture.sleepers.length, fixture.log.at(-1)]).toEqual([0, 0, 'told']);
  });

  it.each([NO, 1])('buys nothing again meanwhile, whoever agrees (%s)', async (consent) => {
    const ledger = ledgerOf(store());
    await ledger.buy(DRAFT, NO, bought());
    const again = bought();
    const result = await entryOf(ledger.buy(DRAFT, consent, again));
    expect([again.mock.calls.length, result.failure?.kind]).toEqual([0, 'not-stored']);
    hasRoom = true;
    expect(await entryOf(ledger.buy(DRAFT, NO, again))).toMatchObject({ found: true, charged: 1 });
    expect(again).not.toHaveBeenCalled();
  });

  it('on which nothing fits says so, and the next background writes the answer in place of giving it up', async () => {
    const broken = ledgerStoreOf({ close: full });
    const ended = await entryOf(ledgerOf(broken).buy(DRAFT, NO, bought()));
    expect(ended).toMatchObject({ charged: 1, failure: { kind: 'not-stored' } });
    expect(fixture.entries).toMatchObject([{ state: 'intent' }]);
    await ledgerOf(broken).ready();
    expect(fixture.entries).toMatchObject([{ state: 'intent' }]);
    await ledgerOf().ready();
    expect(fixture.entries).toMatchObject([{ state: 'settled', found: true, charged: 1, failure: null }]);
    expect(fixture.kept.size).toBe(0);
  });
});

describe('peeking', () => {
  const peek = (ledger = ledgerOf(), consent: number | null = NO) => ledger.peek(DRAFT, DRAFT.target, consent);

  it('gives nothing where it would have to be bought, and writes nothing', async () => {
    expect(await peek()).toBeNull();
    fixture.entries.push(purchase({ state: 'refused' }));
    expect(await peek()).toBeNull();
    expect(fixture.log.filter((line) => /disk|told|gave up/.test(line))).toEqual([]);
  });

  it('gives what is stored, unless it is to be refreshed', async () => {
    fixture.entries.push(purchase());
    expect(await peek()).toEqual(purchase());
    expect(await peek(ledgerOf(), 1)).toBeNull();
  });

  it('waits for what is under way', async () => {
    const ledger = ledgerOf();
    const buying = ledger.buy(DRAFT, NO, perform());
    await vi.waitFor(() => expect(fixture.log).toContain('sent'));
    expect(await peek(ledger)).toMatchObject({ state: 'settled' });
    expect(await peek(ledger)).toEqual(await entryOf(buying));
  });

  it('waits for nobody who is alive elsewhere', async () => {
    fixture.entries.push(purchase({ state: 'intent', endedAt: null, lock: 'of another' }));
    fixture.held.add('of another');
    expect(await peek()).toMatchObject({ state: 'intent' });
  });

  it('finds out that an owner has died since the start', async () => {
    const ledger = ledgerOf();
    await ledger.ready();
    fixture.entries.push(purchase({ state: 'intent', endedAt: null, lock: 'of another' }));
    fixture.held.add('of another');
    expect(await peek(ledger)).toMatchObject({ state: 'intent' });
    fixture.held.delete('of another');
    expect(await peek(ledger)).toMatchObject({ state: 'unknown', failure: { kind: 'interrupted' }, endedAt: NOW });
    expect(fixture.log.at(-2)).toBe('told');
  });
});
