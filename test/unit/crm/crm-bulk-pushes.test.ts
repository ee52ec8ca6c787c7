import { describe, expect, it } from 'vitest';
import { type CrmBulkPushQueue, createCrmBulkPushes } from '../../../src/crm/push/crm-bulk-pushes.ts';
import type { CrmPush } from '../../../src/model/schemas/crm/crm.ts';
import type { CrmBulkPush, CrmBulkPushTask } from '../../../src/model/schemas/crm/crm-bulk-push.ts';
import { CRM_BULK_PUSH_STATES } from '../../../src/model/schemas/crm/hub.ts';
import { type Failure, FailureError } from '../../../src/model/schemas/purchases/failure.ts';
import type { Change } from '../../../src/model/views/change.ts';
import type { PushView } from '../../../src/model/views/lead-views.ts';
import { NOW } from '../purchasing/examples.ts';

const done = (state: CrmPush['state']): PushView => ({
  kind: 'done',
  // Only its state is looked at.
  push: { state } as CrmPush,
  link: null,
  left: [],
});
const CHOOSE: PushView = { kind: 'choose', run: { kind: 'several', candidates: [] } };
const LEFT_OUT: PushView = { kind: 'left-out', why: 'opted-out' };
const OF = { service: 'cloudElements' } as const;
const TIMEOUT: Failure = { kind: 'timeout', ...OF };
const unclear = (failure: Failure): PushView => ({ kind: 'unclear', push: {} as CrmPush, failure });
/** Contacts were found that show nothing of what was written: only the user can say. */
const DOUBTFUL = unclear({ kind: 'maybe-written', ...OF });

/** A bulk push in memory; `answers` is what each push comes to: a view, or a failure that is thrown. */
function fixture(answers: (PushView | Failure)[]) {
  let clock = NOW;
  let sending: CrmBulkPush | null = null;
  let tasks: CrmBulkPushTask[] = [];
  const asked: string[] = [];
  const change = (patch: Partial<CrmBulkPush>) => {
    if (sending) sending = { ...sending, ...patch };
  };
  const changes: (Change | undefined)[] = [];
  const queue: CrmBulkPushQueue = {
    async add(instanceId, leadIds, at) {
      const counts = Object.fromEntries(CRM_BULK_PUSH_STATES.map((state) => [state, 0])) as CrmBulkPush['counts'];
      sending = {
        ...{ id: 1, instanceId, state: 'running', why: null, waitUntil: null, startedAt: at, endedAt: null },
        counts: { ...counts, waiting: leadIds.length },
      };
      tasks = leadIds.map((leadId, at) => ({ id: at, sending: 1, leadId, state: 'waiting', failure: null, tries: 0 }));
      return sending;
    },
    active: async () => (sending?.state === 'running' ? sending : null),
    next: async (_, most) => tasks.filter(({ state }) => state === 'waiting').slice(0, most),
    async finish(task, state, failure, at) {
      tasks = tasks.map((one) => (one.id === task.id ? { ...one, state, failure } : one));
      if (tasks.every((one) => one.state !== 'waiting')) change({ state: 'done', endedAt: at });
    },
    tried: async ({ id }) => {
      tasks = tasks.map((one) => (one.id === id ? { ...one, tries: one.tries + 1 } : one));
    },
    wait: async (_, waitUntil) => change({ waitUntil }),
    pause: async (_, why) => change({ state: 'paused', why }),
    resume: async () => change({ state: 'running', why: null }),
    cancel: async (_, at) => change({ state: 'cancelled', endedAt: at }),
  };
  const worker = () =>
    createCrmBulkPushes({
      queue,
      async push(leadId) {
        asked.push(leadId);
        const answer = answers.shift() ?? done('created');
        if (answer.kind in KINDS) return answer as PushView;
        throw new FailureError(answer as Failure);
      },
      changed: (change) => changes.push(change),
      now: () => clock,
    });
  let bulkPushes = worker();
  return {
    bulkPushes,
    changes,
    asked,
    answers,
    resume: () => queue.resume(1),
    restart: () => {
      bulkPushes = worker();
    },
    /** Waits as long as it is asked to, until nothing goes on by itself. */
    async untilItRests(most = 100) {
      for (let steps = 0; steps < most; steps += 1) {
        const next = await bulkPushes.advance();
        if (next === null) return;
        clock = Math.max(clock, next);
      }
      throw new Error('There is no end to it.');
    },
    pass: (time: number) => {
      clock += time;
    },
    states: () => tasks.map(({ state }) => state),
    failures: () => tasks.map(({ failure }) => failure?.kind ?? null),
    sending: () => sending,
    async all() {
      let next = await bulkPushes.advance();
      for (let steps = 0; next !== null && next <= clock && steps < 50; steps += 1) next = await bulkPushes.advance();
      return next;
    },
  };
}

const KINDS = { done: 1, choose: 1, 'left-out': 1, unclear: 1 } satisfies Record<PushView['kind'], 1>;

