import { isOpenJob, OPEN_JOB_STATES } from '../../model/open-job.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import { type Run, run as runSchema, type Task, task as taskSchema } from '../../model/schemas/purchases/run.ts';
import type { Database, OpenDatabase } from '../database.ts';
import { readRecord } from '../records.ts';
import { createJobStore } from './job-store.ts';
import { createWaitingPeople } from './waiting-people.ts';

const ZERO_COUNTS: Run['counts'] = { waiting: 0, known: 0, found: 0, nothing: 0, failed: 0 };

/** Contracts: `Queue` in purchasing/ports.ts. */
export function createQueue(openDatabase: OpenDatabase) {
  const { insert, job, tasksIn, ...queue } = createJobStore<Run, Task>(openDatabase, {
    jobs: 'runs',
    tasks: 'tasks',
    jobSchema: runSchema,
    taskSchema,
    jobOf: (task) => task.run,
    afterTry: (task) => ({ ...task, refusals: task.refusals + 1 }),
    isEndDurable: true,
  });

  const waitingPeople = createWaitingPeople(openDatabase);

  return {
    ...queue,

    async add(
      { service, phoneRequired, stopAfter }: Pick<Run, 'service' | 'phoneRequired' | 'stopAfter'>,
      people: readonly Subject[],
      at: number,
    ): Promise<Run> {
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
        spent: {},
      };
      const id = await insert(run, (run) =>
        people.map((person) => ({ run, state: 'waiting', refusals: 0, failure: null, person: { ...person } })),
      );
      return { ...run, id };
    },

    run: job,

    /** In the order of `people`: whether an unfinished run will look them up, with or without a phone. */
    async areWaiting(people: readonly Subject[], phoneRequired: boolean): Promise<boolean[]> {
      if (people.length === 0) return [];
      const runs = await openRuns(await openDatabase());
      return waitingPeople(runs, people, (run) => run.phoneRequired === phoneRequired);
    },

    /** Unfinished runs, oldest first, then the newest run if it has finished. */
    async shown(): Promise<Run[]> {
      const database = await openDatabase();
      const newest = await database.transaction('runs').store.openCursor(null, 'prev');
      const finished = newest && !isOpenJob(newest.value) ? [newest.value] : [];
      return [...(await openRuns(database)), ...finished].map((run) => readRecord(runSchema, run));
    },

    async failures(runId: number, most = 200): Promise<Task[]> {
      const failed = await tasksIn(runId, 'failed', most);
      return failed.map((task) => readRecord(taskSchema, task));
    },
  };
}

async function openRuns(database: Database): Promise<Run[]> {
  const byState = OPEN_JOB_STATES.map((state) => database.getAllFromIndex('runs', 'state', state));
  return (await Promise.all(byState)).flat().sort((a, b) => a.id - b.id);
}

export type QueueStore = ReturnType<typeof createQueue>;
