import { isOpenJob, OPEN_JOB_STATES } from '../../model/open-job.ts';
import {
  crmBulkPush as bulkPushSchema,
  type CrmBulkPush,
  type CrmBulkPushTask,
  crmBulkPushTask as taskSchema,
} from '../../model/schemas/crm/crm-bulk-push.ts';
import { CRM_BULK_PUSH_STATES } from '../../model/schemas/crm/hub.ts';
import type { OpenDatabase } from '../database.ts';
import { createJobStore } from './job-store.ts';

/** Contracts: `CrmBulkPushQueue` in crm/push/crm-bulk-pushes.ts. */
export function createCrmBulkPushQueue(openDatabase: OpenDatabase) {
  const {
    insert,
    job: _,
    tasksIn,
    ...queue
  } = createJobStore<CrmBulkPush, CrmBulkPushTask>(openDatabase, {
    jobs: 'sendings',
    tasks: 'sendingTasks',
    jobSchema: bulkPushSchema,
    taskSchema,
    jobOf: ({ sending }) => sending,
    afterTry: (task) => ({ ...task, tries: task.tries + 1 }),
    // A task repeated after a power cut finds the push already recorded.
    isEndDurable: false,
  });

  return {
    ...queue,

    async add(instanceId: string, leadIds: readonly string[], at: number): Promise<CrmBulkPush> {
      const none = Object.fromEntries(CRM_BULK_PUSH_STATES.map((state) => [state, 0])) as CrmBulkPush['counts'];
      const begun: Omit<CrmBulkPush, 'id'> = {
        ...{ instanceId, state: 'running', why: null, waitUntil: null, startedAt: at, endedAt: null },
        counts: { ...none, waiting: leadIds.length },
      };
      const id = await insert(begun, (sending) =>
        leadIds.map((leadId) => ({ sending, state: 'waiting', failure: null, tries: 0, leadId })),
      );
      return { ...begun, id };
    },

    /** Unfinished ones, oldest first, then the latest finished one. */
    async shown(): Promise<CrmBulkPush[]> {
      const { store } = (await openDatabase()).transaction('sendings');
      const byState = OPEN_JOB_STATES.map((state) => store.index('state').getAll(state));
      const open = (await Promise.all(byState))
        .flat()
        .flatMap(readable)
        .sort((a, b) => a.id - b.id);
      let finished: CrmBulkPush[] = [];
      for (let at = await store.openCursor(null, 'prev'); at && finished.length === 0; at = await at.continue()) {
        finished = readable(at.value).filter((one) => !isOpenJob(one));
      }
      return [...open, ...finished];
    },

    /** Failed, or waiting for the user's choice. */
    async unfinished(id: number, most = 200): Promise<CrmBulkPushTask[]> {
      const found = await Promise.all((['failed', 'choose'] as const).map((state) => tasksIn(id, state, most)));
      return found.flat().flatMap((task) => taskSchema.safeParse(task).data ?? []);
    },
  };
}

const readable = (record: unknown): CrmBulkPush[] => {
  const read = bulkPushSchema.safeParse(record);
  return read.success ? [read.data] : [];
};

export type CrmBulkPushStore = ReturnType<typeof createCrmBulkPushQueue>;
