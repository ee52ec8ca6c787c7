import type { OpenDatabase } from '../database.ts';
import { markDaysAhead } from './days-ahead.ts';
import { pruneJobs } from './prune-jobs.ts';
import { pruneFailedPushes, prunePreviews, pruneSeals } from './prune-records.ts';

/** What keeps the store from growing for ever. README.md says what is kept how long. @param at epoch ms */
export async function keepUp(openDatabase: OpenDatabase, at: number): Promise<void> {
  const parts = [
    () => markDaysAhead(openDatabase, at),
    () => pruneJobs(openDatabase, { jobs: 'runs', tasks: 'tasks' }, at),
    () => pruneJobs(openDatabase, { jobs: 'sendings', tasks: 'sendingTasks' }, at),
    () => prunePreviews(openDatabase, at),
    () => pruneSeals(openDatabase),
    () => pruneFailedPushes(openDatabase, at),
  ];
  // One after the other, so that a click in between waits for one small transaction only.
  const failures: unknown[] = [];
  for (const part of parts) await part().catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
