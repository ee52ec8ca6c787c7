import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabPeople } from '../../../src/background/browser/tab-people.ts';
import { changeOf, EVERYTHING } from '../../../src/model/views/change.ts';

// What is counted here is calls of the browser's API; asking.test.ts has a true page listen.
let told: unknown[][];
let open: { id?: number }[];
let tabPeople: ReturnType<typeof createTabPeople>;
let tell: ReturnType<typeof import('../../../src/background/browser/tab-notifier.ts').createTabNotifier>;

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  told = [];
  open = [{ id: 1 }, {}, { id: 2 }];
  const sendMessage = async (...given: unknown[]) => {
    told.push(given);
    if (given[0] === 1) throw new Error('Could not establish connection. Receiving end does not exist.');
  };
  vi.stubGlobal('chrome', { tabs: { query: async () => open, sendMessage } });
  const { createTabNotifier } = await import('../../../src/background/browser/tab-notifier.ts');
  tabPeople = createTabPeople();
  tell = createTabNotifier(tabPeople, 100);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const [message, frame] = [{ name: 'badges' }, { frameId: 0 }];
const once = [
  [1, message, frame],
  [2, message, frame],
];

/** The tabs that are told of changes. */
async function toldOf(...changes: Parameters<typeof tell>[0][]): Promise<unknown[]> {
  told = [];
  for (const change of changes) tell(change);
  await vi.advanceTimersByTimeAsync(100);
  return told.map(([tab]) => tab);
}

describe('LinkedIn pages', () => {
  it('are told of all changes within a moment at once, and of later ones again', async () => {
    for (let times = 0; times < 50; times += 1) tell(EVERYTHING);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual(once);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual(once);
    tell(EVERYTHING);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([...once, ...once]);
  });

  it('of which there are none, or none that may be seen, are no failure', async () => {
    open = [];
    tell(EVERYTHING);
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([]);
  });

  it('are told of people whom they show, and nothing of what changed', async () => {
    tabPeople.asked(1, ['in:ada'], true);
    tabPeople.asked(1, ['in:bob', 'urn:B'], false);
    tabPeople.asked(2, ['in:cy'], true);
    expect(await toldOf(changeOf(['people', 'ledger'], ['lead-1', 'in:ada']))).toEqual([1]);
    expect(told).toEqual([[1, message, frame]]);
    expect(await toldOf(changeOf(['people'], ['urn:B']))).toEqual([1]);
    expect(await toldOf(changeOf(['people'], ['in:cy']), changeOf(['runs']), changeOf(['people'], ['in:ada']))).toEqual(
      [1, 2],
    );
    expect(await toldOf(changeOf(['people'], ['in:dee']))).toEqual([]);
    expect(await toldOf(changeOf(['ledger', 'accounts', 'runs', 'signals'], null))).toEqual([]);
  });

  it('are told of settings, of the product, and of what may be about anyone', async () => {
    tabPeople.asked(1, [], true);
    tabPeople.asked(2, ['in:ada'], true);
    for (const change of [changeOf(['settings'], []), changeOf(['product']), changeOf(['people']), EVERYTHING]) {
      expect(await toldOf(change)).toEqual([1, 2]);
    }
  });

  it('of which this background does not know all whom they show are told of everyone', async () => {
    // An earlier background was asked about the rest of its rows.
    tabPeople.asked(1, ['in:ada'], false);
    expect(await toldOf(changeOf(['people'], ['in:bob']))).toEqual([1, 2]);
    tabPeople.asked(1, ['in:ada'], true);
    expect(await toldOf(changeOf(['people'], ['in:bob']))).toEqual([2]);
    tabPeople.asked(
      1,
      Array.from({ length: 10_001 }, (_, at) => `in:p-${at}`),
      false,
    );
    expect(await toldOf(changeOf(['people'], ['in:bob']))).toEqual([1, 2]);
  });

  it('that show others now are not told of those before, and closed ones are forgotten', async () => {
    tabPeople.asked(1, ['in:ada'], true);
    tabPeople.asked(1, ['in:bob'], true);
    expect(await toldOf(changeOf(['people'], ['in:ada']))).toEqual([2]);
    open = [{ id: 2 }];
    await toldOf(EVERYTHING);
    expect(tabPeople.in(1)).toBeNull();
  });
});
