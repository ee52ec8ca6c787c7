import { createAdvance } from '../../jobs/advance.ts';
import { aliasesOf, type Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Run, Task } from '../../model/schemas/purchases/run.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';
import type { LookUps } from '../look-up/look-ups.ts';
import { MAX_REVEALS_PER_REQUEST } from '../look-up/reveals.ts';
import type { PendingReveal, Waterfall } from '../look-up/waterfall.ts';
import type { Queue } from '../ports.ts';

/** Without a network, or where another context owns a request, a run looks again after so long (ms). */
const RETRY_AFTER_MS = { offline: 60_000, elsewhere: 3000 } as const;
/** Refusals of one person for coming too often, after which the run goes on without them. */
const MAX_REFUSALS = 3;

/** Failures of one person that say nothing about the others. All else stops a run, and tells why. */
const SINGLE_PERSON_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  'refused',
  'service-down',
  'timeout',
  'unreadable-reply',
  'maybe-charged',
  'wrong-person',
  'interrupted',
  'not-stored',
]);

/** Refusals of many at once that may be about one of them, or that fewer would not have met: they are asked about one by one then. */
const BATCH_FAILURES: ReadonlySet<Failure['kind']> = new Set(['refused', 'out-of-credits']);

type BulkDeps = {
  readonly queue: Queue;
  readonly waterfall: Pick<Waterfall, 'findInRun' | 'resume'>;
  readonly revealInRun: LookUps['revealInRun'];
  /** Told whenever a run has something new to show. */
  readonly changed: () => void;
  /** Told when a run is over. */
  readonly notifyRunEnded: (run: Run) => unknown;
  readonly now: () => number;
};

/** What a look-up means for its person: done, or asked again later, or the whole run stops. */
type TaskVerdict =
  | {
      readonly kind: 'done';
      readonly state: 'known' | 'found' | 'nothing' | 'failed';
      readonly failure: Failure | null;
    }
  | { readonly kind: 'later'; readonly until: number; readonly isRefusal: boolean }
  | { readonly kind: 'stop'; readonly why: Failure };

/** A person whose turn has come to a reveal, and what came of it. `isAlone`: not to be asked about together with others. */
type PendingTask = {
  readonly pendingReveal: PendingReveal;
  readonly answer: PurchaseResult | null;
  readonly isAlone: boolean;
};

/**
 * Works off bulk runs, one person after the other; reveals are gathered, and made for many at once. All that must be known is in the
 * queue and the ledger: it can die at any point.
 */
export function createBulk({ queue, waterfall, revealInRun, changed, notifyRunEnded, now }: BulkDeps) {
  // By task. Without its place a person is asked about anew, from what is stored.
  const pendingTasks = new Map<number, PendingTask>();

  async function step(run: Run, task: Task): Promise<void> {
    const order = { person: task.person, isPhoneRequired: run.phoneRequired, replacesId: null, run: run.id };
    const pendingTask = pendingTasks.get(task.id);
    const found = await (pendingTask?.answer
      ? waterfall.resume(pendingTask.pendingReveal, pendingTask.answer)
      : waterfall.findInRun(order));
    if (found.kind === 'pending-reveal')
      return void pendingTasks.set(task.id, { pendingReveal: found, answer: null, isAlone: false });
    pendingTasks.delete(task.id);
    const verdict = judge(found, run.id, now());
    if (verdict.kind === 'done') return queue.finish(task, verdict.state, verdict.failure, now());
    // What the others were told together with this one holds no longer when it is their turn again.
    pendingTasks.clear();
    if (verdict.kind === 'stop') return void (await queue.pause(run.id, verdict.why));
    if (verdict.isRefusal) await queue.tried(task);
    if (verdict.isRefusal && task.refusals + 1 >= MAX_REFUSALS) {
      await queue.finish(task, 'failed', failureOf(found), now());
    }
    await queue.wait(run.id, verdict.until);
  }

  async function revealTogether(run: Run, tasks: readonly Task[]): Promise<void> {
    const waiting = tasks.flatMap((task) => {
      const pendingTask = pendingTasks.get(task.id);
      return pendingTask ? [{ ...pendingTask, task }] : [];
    });
    const alone = waiting.find(({ isAlone }) => isAlone);
    const people = alone ? [alone] : withoutSameRedeemId(waiting);
    const answers = await revealInRun(people.map(({ pendingReveal }) => pendingReveal.reveal));
    const isCancelled = (await queue.run(run.id))?.state === 'cancelled';
    for (const [at, { task, pendingReveal }] of people.entries()) {
      const answer = answers[at] ?? null;
      const isRefused = people.length > 1 && answer?.kind === 'purchase' && isBatchFailure(answer.purchase);
      pendingTasks.set(
        task.id,
        isRefused ? { pendingReveal, answer: null, isAlone: true } : { pendingReveal, answer, isAlone: false },
      );
      // Nothing goes on any more; what was paid for is counted all the same.
      const verdict = isCancelled && answer ? judge(answer, run.id, now()) : null;
      if (verdict?.kind === 'done') await queue.finish(task, verdict.state, verdict.failure, now());
    }
  }

  return {
    advance: createAdvance<Run, Task>({
      queue,
      maxTasksPerStep: MAX_REVEALS_PER_REQUEST,
      step(run, tasks) {
        const next = tasks.find(({ id }) => pendingTasks.get(id)?.answer !== null);
        return next ? step(run, next) : revealTogether(run, tasks);
      },
      async afterStep(run, isActive) {
        const ended = await queue.run(run.id);
        // A run that is paused may go on under other settings.
        if (!isActive) pendingTasks.clear();
        if (ended?.state === 'done' || (ended?.state === 'paused' && ended.why)) void notifyRunEnded(ended);
      },
      changed,
      now,
    }),

    /** Begins a run. Nobody is in it twice, by whatever alias. Resolves to null where nobody is left. */
    async begin(wanted: Pick<Run, 'phoneRequired' | 'stopAfter'>, people: readonly Subject[]): Promise<Run | null> {
      const once = withoutDuplicates(people);
      return once.length === 0 ? null : queue.add({ service: 'kaspr', ...wanted }, once, now());
    },
  };
}

