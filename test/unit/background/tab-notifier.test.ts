import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

// What is counted here is calls of the browser's API; asking.test.ts has a true page listen.
let told: unknown[][];
let open: { id?: number }[];
let tell: () => void;

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
  tell = createTabNotifier(100);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('LinkedIn pages', () => {
  it('are told of all changes within a moment at once, and of later ones again', async () => {
    for (let times = 0; times < 50; times += 1) tell();
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    const [message, frame] = [{ name: 'badges' }, { frameId: 0 }];
    const once = [
      [1, message, frame],
      [2, message, frame],
    ];
    expect(told).toEqual(once);
    await vi.advanceTimersByTimeAsync(1000);
    expect(told).toEqual(once);
    tell();
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([...once, ...once]);
  });

  it('of which there are none, or none that may be seen, are no failure', async () => {
    open = [];
    tell();
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([]);
  });
});
