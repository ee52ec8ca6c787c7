import { createAdvance } from '../../jobs/advance.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { CrmBulkPush, CrmBulkPushTask } from '../../model/schemas/crm/crm-bulk-push.ts';
import type { EndState } from '../../model/schemas/jobs/job.ts';
import { type Failure, FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { PushView } from '../../model/views/lead-views.ts';
import { MAYBE_WRITTEN } from './attempts.ts';
import type { PushResult } from './push-context.ts';
import { judgeFailure } from './task-verdict.ts';

/** Of different people, in a row: the CRM's failures, not theirs. */
const MAX_FAILURES_IN_ROW = 3;

export type CrmBulkPushQueue = JobQueue<CrmBulkPush, CrmBulkPushTask> & {
  readonly add: (instanceId: string, leadIds: readonly string[], at: number) => Promise<CrmBulkPush>;
};

type Suspect = { readonly failure: Failure; readonly isAgain: boolean };

type CrmBulkPushesDeps = {
  readonly queue: CrmBulkPushQueue;
  /** @param instanceId as picked at the start @throws FailureError if surely nothing was written */
  readonly push: (leadId: string, instanceId: string) => Promise<PushView>;
  readonly changed: Changed;
  readonly now: () => number;
};

/** All state is in the queue and the pushes, so it can die at any point. */
export function createCrmBulkPushes({ queue, push, changed, now }: CrmBulkPushesDeps) {
  /** By task: failures that are the person's own only if the CRM answers about somebody else. Till then they wait. */
  const suspects = new Map<number, Suspect>();

  async function step({ id, instanceId }: CrmBulkPush, tasks: readonly CrmBulkPushTask[]): Promise<unknown> {
    const held = tasks.filter((task) => suspects.has(task.id));
    const task = tasks.find((one) => !suspects.has(one.id));
    if (!task) return fail(held);
    const pushed = await attempt(task.leadId, instanceId);
    if (pushed.kind !== 'failed' && pushed.kind !== 'unclear') {
      // The CRM was not asked about somebody who is left out.
      if (pushed.kind !== 'left-out') await fail(held);
      return queue.finish(task, endOf(pushed), null, now());
    }
    const { failure } = pushed;
    const shown = pushed.kind === 'unclear' ? MAYBE_WRITTEN : failure;
    const verdict = judgeFailure(failure, task.tries, held.length > 0, now());
    switch (verdict.kind) {
      case 'person':
        await fail(held);
        return queue.finish(task, 'failed', shown, now());
      case 'not-asked':
        return queue.finish(task, 'failed', shown, now());
      case 'later':
        if (verdict.isTry) await queue.tried(task);
        return queue.wait(id, verdict.until);
      case 'limit':
        await queue.tried(task);
        return queue.pause(id, failure);
      case 'either':
        await queue.tried(task);
        suspects.set(task.id, { failure: shown, isAgain: verdict.isAgain });
        return decide(id, tasks, failure);
      case 'stop':
        return queue.pause(id, failure);
    }
  }

  async function decide(id: number, tasks: readonly CrmBulkPushTask[], failure: Failure): Promise<unknown> {
    const held = tasks.filter((task) => suspects.has(task.id));
    const isOutage = held.length === MAX_FAILURES_IN_ROW;
    const isLast = held.length === tasks.length;
    if (!isOutage && !isLast) return null;
    // Nobody else is left who could tell, and the user has resumed once.
    if (!isOutage && held.every((task) => suspects.get(task.id)?.isAgain)) return fail(held);
    return queue.pause(id, failure);
  }

  async function fail(held: readonly CrmBulkPushTask[]): Promise<void> {
    for (const task of held) {
      await queue.finish(task, 'failed', suspects.get(task.id)?.failure ?? null, now());
      suspects.delete(task.id);
    }
  }

  async function attempt(leadId: string, instanceId: string): Promise<PushResult> {
    try {
      return await push(leadId, instanceId);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      return { kind: 'failed', failure: error.failure };
    }
  }

  const advance = createAdvance<CrmBulkPush, CrmBulkPushTask>({
    ...{ queue, step, changed, now },
    tasksPerStep: () => MAX_FAILURES_IN_ROW,
    changeBy: (tasks) =>
      changeOf(
        ['pushes', 'people'],
        tasks.map(({ leadId }) => leadId),
      ),
  });

  return {
    /** Resolves to when to call again (epoch ms), or null. */
    async advance(): Promise<number | null> {
      const next = await advance();
      // Paused or over: what was suspected then proves nothing later.
      if (next === null) suspects.clear();
      return next;
    },

    async begin(instanceId: string, leadIds: readonly string[]): Promise<CrmBulkPush | null> {
      const once = [...new Set(leadIds)];
      return once.length === 0 ? null : queue.add(instanceId, once, now());
    },
  };
}

function endOf(pushed: Exclude<PushView, { kind: 'unclear' }>): EndState<CrmBulkPushTask> {
  if (pushed.kind !== 'done') return pushed.kind;
  const { state } = pushed.push;
  return state === 'created' || state === 'updated' ? state : 'unchanged';
}

export type CrmBulkPushes = ReturnType<typeof createCrmBulkPushes>;
