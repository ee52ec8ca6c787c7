import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import {
  type Run,
  run as runSchema,
  type Task,
  type TaskState,
  task as taskSchema,
} from '../../model/schemas/purchases/run.ts';
import { type Database, DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { jobState } from './job-state.ts';

const STORES = ['runs', 'tasks'] as const;
const ZERO_COUNTS: Run['counts'] = { waiting: 0, known: 0, found: 0, nothing: 0, failed: 0 };

/** Bulk runs and their people. Satisfies `Queue` of purchasing/ports.ts, which says what each function promises. */
export function createQueue(openDatabase: OpenDatabase) {
  async function change(id: number, patch: (run: Run) => Partial<Run>): Promise<Run | null> {
    const transaction = (await openDatabase()).transaction('runs', 'readwrite', DURABLE);
    return runTransaction(transaction, async () => {
      const run = readOptional(runSchema, await transaction.store.get(id));
      if (!run) return null;
      const changed = { ...run, ...patch(run) };
      await transaction.store.put(changed);
      return changed;
    });
  }

  return {
    async add(
      { service, phoneRequired, stopAfter }: Pick<Run, 'service' | 'phoneRequired' | 'stopAfter'>,
      people: readonly Subject[],
      at: number,
    ): Promise<Run> {
      const transaction = (await openDatabase()).transaction([...STORES], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const run: Omit<Run, 'id'> = {
          service,
          phoneRequired,
          stopAfter,
          state: 'running',
          why: null,
          waitUntil: null,
          startedAt: at,
          endedAt: null,
          counts: { ...ZERO_COUNTS, waiting: people.length },
          charged: 0,
          open: 0,
          spent: { kaspr: 0, cognism: 0 },
        };
        // The store numbers runs and tasks itself.
        const id = await transaction.objectStore('runs').add(run as Run);
        const tasks = transaction.objectStore('tasks');
        const task = { run: id, state: 'waiting', refusals: 0, failure: null } as const;
        await Promise.all(people.map((person) => tasks.add({ ...task, person } as unknown as Task)));
        return { ...run, id };
      });
    },

    async active(): Promise<Run | null> {
      const running = await (await openDatabase()).getAllFromIndex('runs', 'state', 'running');
      // A damaged one keeps none of the others from being worked off.
      for (const record of running) {
        const run = runSchema.safeParse(record);
        if (run.success) return run.data;
      }
      return null;
    },

    async run(runId: number): Promise<Run | null> {
      return readOptional(runSchema, await (await openDatabase()).get('runs', runId));
    },

    async next(runId: number, most: number): Promise<Task[]> {
      const tasks = await (await openDatabase()).getAllFromIndex('tasks', 'next', [runId, 'waiting'], most);
      // A damaged one is told of when its turn has come.
      const damaged = tasks.findIndex((task) => !taskSchema.safeParse(task).success);
      const readable = damaged > 0 ? tasks.slice(0, damaged) : tasks;
      return readable.map((task) => readRecord(taskSchema, task));
    },

    async finish(
      { id }: Task,
      state: Exclude<TaskState, 'waiting'>,
      failure: Failure | null,
      at: number,
    ): Promise<void> {
      const transaction = (await openDatabase()).transaction([...STORES], 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        const task = readRecord(taskSchema, await transaction.objectStore('tasks').get(id));
        if (task.state !== 'waiting') return;
        await transaction.objectStore('tasks').put({ ...task, state, failure });
        const run = readRecord(runSchema, await transaction.objectStore('runs').get(task.run));
        const counts = { ...run.counts, waiting: run.counts.waiting - 1, [state]: run.counts[state] + 1 };
        const isOver = counts.waiting === 0 && run.state !== 'cancelled';
        const end = isOver ? ({ state: 'done', endedAt: at, why: null, waitUntil: null } as const) : {};
        await transaction.objectStore('runs').put({ ...run, counts, ...end });
      });
    },

    async refused({ id }: Task): Promise<void> {
      const transaction = (await openDatabase()).transaction('tasks', 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        const task = readRecord(taskSchema, await transaction.store.get(id));
        await transaction.store.put({ ...task, refusals: task.refusals + 1 });
      });
    },

    ...jobState(change),

    /** Who will still be asked about by a run that is not over, with or without a phone. */
    async waiting(phoneRequired: boolean): Promise<Subject[]> {
      const database = await openDatabase();
      const runs = (await openRuns(database)).filter((run) => run.phoneRequired === phoneRequired);
      const tasks = await Promise.all(runs.map(({ id }) => database.getAllFromIndex('tasks', 'next', [id, 'waiting'])));
      return tasks.flat().map((task) => readRecord(taskSchema, task).person);
    },

    /** Runs that are not over, oldest first, then the one that was over last. */
    async shown(): Promise<Run[]> {
      const database = await openDatabase();
      const newest = await database.transaction('runs').store.openCursor(null, 'prev');
      const finished = newest && !['running', 'paused'].includes(newest.value.state) ? [newest.value] : [];
      return [...(await openRuns(database)), ...finished].map((run) => readRecord(runSchema, run));
    },

    /** The people of a run that failed, with why. */
    async failures(runId: number, most = 200): Promise<Task[]> {
      const failed = await (await openDatabase()).getAllFromIndex('tasks', 'next', [runId, 'failed'], most);
      return failed.map((task) => readRecord(taskSchema, task));
    },
  };
}

async function openRuns(database: Database): Promise<Run[]> {
  const byState = (['running', 'paused'] as const).map((state) => database.getAllFromIndex('runs', 'state', state));
  return (await Promise.all(byState)).flat().sort((a, b) => a.id - b.id);
}

export type QueueStore = ReturnType<typeof createQueue>;
