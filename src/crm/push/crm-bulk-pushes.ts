import { createAdvance } from '../../jobs/advance.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { CrmBulkPush, CrmBulkPushTask } from '../../model/schemas/crm/crm-bulk-push.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { PushView } from '../../model/views/lead-views.ts';

const OFFLINE_RETRY_MS = 60_000;

const MAYBE_WRITTEN: Failure = { kind: 'maybe-written', service: 'cloudElements' };

/** May concern one person or everyone: the same person is retried after these delays, then the others go on. */
const PASSING_FAILURES: ReadonlySet<Failure['kind']> = new Set(['service-down', 'timeout', 'no-answer']);
const RETRY_DELAYS_MS = [5_000, 20_000, 60_000] as const;

const SINGLE_PERSON_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  ...PASSING_FAILURES,
  'refused',
  'unreadable-reply',
  'internal',
]);

export type CrmBulkPushQueue = JobQueue<CrmBulkPush, CrmBulkPushTask> & {
  readonly add: (instanceId: string, leadIds: readonly string[], at: number) => Promise<CrmBulkPush>;
};

type CrmBulkPushesDeps = {
  readonly queue: CrmBulkPushQueue;
  /** @param instanceId as picked at the start @throws FailureError if surely nothing was written */
  readonly push: (leadId: string, instanceId: string) => Promise<PushView>;
  readonly changed: Changed;
  readonly now: () => number;
};

/** All state is in the queue and the pushes, so it can die at any point. */
export function createCrmBulkPushes({ queue, push, changed, now }: CrmBulkPushesDeps) {
  async function step(bulkPush: CrmBulkPush, task: CrmBulkPushTask): Promise<unknown> {
    try {
      const pushed = await push(task.leadId, bulkPush.instanceId);
      if (pushed.kind === 'unclear') return await queue.finish(task, 'failed', MAYBE_WRITTEN, now());
      const state = pushed.kind === 'done' ? endOf(pushed.push.state) : pushed.kind;
      return await queue.finish(task, state, null, now());
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      const { failure } = error;
      const pause = PASSING_FAILURES.has(failure.kind) ? RETRY_DELAYS_MS[task.tries] : undefined;
      if (pause !== undefined) {
        await queue.tried(task);
        return queue.wait(bulkPush.id, now() + pause);
      }
      if (SINGLE_PERSON_FAILURES.has(failure.kind)) return queue.finish(task, 'failed', failure, now());
      if (failure.kind === 'rate-limited') return queue.wait(bulkPush.id, failure.until);
      if (failure.kind === 'offline') return queue.wait(bulkPush.id, now() + OFFLINE_RETRY_MS);
      return queue.pause(bulkPush.id, failure);
    }
  }

  return {
    advance: createAdvance<CrmBulkPush, CrmBulkPushTask>({
      ...{ queue, changed, now },
      tasksPerStep: () => 1,
      changeBy: (tasks) =>
        changeOf(
          ['pushes', 'people'],
          tasks.map(({ leadId }) => leadId),
        ),
      step: (bulkPush, [task]) => step(bulkPush, task),
    }),

    async begin(instanceId: string, leadIds: readonly string[]): Promise<CrmBulkPush | null> {
      const once = [...new Set(leadIds)];
      return once.length === 0 ? null : queue.add(instanceId, once, now());
    },
  };
}

function endOf(state: string): 'created' | 'updated' | 'unchanged' {
  return state === 'created' || state === 'updated' ? state : 'unchanged';
}

export type CrmBulkPushes = ReturnType<typeof createCrmBulkPushes>;
