import { expect, it } from 'vitest';
import { createCognism2016 } from '../../../src/background/wiring/cognism-2016.ts';
import type { Failure } from '../../../src/model/schemas/purchases/failure.ts';
import type { Quota } from '../../../src/model/schemas/purchases/quota.ts';
import { createQuota } from '../../../src/purchasing/limits/quota.ts';
import type { Answer } from '../../../src/services/http/http.ts';
import { NOW } from '../purchasing/examples.ts';
import { MemoryAccounts } from '../purchasing/memory-accounts.ts';

const MINUTE = 60_000;

const reply = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  ...{ kind: 'reply', status, headers: new Headers(headers) },
  body: { kind: 'json', value },
});
const event = (id: string) => ({ id, at: NOW, type: 'job-join', org: 'Globex' });

/** Cognism as its API of 2016 is asked; `answer` is what each request brings. */
function fixture(answer: (url: URL, clock: number) => Answer) {
  let clock = NOW;
  let kept: Quota = { service: 'cognism2016', failures: 0, refusals: 0, notBefore: null, rests: 0 };
  const slept: number[] = [];
  const asked: URL[] = [];
  const [now, sleep] = [
    () => clock,
    async (time: number) => {
      slept.push(time);
      clock += time;
    },
  ];
  const accounts = new MemoryAccounts();
  accounts.add('cognism2016', 'https://api.cognism.example/api/v1', 'a key');
  const quotas = {
    quota: async () => kept,
    changeQuota: async (_: unknown, change: (quota: Quota) => Quota) => {
      kept = change(kept);
      return kept;
    },
  };
  const quota = createQuota({
    ...{ quotas, now, sleep, random: () => 0.5 },
    ...{ balance: async () => null, probe: async () => true },
  });
  const request = async ({ url }: { readonly url: string }) => {
    asked.push(new URL(url));
    return answer(new URL(url), clock);
  };
  const legacy = createCognism2016({ accounts, request, quota, now, sleep });
  /** All that a rule brings: ids of events, and what failed. */
  async function read(rule = 'org=Globex'): Promise<(string | Failure)[]> {
    const all: (string | Failure)[] = [];
    for await (const page of legacy.events(rule, NOW - MINUTE, NOW)) {
      all.push(...(page.ok ? page.value.signals.map(({ id }) => id) : [page.failure]));
    }
    return all;
  }
  return { read, asked, slept, accounts, clock: now };
}

/** So many requests a minute. */
function limited(most: number, answer: (url: URL) => Answer) {
  let [left, until] = [most, NOW + MINUTE];
  return (url: URL, clock: number) => {
    if (clock >= until) [left, until] = [most, clock + MINUTE];
    left -= 1;
    return left < 0 ? reply(429, null) : answer(url);
  };
}

const PAGES = [
  Array.from({ length: 50 }, (_, index) => event(`a${index}`)),
  Array.from({ length: 50 }, (_, index) => event(`b${index}`)),
  [event('c')],
];
const pageOf = (url: URL) => reply(200, PAGES[Number(url.searchParams.get('page'))] ?? []);

it('events are read page by page, in the order in which they come', async () => {
  const { read, slept } = fixture(pageOf);
  expect(await read()).toEqual(PAGES.flat().map(({ id }) => id));
  expect(slept).toEqual([]);
});

it('a service that takes few requests a minute is waited for where it is, until all is read', async () => {
  const { read, asked, slept, clock } = fixture(limited(1, pageOf));
  expect(await read()).toEqual(PAGES.flat().map(({ id }) => id));
  expect(asked.map((url) => url.searchParams.get('page'))).toEqual(['0', '1', '1', '2', '2']);
  expect(slept).toHaveLength(2);
  for (let rules = 0; rules < 20; rules += 1) expect(await read()).toContain('c');
  expect(clock() - NOW).toBeLessThan(65 * MINUTE);
});

it.each<[string, number, tries: number]>([
  ['longer than five minutes it is not waited for', 6 * 60, 1],
  ['again and again it is not waited for', 60, 4],
])('%s: the failure is what comes', async (_, seconds, tries) => {
  const { read, asked } = fixture(() => reply(429, null, { 'retry-after': String(seconds) }));
  expect(await read()).toMatchObject([{ kind: 'rate-limited' }]);
  expect(asked).toHaveLength(tries);
});

it('other failures are not waited for, and end the events', async () => {
  const { read, asked, slept } = fixture((url) =>
    url.searchParams.get('page') === '0' ? pageOf(url) : reply(503, null),
  );
  expect((await read()).at(-1)).toMatchObject({ kind: 'service-down', status: 503 });
  expect([asked.length, slept]).toEqual([2, []]);
});

it('nothing is asked without keys', async () => {
  const { read, asked, accounts } = fixture(pageOf);
  accounts.remove('cognism2016');
  expect(await read()).toEqual([{ kind: 'no-key', service: 'cognism2016' }]);
  expect(asked).toEqual([]);
});
