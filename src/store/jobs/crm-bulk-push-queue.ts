import {
  crmBulkPush as bulkPushSchema,
  type CrmBulkPush,
  type CrmBulkPushTask,
  crmBulkPushTask as taskSchema,
} from '../../model/schemas/crm/crm-bulk-push.ts';
import { CRM_BULK_PUSH_STATES } from '../../model/schemas/crm/hub.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { jobState } from './job-state.ts';

const STORES = ['sendings', 'sendingTasks'] as const;

/** Bulk pushes and their people. Satisfies `CrmBulkPushQueue` of crm/push/crm-bulk-pushes.ts, which says what each function promises. */
export function createCrmBulkPushQueue(openDatabase: OpenDatabase) {
  async function change(
    id: number,
    patch: (bulkPush: CrmBulkPush) => Partial<CrmBulkPush>,
  ): Promise<CrmBulkPush | null> {
    const transaction = (await openDatabase()).transaction('sendings', 'readwrite', DURABLE);
    return runTransaction(transaction, async () => {
      const found = readOptional(bulkPushSchema, await transaction.store.get(id));
      if (!found) return null;
      const changed = { ...found, ...patch(found) };
      await transaction.store.put(changed);
      return changed;
    });
  }

  return {
    async add(instanceId: string, leadIds: readonly string[], at: number): Promise<CrmBulkPush> {
      const transaction = (await openDatabase()).transaction([...STORES], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const none = Object.fromEntries(CRM_BULK_PUSH_STATES.map((state) => [state, 0])) as CrmBulkPush['counts'];
        const begun: Omit<CrmBulkPush, 'id'> = {
          ...{ instanceId, state: 'running', why: null, waitUntil: null, startedAt: at, endedAt: null },
          counts: { ...none, waiting: leadIds.length },
        };
        // The store numbers both itself.
        const id = await transaction.objectStore('sendings').add(begun as CrmBulkPush);
        const tasks = transaction.objectStore('sendingTasks');
        const task = { sending: id, state: 'waiting', failure: null, tries: 0 } as const;
        await Promise.all(leadIds.map((leadId) => tasks.add({ ...task, leadId } as CrmBulkPushTask)));
        return { ...begun, id };
      });
    },

    async active(): Promise<CrmBulkPush | null> {
      const running = await (await openDatabase()).getAllFromIndex('sendings', 'state', 'running');
      for (const record of running) {
        const found = bulkPushSchema.safeParse(record);
        if (found.success) return found.data;
      }
      return null;
    },

    async next(id: number): Promise<CrmBulkPushTask | null> {
      const [task] = await (await openDatabase()).getAllFromIndex('sendingTasks', 'next', [id, 'waiting'], 1);
      return readOptional(taskSchema, task);
    },

    async finish(
      { id, sending: bulkPush }: CrmBulkPushTask,
      state: Exclude<CrmBulkPushTask['state'], 'waiting'>,
      failure: Failure | null,
      at: number,
    ): Promise<void> {
      // Not strict: what a power cut takes is done again, and the push, which is on disk, is found to be made.
      const transaction = (await openDatabase()).transaction([...STORES], 'readwrite');
      await runTransaction(transaction, async () => {
        const [bulkPushes, tasks] = [transaction.objectStore('sendings'), transaction.objectStore('sendingTasks')];
        const [taskRecord, record] = await Promise.all([tasks.get(id), bulkPushes.get(bulkPush)]);
        const task = readRecord(taskSchema, taskRecord);
        if (task.state !== 'waiting') return;
        const found = readRecord(bulkPushSchema, record);
        const counts = { ...found.counts, waiting: found.counts.waiting - 1, [state]: found.counts[state] + 1 };
        const isOver = counts.waiting === 0 && found.state !== 'cancelled';
        const end = isOver ? ({ state: 'done', endedAt: at, why: null, waitUntil: null } as const) : {};
        await Promise.all([tasks.put({ ...task, state, failure }), bulkPushes.put({ ...found, counts, ...end })]);
      });
    },

    async tried({ id }: CrmBulkPushTask): Promise<void> {
      const transaction = (await openDatabase()).transaction('sendingTasks', 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        const task = readRecord(taskSchema, await transaction.store.get(id));
        await transaction.store.put({ ...task, tries: task.tries + 1 });
      });
    },

    ...jobState(change),

    /** Those that are not over, oldest first, and the newest that is. */
    async shown(): Promise<CrmBulkPush[]> {
      const all = await (await openDatabase()).getAll('sendings');
      const readable = all.flatMap((record) => bulkPushSchema.safeParse(record).data ?? []);
      const isOpen = ({ state }: CrmBulkPush) => state === 'running' || state === 'paused';
      const finished = readable.filter((one) => !isOpen(one)).slice(-1);
      return [...readable.filter(isOpen), ...finished];
    },

    /** The people of one that failed, or about whom the user has to say something. */
    async unfinished(id: number, most = 200): Promise<CrmBulkPushTask[]> {
      const database = await openDatabase();
      const found = await Promise.all(
        (['failed', 'choose'] as const).map((state) =>
          database.getAllFromIndex('sendingTasks', 'next', [id, state], most),
        ),
      );
      return found.flat().flatMap((task) => taskSchema.safeParse(task).data ?? []);
    },
  };
}

export type CrmBulkPushStore = ReturnType<typeof createCrmBulkPushQueue>;
