import type { IDBPDatabase } from 'idb';
import { isOpenJob } from '../../model/open-job.ts';
import type { Job } from '../../model/schemas/jobs/job.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { KEPT_FOR_MS } from './kept-for.ts';

type StoredJob = Pick<Job, 'id' | 'state' | 'endedAt'> & { readonly open?: number };
type JobStores = {
  readonly jobs: 'runs' | 'sendings';
  readonly tasks: 'tasks' | 'sendingTasks';
};

const MAX_JOBS = 50;
const TASKS_PER_TRANSACTION = 200;

/** The last one is shown; one whose charges are in question may still be asked about. Damaged ones stay. */
export async function pruneJobs(openDatabase: OpenDatabase, stores: JobStores, at: number): Promise<void> {
  // idb's types can't follow a store's name that isn't known.
  const database = (await openDatabase()) as unknown as IDBPDatabase;
  const all: StoredJob[] = await database.getAll(stores.jobs);
  const ended = all.filter(isEnded).sort((a, b) => b.id - a.id);
  const isOld = ({ endedAt }: StoredJob) => endedAt !== null && endedAt < at - KEPT_FOR_MS;
  const gone = ended.filter((job, place) => place > 0 && (place >= MAX_JOBS || isOld(job)));
  for (const { id } of gone) while (await pruneSome(database, stores, id));
}

/** Resolves to whether there is more. The job goes with its last task, so that a stop in between leaves no orphan. */
async function pruneSome(database: IDBPDatabase, { jobs, tasks }: JobStores, id: number): Promise<boolean> {
  const transaction = database.transaction([jobs, tasks], 'readwrite');
  return runTransaction(transaction, async () => {
    const [jobStore, taskStore] = [transaction.objectStore(jobs), transaction.objectStore(tasks)];
    const job: StoredJob | undefined = await jobStore.get(id);
    if (!job || !isEnded(job)) return false;
    // Arrays come after all states.
    const own = IDBKeyRange.bound([id], [id, []]);
    const keys = await taskStore.index('next').getAllKeys(own, TASKS_PER_TRANSACTION);
    await Promise.all(keys.map((key) => taskStore.delete(key)));
    if (keys.length === TASKS_PER_TRANSACTION) return true;
    await jobStore.delete(id);
    return false;
  });
}

function isEnded(job: StoredJob): boolean {
  return typeof job.state === 'string' && !isOpenJob(job) && !job.open;
}