describe('a bulk push', () => {
  it('sends each person once, and counts how it ended', async () => {
    const views = [done('created'), done('updated'), done('unchanged'), CHOOSE, LEFT_OUT, DOUBTFUL];
    const { bulkPushes, all, asked, states, failures, sending, changes } = fixture(views);
    await bulkPushes.begin('520101', ['a', 'b', 'a', 'c', 'd', 'e', 'f']);
    expect(await all()).toBeNull();
    expect(asked).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(states()).toEqual(['created', 'updated', 'unchanged', 'choose', 'left-out', 'failed']);
    expect(failures()).toEqual([null, null, null, null, null, 'maybe-written']);
    expect(sending()?.state).toBe('done');
    // Two more may have waited for what the CRM answers about somebody else.
    const concerned = [
      ['a', 'b', 'c'],
      ['b', 'c', 'd'],
    ];
    expect(changes.slice(0, 2)).toEqual(concerned.map((people) => ({ topics: ['pushes', 'people'], people })));
  });

  it('of nobody is none', async () => {
    expect(await fixture([]).bulkPushes.begin('520101', [])).toBeNull();
  });

  it.each<[string, Failure]>([
    ['a refusal', { kind: 'refused', service: 'cloudElements', status: 400 }],
    ['a reply that cannot be read', { kind: 'unreadable-reply', service: 'cloudElements' }],
  ])('goes on after %s of one person', async (_, failure) => {
    const { bulkPushes, all, states } = fixture([failure]);
    await bulkPushes.begin('520101', ['a', 'b']);
    await all();
    expect(states()).toEqual(['failed', 'created']);
  });

  it.each<[string, Failure]>([
    ['the secrets are wrong', { kind: 'bad-key', service: 'cloudElements' }],
    ['another connection is picked', { kind: 'no-key', service: 'cloudElements' }],
  ])('stops, and says why, where %s', async (_, failure) => {
    const { bulkPushes, all, states, sending, asked } = fixture([failure]);
    await bulkPushes.begin('520101', ['a', 'b']);
    expect(await all()).toBeNull();
    expect([states(), sending()?.state, sending()?.why]).toEqual([['waiting', 'waiting'], 'paused', failure]);
    expect(asked).toEqual(['a']);
  });

  it('waits for as long as the service says, and then asks about the same person again', async () => {
    const { bulkPushes, all, pass, asked, states } = fixture([
      { kind: 'rate-limited', service: 'cloudElements', until: NOW + 5000 },
    ]);
    await bulkPushes.begin('520101', ['a', 'b']);
    expect(await all()).toBe(NOW + 5000);
    expect(await bulkPushes.advance()).toBe(NOW + 5000);
    expect(asked).toEqual(['a']);
    pass(5000);
    expect(await all()).toBeNull();
    expect([asked, states()]).toEqual([
      ['a', 'a', 'b'],
      ['created', 'created'],
    ]);
  });

  it.each<[string, Failure]>([
    ['a time-out', TIMEOUT],
    ['an outage', { kind: 'service-down', service: 'cloudElements', status: 502 }],
    ['a cut connection', { kind: 'no-answer', service: 'cloudElements' }],
  ])('waits for the end of %s, which costs nobody their place', async (_, failure) => {
    const { bulkPushes, all, pass, states, asked } = fixture([failure, failure]);
    await bulkPushes.begin('520101', ['a', 'b']);
    expect(await all()).toBe(NOW + 5000);
    pass(5000);
    expect(await all()).toBe(NOW + 25_000);
    pass(20_000);
    expect(await all()).toBeNull();
    expect([asked, states()]).toEqual([
      ['a', 'a', 'a', 'b'],
      ['created', 'created'],
    ]);
  });

  it('goes on with the others where waiting does not help one', async () => {
    const { bulkPushes, all, pass, states, failures } = fixture([TIMEOUT, TIMEOUT, TIMEOUT, TIMEOUT]);
    await bulkPushes.begin('520101', ['a', 'b']);
    for (let tries = 0; tries < 4; tries += 1) {
      await all();
      pass(60_000);
    }
    expect([states(), failures()]).toEqual([
      ['failed', 'created'],
      ['timeout', null],
    ]);
  });

  it('looks again after a while where there is no network', async () => {
    const { bulkPushes, all, states } = fixture([{ kind: 'offline' }]);
    await bulkPushes.begin('520101', ['a']);
    expect(await all()).toBe(NOW + 60_000);
    expect(states()).toEqual(['waiting']);
  });
});

