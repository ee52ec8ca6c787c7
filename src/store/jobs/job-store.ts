import type { IDBPDatabase } from 'idb';
import type { EndState, Job, JobTask } from '../../model/schemas/jobs/job.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { z } from '../../model/schemas/schema.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { jobState } from './job-state.ts';

type JobRecords<J extends Job, Task extends JobTask> = {
  readonly jobs: 'runs' | 'sendings';
  readonly tasks: 'tasks' | 'sendingTasks';
  readonly jobSchema: z.ZodMiniType<J>;
  readonly taskSchema: z.ZodMiniType<Task>;
  readonly jobOf: (task: Task) => number;
  readonly afterTry: (task: Task) => Task;
  /** False if a task can safely be repeated after a power cut. */
  readonly isEndDurable: boolean;
};

/** Contracts: `JobQueue` in jobs/job-queue.ts. */
export function createJobStore<J extends Job, Task extends JobTask>(
  openDatabase: OpenDatabase,
  { jobs, tasks, jobSchema, taskSchema, jobOf, afterTry, isEndDurable }: JobRecords<J, Task>,
) {
  // idb's types can't follow a generic store name; every record is parsed on reading.
  const open = async () => (await openDatabase()) as unknown as IDBPDatabase;

  async function change(id: number, patch: (job: J) => Partial<Job>): Promise<J | null> {
    const transaction = (await open()).transaction(jobs, 'readwrite', DURABLE);
    return runTransaction(transaction, async () => {
      const job = readOptional(jobSchema, await transaction.store.get(id));
      if (!job) return null;
      const changed = { ...job, ...patch(job) };
      await transaction.store.put(changed);
      return changed;
    });
  }

  return {
    async insert(job: Omit<J, 'id'>, tasksOf: (jobId: number) => readonly Omit<Task, 'id'>[]): Promise<number> {
      const transaction = (await open()).transaction([jobs, tasks], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const id = Number(await transaction.objectStore(jobs).add(job));
        const taskStore = transaction.objectStore(tasks);
        await Promise.all(tasksOf(id).map((task) => taskStore.add(task)));
        return id;
      });
    },

    async job(id: number): Promise<J | null> {
      return readOptional(jobSchema, await (await open()).get(jobs, id));
    },

    async active(): Promise<J | null> {
      const running = await (await open()).getAllFromIndex(jobs, 'state', 'running');
      // A damaged job must not hold up the others.
      for (const record of running) {
        const job = jobSchema.safeParse(record);
        if (job.success) return job.data;
      }
      return null;
    },

    async next(jobId: number, most: number): Promise<Task[]> {
      const waiting = await (await open()).getAllFromIndex(tasks, 'next', [jobId, 'waiting'], most);
      // A damaged task throws only when its turn comes.
      const damaged = waiting.findIndex((task) => !taskSchema.safeParse(task).success);
      const readable = damaged > 0 ? waiting.slice(0, damaged) : waiting;
      return readable.map((task) => readRecord(taskSchema, task));
    },

    async tasksIn(jobId: number, state: Task['state'], most?: number): Promise<unknown[]> {
      return (await open()).getAllFromIndex(tasks, 'next', [jobId, state], most);
    },

    async finish(task: Task, state: EndState<Task>, failure: Failure | null, at: number): Promise<void> {
      const transaction = (await open()).transaction([jobs, tasks], 'readwrite', isEndDurable ? DURABLE : {});
      await runTransaction(transaction, async () => {
        const [jobStore, taskStore] = [transaction.objectStore(jobs), transaction.objectStore(tasks)];
        const [taskRecord, jobRecord] = await Promise.all([taskStore.get(task.id), jobStore.get(jobOf(task))]);
        const found = readRecord(taskSchema, taskRecord);
        if (found.state !== 'waiting') return;
        const job = readRecord(jobSchema, jobRecord);
        const counted = (job.counts[state] ?? 0) + 1;
        const counts = { ...job.counts, waiting: job.counts.waiting - 1, [state]: counted };
        const isOver = counts.waiting === 0 && job.state !== 'cancelled';
        const end = isOver ? { state: 'done', endedAt: at, why: null, waitUntil: null } : {};
        await Promise.all([taskStore.put({ ...found, state, failure }), jobStore.put({ ...job, counts, ...end })]);
      });
    },

    async tried({ id }: Task): Promise<void> {
      const transaction = (await open()).transaction(tasks, 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        await transaction.store.put(afterTry(readRecord(taskSchema, await transaction.store.get(id))));
      });
    },

    ...jobState(change),
  };
}
