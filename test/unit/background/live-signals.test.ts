import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveSignals } from '../../../src/background/browser/live-signals.ts';
import type { SignalWatch } from '../../../src/model/schemas/people/signal.ts';
import type { Cognism2016Access } from '../../../src/services/cognism-2016/call.ts';
import { NOW } from '../purchasing/examples.ts';

const alarms = vi.hoisted(() => ({ ring: () => {} }));
vi.mock('../../../src/browser.ts', () => ({
  browser: {
    alarms: {
      create: async () => {},
      clear: async () => {},
      onAlarm: {
        addListener: (listener: (alarm: { name: string }) => void) => {
          alarms.ring = () => listener({ name: 'live' });
        },
      },
    },
    runtime: { getPlatformInfo: async () => ({}) },
  },
}));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A line that a test opens and cuts. */
class Line extends EventTarget {
  constructor(readonly url: string) {
    super();
    lines.push(this);
  }
  open = () => this.dispatchEvent(new Event('open'));
  // A browser tells it later than this; both must do.
  close = () => this.dispatchEvent(new Event('close'));
}

let lines: Line[] = [];
beforeEach(() => {
  lines = [];
  vi.stubGlobal('WebSocket', Line);
});
afterEach(() => void vi.unstubAllGlobals());

const ACCESS: Cognism2016Access = { base: 'https://api.cognism.example/api/v1', key: 'k', secretKey: 's' };

function fixture(different: Partial<SignalWatch> = {}) {
  const at = { clock: NOW, access: ACCESS as Cognism2016Access | null, mayReach: true };
  let watch: SignalWatch = {
    ...{ id: 'signals', isOn: true, isLive: true, isAudited: false, readTo: NOW, goOnAt: NOW + 6 * HOUR },
    ...{ failure: null, liveSince: null, auditedTo: 0, auditFailure: null },
    ...different,
  };
  const live = createLiveSignals({
    store: {
      watch: async () => watch,
      changeWatch: async (change) => {
        watch = change(watch);
      },
    },
    access: async () => at.access,
    mayReach: async () => at.mayReach,
    hear: async () => {},
    changed: () => {},
    now: () => at.clock,
  });
  const settled = () => new Promise((done) => setImmediate(done));
  const change = (different: Partial<SignalWatch>) => {
    watch = { ...watch, ...different };
  };
  return {
    ...{ at, live, settled, change },
    watch: () => watch,
    begin: () => {
      live.begin(() => {});
      return settled();
    },
    /** A minute later; the alarm goes off. */
    async minute() {
      at.clock += MINUTE;
      alarms.ring();
      await settled();
    },
  };
}

describe('a line that opens', () => {
  it('has events read once an hour at most, though it is cut every minute', async () => {
    const { at, begin, settled, minute, watch, change } = fixture();
    await begin();
    let polls = 0;
    for (let minutes = 0; minutes < 24 * 60; minutes += 1) {
      lines.at(-1)?.open();
      await settled();
      if (watch().goOnAt <= at.clock) {
        polls += 1;
        change({ readTo: at.clock, goOnAt: at.clock + 6 * HOUR });
      }
      lines.at(-1)?.close();
      await settled();
      await minute();
    }
    expect(polls).toBeGreaterThanOrEqual(22);
    expect(polls).toBeLessThanOrEqual(24);
    expect(lines).toHaveLength(24 * 60 + 1);
  });

  it('has events read in five minutes where that is long ago', async () => {
    const { begin, settled, watch } = fixture({ readTo: NOW - 5 * HOUR });
    await begin();
    lines[0]?.open();
    await settled();
    expect(watch()).toMatchObject({ liveSince: NOW, goOnAt: NOW + 5 * MINUTE });
  });

  it('has nothing read sooner than a failure of reading says', async () => {
    const failure = { kind: 'service-down', service: 'cognism2016', status: 500 } as const;
    const { begin, settled, watch } = fixture({ readTo: null, failure, goOnAt: NOW + HOUR });
    await begin();
    lines[0]?.open();
    await settled();
    expect(watch()).toMatchObject({ liveSince: NOW, goOnAt: NOW + HOUR });
  });
});

describe('a line that does not open', () => {
  it('is tried less and less often, once an hour in the end; once it was open within a minute again', async () => {
    const { at, begin, settled, minute } = fixture();
    await begin();
    const tries: number[] = [];
    for (let minutes = 0; minutes < 6 * 60; minutes += 1) {
      if (lines.length > tries.length) {
        tries.push((at.clock - NOW) / MINUTE);
        lines.at(-1)?.close();
        await settled();
      }
      await minute();
    }
    expect(tries).toEqual([0, 2, 6, 14, 30, 62, 122, 182, 242, 302]);
    while (lines.length === tries.length) await minute();
    lines.at(-1)?.open();
    lines.at(-1)?.close();
    await settled();
    const count = lines.length;
    await minute();
    expect(lines).toHaveLength(count + 1);
  });

  it.each<[string, (browserSession: ReturnType<typeof fixture>) => Promise<unknown> | undefined]>([
    [
      'its address is another',
      async ({ at }) => {
        at.access = { ...ACCESS, key: 'another' };
      },
    ],
    [
      'it was switched off and on',
      async ({ change, live, settled }) => {
        for (const isLive of [false, true]) {
          change({ isLive });
          live.follow();
          await settled();
        }
      },
    ],
    [
      'it could not be reached meanwhile',
      async ({ at, minute }) => {
        at.mayReach = false;
        await minute();
        at.mayReach = true;
      },
    ],
  ])('is tried at once where %s', async (_, happen) => {
    const browserSession = fixture();
    await browserSession.begin();
    lines[0]?.close();
    await browserSession.minute();
    expect(lines).toHaveLength(1);
    await happen(browserSession);
    browserSession.live.follow();
    await browserSession.settled();
    expect(lines).toHaveLength(2);
  });
});

it.each([
  ['may not be reached any more', { mayReach: false }],
  ['has no keys any more', { access: null }],
])('a line that an earlier background had open, and that %s, is not called open', async (_, different) => {
  const { at, begin, watch } = fixture({ liveSince: NOW - HOUR });
  Object.assign(at, different);
  await begin();
  expect(watch().liveSince).toBeNull();
  expect(lines).toEqual([]);
});

it('a line that is not wanted any more is closed, and is not counted as one that does not open', async () => {
  const { begin, change, live, settled } = fixture();
  await begin();
  for (const isLive of [false, true]) {
    change({ isLive });
    live.follow();
    await settled();
  }
  expect(lines).toHaveLength(2);
});
