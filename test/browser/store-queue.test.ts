import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { StorePage } from './store-browser.ts';

/** In the page: what store-page.ts exports. */
declare const store: typeof import('./store-page.ts');

let page: StorePage;
beforeAll(async () => {
  page = await StorePage.shared();
});
beforeEach(() => page.begin());

describe('a bulk run', () => {
  it('of a thousand people is kept in their order, and ends with the last', { tags: ['slow'] }, async () => {
    const { run, order, last, done, next } = await page.run(async (name) => {
      const { queue } = store.open(name);
      const people = Array.from({ length: 1000 }, (_, index) => store.person(`p${index}`));
      const run = await queue.add({ service: 'kaspr', phoneRequired: true, stopAfter: 3 }, people, 5);
      const order: string[] = [];
      const states = ['found', 'nothing', 'known', 'failed'] as const;
      let last = null;
      for (let index = 0; index < 1000; index += 1) {
        if (index === 999) last = await queue.run(run.id);
        const [task] = await queue.next(run.id, 1);
        if (!task) break;
        order.push(task.person.slug);
        const failure = index % 4 === 3 ? ({ kind: 'timeout', service: 'kaspr' } as const) : null;
        await queue.finish(task, states[index % 4] ?? 'failed', failure, 100 + index);
      }
      return { run, order, last, done: await queue.run(run.id), next: (await queue.next(run.id, 1))[0] ?? null };
    });
    const wanted = { service: 'kaspr', phoneRequired: true, stopAfter: 3, startedAt: 5, why: null, waitUntil: null };
    const none = { known: 0, found: 0, nothing: 0, failed: 0 };
    const begun = {
      ...wanted,
      id: 1,
      state: 'running',
      endedAt: null,
      charged: 0,
      open: 0,
      spent: {},
    };
    expect(run).toEqual({ ...begun, counts: { waiting: 1000, ...none } });
    expect(order).toEqual(Array.from({ length: 1000 }, (_, index) => `p${index}`));
    expect(last).toMatchObject({
      state: 'running',
      counts: { waiting: 1, found: 250, nothing: 250, known: 250, failed: 249 },
    });
    const counts = { waiting: 0, found: 250, nothing: 250, known: 250, failed: 250 };
    expect(done).toEqual({ ...begun, state: 'done', endedAt: 1099, counts });
    expect(next).toBeNull();
  });

  it('counts a person once, however often and by whomever it is said that they are done', async () => {
    const { run, tasks } = await page.run(async (name) => {
      const [one, other] = [store.open(name).queue, store.open(name).queue];
      const people = [store.person('a'), store.person('b')];
      const { id } = await one.add({ service: 'kaspr', phoneRequired: false, stopAfter: null }, people, 1);
      const [task] = await one.next(id, 1);
      if (!task) throw new Error('nobody');
      const failure = { kind: 'timeout', service: 'kaspr' } as const;
      await Promise.all([one.finish(task, 'found', null, 2), other.finish(task, 'failed', failure, 3)]);
      await one.finish(task, 'nothing', null, 4);
      return { run: await one.run(id), tasks: (await store.dump(name)).tasks };
    });
    expect(run).toMatchObject({ state: 'running' });
    const { waiting = 0, found = 0, failed = 0, nothing = 0 } = run?.counts ?? {};
    expect([waiting, found + failed, nothing]).toEqual([1, 1, 0]);
    expect(tasks).toMatchObject([{ state: found ? 'found' : 'failed' }, { state: 'waiting' }]);
  });

  it('remembers how often a person was refused', async () => {
    const task = await page.run(async (name) => {
      const { queue } = store.open(name);
      const { id } = await queue.add(
        { service: 'kaspr', phoneRequired: false, stopAfter: null },
        [store.person('a')],
        1,
      );
      for (let times = 0; times < 2; times += 1) {
        const [task] = await queue.next(id, 1);
        if (task) await queue.tried(task);
      }
      return (await store.open(name).queue.next(id, 1))[0];
    });
    expect(task).toMatchObject({ state: 'waiting', refusals: 2 });
  });

  type Act = 'pause' | 'stop' | 'resume' | 'cancel' | 'finish';
  it.each<[Act[], state: string, next: boolean]>([
    [[], 'running', true],
    [['pause'], 'paused', true],
    [['stop'], 'paused', true],
    [['pause', 'resume'], 'running', true],
    [['stop', 'resume'], 'running', true],
    [['resume'], 'running', true],
    [['pause', 'stop'], 'paused', true],
    [['cancel'], 'cancelled', true],
    [['cancel', 'resume'], 'cancelled', true],
    [['cancel', 'pause'], 'cancelled', true],
    [['pause', 'cancel'], 'cancelled', true],
    [['finish'], 'done', false],
    [['finish', 'pause'], 'done', false],
    [['finish', 'resume'], 'done', false],
    [['finish', 'cancel'], 'done', false],
    // Somebody was being asked about when it was stopped: the answer counts, and so does the user's word.
    [['pause', 'finish'], 'done', false],
    [['cancel', 'finish'], 'cancelled', false],
  ])('after %j is %s', async (acts, state, hasNext) => {
    const { run, active, next } = await page.run(async (name, acts) => {
      const { queue } = store.open(name);
      const { id } = await queue.add(
        { service: 'kaspr', phoneRequired: false, stopAfter: null },
        [store.person('a')],
        1,
      );
      const [task] = await queue.next(id, 1);
      const why = { kind: 'out-of-credits', service: 'kaspr' } as const;
      const does = {
        pause: () => queue.pause(id, null),
        stop: () => queue.pause(id, why),
        resume: () => queue.resume(id),
        cancel: () => queue.cancel(id, 8),
        finish: async () => task && queue.finish(task, 'found', null, 9),
      };
      for (const act of acts) await does[act]();
      return { run: await queue.run(id), active: await queue.active(), next: (await queue.next(id, 1))[0] ?? null };
    }, acts);
    expect([run?.state, active !== null, next !== null]).toEqual([state, state === 'running', hasNext]);
    const isStopped = acts.at(-1) === 'stop' && acts.length === 1;
    expect(run?.why?.kind ?? null).toBe(isStopped ? 'out-of-credits' : null);
    expect(run?.endedAt).toBe({ done: 9, cancelled: 8 }[state] ?? null);
    expect(run?.counts).toMatchObject(acts.includes('finish') ? { waiting: 0, found: 1 } : { waiting: 1, found: 0 });
  });

  it('that waits says until when; going on, pausing and ending end that', async () => {
    const waits = await page.run(async (name) => {
      const { queue } = store.open(name);
      const people = [store.person('a')];
      const { id } = await queue.add({ service: 'kaspr', phoneRequired: false, stopAfter: null }, people, 1);
      const waits = [];
      for (const act of [() => queue.pause(id, null), () => queue.resume(id), () => queue.cancel(id, 8)]) {
        if ((await queue.run(id))?.state === 'paused') await act();
        else {
          await queue.wait(id, 77);
          waits.push((await queue.run(id))?.waitUntil);
          await act();
        }
        waits.push((await queue.run(id))?.waitUntil);
      }
      return waits;
    });
    expect(waits).toEqual([77, null, null, 77, null]);
  });

  it('that is not there is null', async () => {
    const seen = await page.run(async (name) => {
      const { queue } = store.open(name);
      const all = [
        queue.run(9),
        queue.next(9, 20),
        queue.pause(9, null),
        queue.resume(9),
        queue.cancel(9, 1),
        queue.active(),
      ];
      return Promise.all(all);
    });
    expect(seen).toEqual([null, [], null, null, null, null]);
  });
});

