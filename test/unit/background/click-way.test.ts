import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHandlers } from '../../../src/background/handlers/handlers.ts';
import { createSpending } from '../../../src/background/wiring/spending.ts';
import { receive } from '../../../src/messages/receive.ts';
import { send } from '../../../src/messages/send.ts';
import { filesBelow } from '../../files.ts';
import { JANE } from '../purchasing/examples.ts';
import { MemoryAccounts } from '../purchasing/memory-accounts.ts';
import { MemoryBook } from '../purchasing/memory-ledger-store.ts';

// The way of a click is short, and is the one that src/README.md shows: looked at on the stack when the request leaves.

const person = { ...JANE, token: null, memberId: null };
/** A browser's own scheme has no origin in Node. */
const EXTENSION = 'https://leadlight.example';
const door = vi.hoisted(() => ({
  hear: (_message: unknown, _sender: unknown): Promise<unknown> | undefined => undefined,
}));
vi.mock('../../../src/browser.ts', () => ({
  answerMessages: (listener: typeof door.hear) => {
    door.hear = listener;
  },
  browser: {
    alarms: { create: async () => {}, clear: async () => {} },
    permissions: { contains: async () => true },
    runtime: {
      id: 'leadlight',
      getManifest: () => ({}),
      getURL: () => `${EXTENSION}/`,
      getPlatformInfo: async () => ({}),
      sendMessage: async (message: unknown) => door.hear(message, { id: 'leadlight', origin: EXTENSION }),
    },
  },
}));

const MAX_MODULES = 15;
const SHAPES = 5;
/** What the browser gives, and where the parts are put together: neither is a step. */
const ADAPTERS = /^src\/background\/(browser|wiring)\//;

/** The walks "A click" and "The answer" of src/README.md. */
const walks = /^2\. [\s\S]*?(?=^4\. )/m.exec(readFileSync('src/README.md', 'utf8'))?.[0] ?? '';
const [out = '', back = ''] = walks.split(/^3\. /m);
const named = [
  ...new Set([...walks.matchAll(/`((?!test\/)[\w/-]+\/[\w-]+\.tsx?)`/g)].map(([, path]) => `src/${path}`)),
];

const stackTraceLimit = Error.stackTraceLimit;
let stack: string[];
let accounts: MemoryAccounts;
let ledgerStore: MemoryBook;

beforeEach(() => {
  stack = [];
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  accounts = new MemoryAccounts();
  accounts.add('kaspr', 'https://developer.kaspr.io', 'a key');
  accounts.transports.set('https://developer.kaspr.io', 'plain');
  ledgerStore = new MemoryBook((service) => accounts.connection(service));
  vi.stubGlobal('navigator', {
    onLine: true,
    locks: { request: (_name: string, work: () => unknown) => work(), query: async () => ({ held: [] }) },
  });
  vi.stubGlobal('fetch', async () => {
    stack = modulesOn(new Error().stack ?? '');
    return new Response('{}', { status: 200, headers: { 'Decreased-Credits': '0' } });
  });
});
afterEach(() => {
  Error.stackTraceLimit = stackTraceLimit;
  vi.unstubAllGlobals();
});

/** Our own modules on a stack, the innermost last, each once. */
function modulesOn(text: string): string[] {
  const all = [...text.matchAll(/\/(src\/[\w/.-]+\.tsx?)[:?]/g)].map(([, path = '']) => path);
  return [...new Set(all.toReversed())].filter((path) => !ADAPTERS.test(path));
}

/** The background as far as a click needs it, with stores in memory. */
function startBackground(): void {
  const quota = { failures: 0, refusals: 0, notBefore: null, rests: 0 };
  const storage = {
    accounts: Object.assign(accounts, { price: async () => null }),
    ledgerStore,
    quotas: { quota: async () => quota, changeQuota: async () => quota },
    previews: { previews: async () => [], keepPreview: async () => {} },
    settings: { view: async () => ledgerStore.settings },
    questions: { open: async () => [] },
  } as never;
  const spending = createSpending({
    ...{ storage, changed: () => {}, notifyRunEnded: () => {}, ended: () => {} },
    now: Date.now,
  });
  // No part of them is on the way.
  const others = {
    ...{ integrations: { handlers: () => ({}) }, product: { handlers: () => ({}) } },
    ...{ jobs: {}, views: {}, pages: {}, tabPeople: {} },
  } as unknown as Omit<Parameters<typeof createHandlers>[0], 'storage' | 'spending' | 'changed' | 'whileAwake' | 'now'>;
  const whileAwake = <T>(work: Promise<T>) => work;
  receive(createHandlers({ ...others, storage, spending, changed: () => {}, whileAwake, now: Date.now }));
}

describe('the way of a click', () => {
  it('is walked in src/README.md, by modules that are there', () => {
    expect(named.filter((path) => !filesBelow('src', /\.tsx?$/).includes(path))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });

  it(`has at most ${MAX_MODULES} modules to the request and back, and ${SHAPES} shapes each way`, () => {
    expect(named.length).toBeLessThanOrEqual(MAX_MODULES);
    for (const way of [out, back]) {
      const shapes = /In five shapes: ([^.]*)/.exec(way)?.[1] ?? '';
      expect(shapes.match(/`/g)).toHaveLength(2 * SHAPES);
    }
  });

  it('goes through no module that the walk leaves out, and in its order', async () => {
    startBackground();
    const reads = (['paid', 'connection', 'secret'] as const).map((name) => vi.spyOn(accounts, name));
    const outcome = await send('buy-contact', { person, phoneRequired: false, replacesId: null });
    expect(outcome).toEqual({ ok: true, value: null });
    expect(ledgerStore.entries).toMatchObject([{ state: 'settled', found: false }]);
    // The account once, and the connection where its intent is written; as built: test/browser/click-reads.test.ts.
    expect(reads.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
    expect([stack[0], stack.at(-1)]).toEqual(['src/messages/send.ts', 'src/services/http/http.ts']);
    // Modules that are asked on the way, and give an answer, are not on the stack.
    expect(stack).toEqual(named.filter((path) => stack.includes(path)));
  });
});
