import { SENDING_STATES } from '../../model/schemas/crm/hub.ts';
import {
  type Sending,
  type SendingTask,
  sending as sendingSchema,
  sendingTask as taskSchema,
} from '../../model/schemas/crm/sending.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { type Opened, STRICT, whole } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { steering } from './steering.ts';

const STORES = ['sendings', 'sendingTasks'] as const;

/** Bulk pushes and their people. Satisfies `SendingQueue` of crm/push/sendings.ts, which says what each function promises. */
export function createSendingQueue(opened: Opened) {
  async function change(id: number, patch: (sending: Sending) => Partial<Sending>): Promise<Sending | null> {
    const transaction = (await opened()).transaction('sendings', 'readwrite', STRICT);
    return whole(transaction, async () => {
      const found = readOptional(sendingSchema, await transaction.store.get(id));
      if (!found) return null;
      const changed = { ...found, ...patch(found) };
      await transaction.store.put(changed);
      return changed;
    });
  }

  return {
    async add(instanceId: string, leadIds: readonly string[], at: number): Promise<Sending> {
      const transaction = (await opened()).transaction([...STORES], 'readwrite', STRICT);
      return whole(transaction, async () => {
        const none = Object.fromEntries(SENDING_STATES.map((state) => [state, 0])) as Sending['counts'];
        const begun: Omit<Sending, 'id'> = {
          ...{ instanceId, state: 'running', why: null, waitUntil: null, startedAt: at, endedAt: null },
          counts: { ...none, waiting: leadIds.length },
        };
        // The store numbers both itself.
        const id = await transaction.objectStore('sendings').add(begun as Sending);
        const tasks = transaction.objectStore('sendingTasks');
        const task = { sending: id, state: 'waiting', failure: null, tries: 0 } as const;
        await Promise.all(leadIds.map((leadId) => tasks.add({ ...task, leadId } as SendingTask)));
        return { ...begun, id };
      });
    },

    async active(): Promise<Sending | null> {
      const running = await (await opened()).getAllFromIndex('sendings', 'state', 'running');
      for (const record of running) {
        const found = sendingSchema.safeParse(record);
        if (found.success) return found.data;
      }
      return null;
    },

    async next(id: number): Promise<SendingTask | null> {
      const [task] = await (await opened()).getAllFromIndex('sendingTasks', 'next', [id, 'waiting'], 1);
      return readOptional(taskSchema, task);
    },

    async finish(
      { id, sending }: SendingTask,
      state: Exclude<SendingTask['state'], 'waiting'>,
      failure: Failure | null,
      at: number,
    ): Promise<void> {
      // Not strict: what a power cut takes is done again, and the push, which is on disk, is found to be made.
      const transaction = (await opened()).transaction([...STORES], 'readwrite');
      await whole(transaction, async () => {
        const [sendings, tasks] = [transaction.objectStore('sendings'), transaction.objectStore('sendingTasks')];
        const [taskRecord, record] = await Promise.all([tasks.get(id), sendings.get(sending)]);
        const task = readRecord(taskSchema, taskRecord);
        if (task.state !== 'waiting') return;
        const found = readRecord(sendingSchema, record);
        const counts = { ...found.counts, waiting: found.counts.waiting - 1, [state]: found.counts[state] + 1 };
        const isOver = counts.waiting === 0 && found.state !== 'cancelled';
        const end = isOver ? ({ state: 'done', endedAt: at, why: null, waitUntil: null } as const) : {};
        await Promise.all([tasks.put({ ...task, state, failure }), sendings.put({ ...found, counts, ...end })]);
      });
    },

    async tried({ id }: SendingTask): Promise<void> {
      const transaction = (await opened()).transaction('sendingTasks', 'readwrite', STRICT);
      await whole(transaction, async () => {
        const task = readRecord(taskSchema, await transaction.store.get(id));
        await transaction.store.put({ ...task, tries: task.tries + 1 });
      });
    },

    ...steering(change),

    /** Those that are not over, oldest first, and the newest that is. */
    async shown(): Promise<Sending[]> {
      const all = await (await opened()).getAll('sendings');
      const readable = all.flatMap((record) => sendingSchema.safeParse(record).data ?? []);
      const isOpen = ({ state }: Sending) => state === 'running' || state === 'paused';
      const over = readable.filter((one) => !isOpen(one)).slice(-1);
      return [...readable.filter(isOpen), ...over];
    },

    /** The people of one that failed, or about whom the user has to say something. */
    async unfinished(id: number, most = 200): Promise<SendingTask[]> {
      const database = await opened();
      const found = await Promise.all(
        (['failed', 'choose'] as const).map((state) =>
          database.getAllFromIndex('sendingTasks', 'next', [id, state], most),
        ),
      );
      return found.flat().flatMap((task) => taskSchema.safeParse(task).data ?? []);
    },
  };
}

export type SendingStore = ReturnType<typeof createSendingQueue>;
