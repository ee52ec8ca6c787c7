import type { Sending, SendingTask } from '../../model/schemas/crm/sending.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { Failed } from '../../model/schemas/purchases/failure.ts';
import type { PushView } from '../../model/views/lead-views.ts';

/** Without a network it is looked again after so long (ms). */
const LOOK_AGAIN = 60_000;

const MAYBE_WRITTEN: Failure = { kind: 'maybe-written', service: 'cloudElements' };

/**
 * What may be over soon, and be about everybody or one person only: the same person is tried again after so long (ms), and when that has
 * not helped the others are.
 */
const MAY_PASS: ReadonlySet<Failure['kind']> = new Set(['service-down', 'timeout', 'no-answer']);
const AGAIN_AFTER = [5_000, 20_000, 60_000] as const;

/** Failures of one person that say nothing about the others. All else stops a bulk push, and tells why. */
const OF_ONE_PERSON: ReadonlySet<Failure['kind']> = new Set([...MAY_PASS, 'refused', 'unreadable-reply', 'internal']);

/** Bulk pushes, kept by the store: what is not done yet outlives the background. */
export type SendingQueue = {
  readonly add: (instanceId: string, leadIds: readonly string[], at: number) => Promise<Sending>;
  /** The oldest that goes on by itself. */
  readonly active: () => Promise<Sending | null>;
  /** The first person who was not sent yet. */
  readonly next: (id: number) => Promise<SendingTask | null>;
  /** Ends a task, counts it, and ends the bulk push with its last one: one transaction. */
  readonly finish: (
    task: SendingTask,
    state: Exclude<SendingTask['state'], 'waiting'>,
    failure: Failure | null,
    at: number,
  ) => Promise<void>;
  /** Counts a try that came to nothing. */
  readonly tried: (task: SendingTask) => Promise<void>;
  readonly wait: (id: number, until: number | null) => Promise<unknown>;
  readonly pause: (id: number, why: Failure | null) => Promise<unknown>;
};

type Parts = {
  readonly queue: SendingQueue;
  /** @param instanceId the connection that was picked when the bulk push began @throws Failed where surely nothing was written */
  readonly push: (leadId: string, instanceId: string) => Promise<PushView>;
  readonly changed: () => void;
  readonly now: () => number;
};

/** Sends people one after the other. All that it knows is in the queue and in the pushes: it can die at any point. */
export function createSendings({ queue, push, changed, now }: Parts) {
  async function step(sending: Sending, task: SendingTask): Promise<unknown> {
    try {
      const pushed = await push(task.leadId, sending.instanceId);
      if (pushed.kind === 'unclear') return await queue.finish(task, 'failed', MAYBE_WRITTEN, now());
      const state = pushed.kind === 'done' ? endOf(pushed.push.state) : pushed.kind;
      return await queue.finish(task, state, null, now());
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      const { failure } = error;
      const pause = MAY_PASS.has(failure.kind) ? AGAIN_AFTER[task.tries] : undefined;
      if (pause !== undefined) {
        await queue.tried(task);
        return queue.wait(sending.id, now() + pause);
      }
      if (OF_ONE_PERSON.has(failure.kind)) return queue.finish(task, 'failed', failure, now());
      if (failure.kind === 'rate-limited') return queue.wait(sending.id, failure.until);
      if (failure.kind === 'offline') return queue.wait(sending.id, now() + LOOK_AGAIN);
      return queue.pause(sending.id, failure);
    }
  }

  return {
    /**
     * Sends the next person of the oldest bulk push.
     * @returns when to ask again (epoch ms): now, later, or null if there is nothing to do
     */
    async advance(): Promise<number | null> {
      const sending = await queue.active();
      if (!sending) return null;
      if (sending.waitUntil !== null && sending.waitUntil > now()) return sending.waitUntil;
      if (sending.waitUntil !== null) await queue.wait(sending.id, null);
      try {
        const task = await queue.next(sending.id);
        if (task) await step(sending, task);
      } catch {
        await queue.pause(sending.id, { kind: 'internal' });
      }
      changed();
      // Whether there is more to do, and when, the next call finds out.
      return now();
    },

    /** Begins one. Null where nobody is in it. */
    async begin(instanceId: string, leadIds: readonly string[]): Promise<Sending | null> {
      const once = [...new Set(leadIds)];
      return once.length === 0 ? null : queue.add(instanceId, once, now());
    },
  };
}

function endOf(state: string): 'created' | 'updated' | 'unchanged' {
  return state === 'created' || state === 'updated' ? state : 'unchanged';
}

export type Sendings = ReturnType<typeof createSendings>;