describe('an outage counts against nobody', () => {
  const ALL = ['a', 'b', 'c', 'd', 'e'];
  const WAITING = ALL.map(() => 'waiting');

  it.each<[string, Failure | PushView, Failure, asked: string]>([
    ['time-outs', TIMEOUT, TIMEOUT, 'aaaabc'],
    ['errors', { kind: 'service-down', ...OF, status: 503 }, { kind: 'service-down', ...OF, status: 503 }, 'aaaabc'],
    ['no answers', { kind: 'no-answer', ...OF }, { kind: 'no-answer', ...OF }, 'aaaabc'],
    ['contacts that may be written', unclear(TIMEOUT), TIMEOUT, 'aaaabc'],
    ['replies that cannot be read', { kind: 'unreadable-reply', ...OF }, { kind: 'unreadable-reply', ...OF }, 'abc'],
    ['a wrong address', { kind: 'refused', ...OF, status: 404 }, { kind: 'refused', ...OF, status: 404 }, 'abc'],
    ['a page', { kind: 'service-down', ...OF, status: 404 }, { kind: 'service-down', ...OF, status: 404 }, 'abc'],
  ])('of %s: the push pauses with its reason, and goes on where it was', async (_, answer, why, expected) => {
    const { bulkPushes, answers, untilItRests, asked, states, failures, sending, resume } = fixture([]);
    answers.push(...Array(60).fill(answer));
    await bulkPushes.begin('520101', ALL);
    await untilItRests();
    expect(asked.join('')).toBe(expected);
    expect([states(), sending()?.state, sending()?.why]).toEqual([WAITING, 'paused', why]);
    for (let rounds = 0; rounds < 4; rounds += 1) {
      asked.length = 0;
      await resume();
      await untilItRests();
      // Nobody is asked about for minutes again.
      expect(asked.join('')).toBe('abc');
    }
    expect([states(), failures()]).toEqual([WAITING, ALL.map(() => null)]);
    answers.length = 0;
    await resume();
    await untilItRests();
    expect([states(), sending()?.state]).toEqual([ALL.map(() => 'created'), 'done']);
  });

  it.each<[string, Failure | PushView, kind: string]>([
    ['a reply that cannot be read', { kind: 'unreadable-reply', ...OF }, 'unreadable-reply'],
    ['a contact that is not found', { kind: 'refused', ...OF, status: 404 }, 'refused'],
    ['an error, again and again', { kind: 'service-down', ...OF, status: 500 }, 'service-down'],
    ['a contact that may be written', unclear(TIMEOUT), 'maybe-written'],
  ])('%s is one person’s once the CRM has answered about another', async (_, answer, kind) => {
    const tries = kind === 'refused' || kind === 'unreadable-reply' ? 1 : 4;
    const { bulkPushes, untilItRests, states, failures, sending } = fixture(Array(tries).fill(answer));
    await bulkPushes.begin('520101', ['a', 'b']);
    await untilItRests();
    expect([states(), failures(), sending()?.state]).toEqual([['failed', 'created'], [kind, null], 'done']);
  });

  it('somebody who was left out without a question to the CRM proves nothing', async () => {
    const answer: Failure = { kind: 'unreadable-reply', ...OF };
    const { bulkPushes, untilItRests, states, sending } = fixture([answer, LEFT_OUT, answer, answer]);
    await bulkPushes.begin('520101', ALL);
    await untilItRests();
    expect(states()).toEqual(['waiting', 'left-out', 'waiting', 'waiting', 'waiting']);
    expect(sending()).toMatchObject({ state: 'paused', why: answer });
  });

  it('of which the worker dies is found again by the next', async () => {
    const { bulkPushes, answers, untilItRests, restart, states, sending, asked } = fixture([]);
    answers.push(...Array(60).fill(TIMEOUT));
    await bulkPushes.begin('520101', ALL);
    await expect(untilItRests(4)).rejects.toThrow('no end');
    restart();
    await untilItRests();
    expect([asked.join(''), states(), sending()?.state]).toEqual(['aaaaabc', WAITING, 'paused']);
  });

  it('the last person of a list, about whom no other can tell, fails only when the user has resumed', async () => {
    const { bulkPushes, answers, untilItRests, resume, states, sending } = fixture([]);
    answers.push(...Array(5).fill(TIMEOUT));
    await bulkPushes.begin('520101', ['a']);
    await untilItRests();
    expect([states(), sending()?.state]).toEqual([['waiting'], 'paused']);
    await resume();
    await untilItRests();
    expect([states(), sending()?.state]).toEqual([['failed'], 'done']);
  });

  it('a daily limit, which names no time, pauses at the third refusal in a row, however often it is resumed', async () => {
    const limited: Failure = { kind: 'rate-limited', ...OF, until: NOW + 60_000 };
    const { bulkPushes, answers, untilItRests, resume, states, sending, asked } = fixture([]);
    answers.push(...Array(12).fill(limited));
    await bulkPushes.begin('520101', ALL);
    for (let rounds = 1; rounds <= 4; rounds += 1) {
      await untilItRests();
      expect([sending()?.state, sending()?.why, asked.length]).toEqual(['paused', limited, rounds * 3]);
      await resume();
    }
    expect(states()).toEqual(WAITING);
    await untilItRests();
    expect(states()).toEqual(ALL.map(() => 'created'));
  });
});