describe('several runs', () => {
  it('take turns: the oldest that goes on by itself is first', async () => {
    const seen = await page.run(async (name) => {
      const { queue } = store.open(name);
      const add = () => queue.add({ service: 'kaspr', phoneRequired: false, stopAfter: null }, [store.person('a')], 1);
      for (let times = 0; times < 3; times += 1) await add();
      const active = async () => (await queue.active())?.id ?? null;
      const seen = [await active()];
      await queue.pause(1, null);
      seen.push(await active());
      await queue.cancel(2, 1);
      seen.push(await active());
      await queue.resume(1);
      return [...seen, await active()];
    });
    expect(seen).toEqual([1, 2, 3, 1]);
  });

  it('are shown while they are not over, oldest first, then the last one that is', async () => {
    const seen = await page.run(async (name) => {
      const { queue } = store.open(name);
      const add = async () => {
        const run = await queue.add(
          { service: 'kaspr', phoneRequired: false, stopAfter: null },
          [store.person('a')],
          1,
        );
        return run.id;
      };
      const shown = async () => (await queue.shown()).map(({ id, state }) => `${id} ${state}`);
      const finish = async (id: number) => {
        const [task] = await queue.next(id, 1);
        if (task) await queue.finish(task, 'found', null, 2);
      };
      const seen = [await shown()];
      for (let times = 0; times < 4; times += 1) await add();
      await queue.pause(2, null);
      seen.push(await shown());
      await finish(1);
      await finish(4);
      seen.push(await shown());
      await finish(3);
      await queue.cancel(2, 3);
      return [...seen, await shown()];
    });
    expect(seen).toEqual([
      [],
      ['1 running', '2 paused', '3 running', '4 running'],
      ['2 paused', '3 running', '4 done'],
      ['4 done'],
    ]);
  });

  it('tell whose look-up failed, and why, of each by itself', async () => {
    const seen = await page.run(async (name) => {
      const { queue } = store.open(name);
      for (const slug of ['a', 'x']) {
        const people = Array.from({ length: 5 }, (_, index) => store.person(`${slug}${index}`));
        const { id } = await queue.add({ service: 'kaspr', phoneRequired: false, stopAfter: null }, people, 1);
        for (let index = 0; index < 4; index += 1) {
          const [task] = await queue.next(id, 1);
          const failure = { kind: 'refused', service: 'kaspr', status: 400 + index } as const;
          if (task) await queue.finish(task, index % 2 ? 'failed' : 'found', index % 2 ? failure : null, 2);
        }
      }
      const tell = async (id: number, most?: number) =>
        (await queue.failures(id, most)).map(({ person, failure }) => [
          person.slug,
          failure && 'status' in failure && failure.status,
        ]);
      return [await tell(1), await tell(2), await tell(1, 1)];
    });
    expect(seen).toEqual([
      [
        ['a1', 401],
        ['a3', 403],
      ],
      [
        ['x1', 401],
        ['x3', 403],
      ],
      [['a1', 401]],
    ]);
  });
});

describe('on disk', () => {
  it('before it is gone on with', async () => {
    const seen = await page.run(async (name) => {
      const { queue, openDatabase } = store.open(name);
      await openDatabase();
      return store.durabilities(async () => {
        const { id } = await queue.add(
          { service: 'kaspr', phoneRequired: false, stopAfter: null },
          [store.person('a')],
          1,
        );
        await queue.wait(id, 9);
        await queue.pause(id, null);
        await queue.resume(id);
        const [task] = await queue.next(id, 1);
        if (!task) return;
        await queue.tried(task);
        await queue.finish(task, 'found', null, 2);
      });
    });
    expect(seen).toEqual(Array(6).fill('strict'));
  });
});