function judge(result: PurchaseResult, runId: number, now: number): TaskVerdict {
  if (result.kind === 'prevented') return judgeFailure(result.failure, now);
  const { purchase, isNew } = result;
  const { state, found, failure } = purchase;
  if (state === 'intent') return { kind: 'later', until: now + RETRY_AFTER_MS.elsewhere, isRefusal: false };
  if (!failure) {
    // What this very run has paid for before it was interrupted is its own.
    const isOwn = isNew || purchase.run === runId;
    return { kind: 'done', state: !isOwn ? 'known' : found ? 'found' : 'nothing', failure: null };
  }
  // What an earlier click left behind says nothing about the others.
  if (!isNew || isOpen(purchase) || SINGLE_PERSON_FAILURES.has(failure.kind))
    return { kind: 'done', state: 'failed', failure };
  if (failure.kind === 'rate-limited') return { kind: 'later', until: failure.until, isRefusal: true };
  return judgeFailure(failure, now);
}

function judgeFailure(failure: Failure, now: number): TaskVerdict {
  // Free previews said so: nothing was spent on this person, and nothing keeps the others from being asked about.
  if (failure.kind === 'nothing-to-buy' || failure.kind === 'opted-out') {
    return { kind: 'done', state: 'nothing', failure: null };
  }
  if (SINGLE_PERSON_FAILURES.has(failure.kind)) return { kind: 'done', state: 'failed', failure };
  if (failure.kind === 'rate-limited' || failure.kind === 'service-resting') {
    return { kind: 'later', until: failure.until, isRefusal: false };
  }
  if (failure.kind === 'offline' || failure.kind === 'no-answer') {
    return { kind: 'later', until: now + RETRY_AFTER_MS.offline, isRefusal: failure.kind === 'no-answer' };
  }
  return { kind: 'stop', why: failure };
}

const failureOf = (result: PurchaseResult): Failure | null =>
  result.kind === 'prevented' ? result.failure : result.purchase.failure;

function isBatchFailure({ state, failure }: Purchase): boolean {
  return state === 'refused' && failure !== null && BATCH_FAILURES.has(failure.kind);
}

/** Whom Cognism takes for the same comes later, when the first is known. */
function withoutSameRedeemId<T extends { readonly pendingReveal: PendingReveal }>(waiting: readonly T[]): T[] {
  const ids = waiting.map(({ pendingReveal }) => pendingReveal.reveal.question.redeemId);
  return waiting.filter((_, at) => ids.indexOf(ids[at] ?? '') === at);
}

/** Each person once: two are one if they share an alias, also through a third. The first stays. */
function withoutDuplicates(people: readonly Subject[]): Subject[] {
  const indexByAlias = new Map<string, number>();
  const earlier = people.map((_, at) => at);
  function first(at: number): number {
    const before = earlier[at] ?? at;
    return before === at ? at : first(before);
  }
  for (const [at, person] of people.entries()) {
    for (const alias of aliasesOf(person)) {
      const [one, other] = [first(indexByAlias.get(alias) ?? at), first(at)];
      earlier[Math.max(one, other)] = Math.min(one, other);
      indexByAlias.set(alias, at);
    }
  }
  return people.filter((_, at) => earlier[at] === at);
}

export type Bulk = ReturnType<typeof createBulk>;
