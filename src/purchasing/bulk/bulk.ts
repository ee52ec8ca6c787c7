import { createAdvance } from '../../jobs/advance.ts';
import { aliasesOf, type Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Run, Task } from '../../model/schemas/purchases/run.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { PurchaseResult } from '../ledger/ledger.ts';
import type { LookUps } from '../look-up/look-ups.ts';
import { MAX_REVEALS_PER_REQUEST, type RevealStep } from '../look-up/reveals.ts';
import type { Waterfall } from '../look-up/waterfall.ts';
import { afterAnswer } from '../plan/progress.ts';
import type { Queue } from '../ports.ts';
import { judge, mayBeAboutPerson, type TaskDone } from './task-verdict.ts';

/** Repeated refusals of one person, or failures in a row, point at the service: the run pauses. */
const MAX_REFUSALS = 3;
const MAX_FAILURES_IN_ROW = 3;

/** Failures of a batch that one person may have caused, or a smaller batch avoided: each is then asked about alone. */
const BATCH_FAILURES: ReadonlySet<Failure['kind']> = new Set(['refused', 'out-of-credits']);

type BulkDeps = {
  readonly queue: Queue;
  readonly waterfall: Pick<Waterfall, 'findInRun'>;
  readonly revealInRun: LookUps['revealInRun'];
  readonly changed: Changed;
  readonly notifyRunEnded: (run: Run) => unknown;
  readonly now: () => number;
};

type PendingTask = {
  readonly step: RevealStep;
  readonly answer: PurchaseResult | null;
  readonly request?: symbol;
  readonly isAlone: boolean;
};

/** Works through bulk runs. Everything that matters is in the queue and the ledger: the worker can die at any point. */
export function createBulk({ queue, waterfall, revealInRun, changed, notifyRunEnded, now }: BulkDeps) {
  const pendingTasks = new Map<number, PendingTask>();
  let failuresInRow = 0;
  let lastRequest: symbol | undefined;

  async function step(run: Run, task: Task): Promise<void> {
    const order = { person: task.person, isPhoneRequired: run.phoneRequired, replacesId: null, run: run.id };
    const parked = pendingTasks.get(task.id);
    const next = await (parked?.answer
      ? waterfall.findInRun(order, afterAnswer(order, parked.step.progress, parked.answer))
      : waterfall.findInRun(order));
    if (next.kind === 'pay') return void pendingTasks.set(task.id, { step: next, answer: null, isAlone: false });
    const found = next.result;
    pendingTasks.delete(task.id);
    const verdict = judge(found, run.id, now());
    if (verdict.kind === 'done') return finish(run, task, verdict, parked?.request);
    // What the others heard in the same batch is stale by the time it is their turn.
    pendingTasks.clear();
    if (verdict.kind === 'stop') return void (await queue.pause(run.id, verdict.why));
    if (verdict.refusal) return waitAfterRefusal(run, task, verdict.refusal, verdict.until);
    await queue.wait(run.id, verdict.until);
  }

  async function finish(run: Run, task: Task, verdict: TaskDone, request = Symbol('of one person')): Promise<void> {
    const { state, failure, service } = verdict;
    await queue.finish(task, state, failure, now());
    if (service === 'not-asked' || request === lastRequest) return;
    lastRequest = request;
    failuresInRow = service === 'failed' ? failuresInRow + 1 : 0;
    if (failuresInRow < MAX_FAILURES_IN_ROW) return;
    failuresInRow = 0;
    if ((await queue.run(run.id))?.state === 'running') await queue.pause(run.id, failure);
  }

  async function waitAfterRefusal(run: Run, task: Task, refusal: Failure, until: number): Promise<void> {
    await queue.tried(task);
    const refusals = task.refusals + 1;
    if (refusals % MAX_REFUSALS !== 0) return void (await queue.wait(run.id, until));
    if (refusals === MAX_REFUSALS || !mayBeAboutPerson(refusal)) return void (await queue.pause(run.id, refusal));
    // The user resumed the run, and the same person failed again.
    await queue.finish(task, 'failed', refusal, now());
  }

  async function revealTogether(run: Run, tasks: readonly Task[]): Promise<void> {
    const waiting = tasks.flatMap((task) => {
      const pendingTask = pendingTasks.get(task.id);
      return pendingTask ? [{ ...pendingTask, task }] : [];
    });
    const alone = waiting.find(({ isAlone }) => isAlone);
    const people = alone ? [alone] : withoutSameRedeemId(waiting);
    const answers = await revealInRun(people.map(({ step }) => step.lookUp));
    const request = Symbol('of many people');
    const isCancelled = (await queue.run(run.id))?.state === 'cancelled';
    for (const [at, { task, step }] of people.entries()) {
      const answer = answers[at] ?? null;
      const isRefused = people.length > 1 && answer?.kind === 'purchase' && isBatchFailure(answer.purchase);
      pendingTasks.set(
        task.id,
        isRefused ? { step, answer: null, isAlone: true } : { step, answer, isAlone: false, request },
      );
      // Nothing goes on after a cancel, but what was paid for still counts.
      const verdict = isCancelled && answer ? judge(answer, run.id, now()) : null;
      if (verdict?.kind === 'done') await queue.finish(task, verdict.state, verdict.failure, now());
    }
  }

  return {
    advance: createAdvance<Run, Task>({
      queue,
      // Those that wait for a reveal come first: one more than they is one to go on with.
      tasksPerStep: () => Math.min(pendingTasks.size + 1, MAX_REVEALS_PER_REQUEST),
      step(run, tasks) {
        const next = tasks.find(({ id }) => pendingTasks.get(id)?.answer !== null);
        return next ? step(run, next) : revealTogether(run, tasks);
      },
      async afterStep(run, isActive) {
        const ended = await queue.run(run.id);
        if (!isActive) pendingTasks.clear();
        if (ended?.state === 'done' || (ended?.state === 'paused' && ended.why)) void notifyRunEnded(ended);
      },
      changed,
      changeBy: (tasks) =>
        changeOf(
          ['runs', 'people', 'ledger', 'accounts'],
          tasks.flatMap(({ person }) => aliasesOf(person)),
        ),
      now,
    }),

    async begin(wanted: Pick<Run, 'phoneRequired' | 'stopAfter'>, people: readonly Subject[]): Promise<Run | null> {
      const once = withoutDuplicates(people);
      return once.length === 0 ? null : queue.add({ service: 'kaspr', ...wanted }, once, now());
    },
  };
}

function isBatchFailure({ state, failure }: Purchase): boolean {
  return state === 'refused' && failure !== null && BATCH_FAILURES.has(failure.kind);
}

/** People whom Cognism considers the same person wait until the first is known. */
function withoutSameRedeemId<T extends { readonly step: RevealStep }>(waiting: readonly T[]): T[] {
  const ids = waiting.map(({ step }) => step.lookUp.question.redeemId);
  return waiting.filter((_, at) => ids.indexOf(ids[at] ?? '') === at);
}

/** People sharing an alias, even through a third, are one person. The first stays. */
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
