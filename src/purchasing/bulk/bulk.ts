import { aliasesOf, type Subject } from '../../model/schemas/people/lead.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { isOpen, type Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { Run, Task } from '../../model/schemas/purchases/run.ts';
import type { Bought } from '../ledger/ledger.ts';
import type { LookUps } from '../look-up/look-ups.ts';
import { MOST_AT_ONCE } from '../look-up/reveals.ts';
import type { Halt, Waterfall } from '../look-up/waterfall.ts';
import type { Queue } from '../ports.ts';

/** Without a network, or where another context owns a request, a run looks again after so long (ms). */
const LOOK_AGAIN = { offline: 60_000, elsewhere: 3000 } as const;
/** Refusals of one person for coming too often, after which the run goes on without them. */
const MOST_REFUSALS = 3;

/** Failures of one person that say nothing about the others. All else stops a run, and tells why. */
const OF_ONE_PERSON: ReadonlySet<Failure['kind']> = new Set([
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
const OF_MANY: ReadonlySet<Failure['kind']> = new Set(['refused', 'out-of-credits']);

type Parts = {
  readonly queue: Queue;
  readonly waterfall: Pick<Waterfall, 'findInRun' | 'goOn'>;
  readonly reveal: LookUps['revealInRun'];
  /** Told whenever a run has something new to show. */
  readonly changed: () => void;
  /** Told when a run is over. */
  readonly over: (run: Run) => unknown;
  readonly now: () => number;
};

/** What a look-up means for its person: done, or asked again later, or the whole run stops. */
type Verdict =
  | {
      readonly kind: 'done';
      readonly state: 'known' | 'found' | 'nothing' | 'failed';
      readonly failure: Failure | null;
    }
  | { readonly kind: 'later'; readonly until: number; readonly isRefusal: boolean }
  | { readonly kind: 'stop'; readonly why: Failure };

/** A person whose turn has come to a reveal, and what came of it. `isAlone`: not to be asked about together with others. */
type Place = { readonly halt: Halt; readonly answer: Bought | null; readonly isAlone: boolean };

/**
 * Works off bulk runs, one person after the other; reveals are gathered, and made for many at once. All that must be known is in the
 * queue and the ledger: it can die at any point.
 */
export function createBulk({ queue, waterfall, reveal, changed, over, now }: Parts) {
  // By task. Without its place a person is asked about anew, from what is stored.
  const places = new Map<number, Place>();

  async function step(run: Run, task: Task): Promise<void> {
    const order = { person: task.person, isPhoneRequired: run.phoneRequired, over: null, run: run.id };
    const place = places.get(task.id);
    const found = await (place?.answer ? waterfall.goOn(place.halt, place.answer) : waterfall.findInRun(order));
    if (found.kind === 'halted') return void places.set(task.id, { halt: found, answer: null, isAlone: false });
    places.delete(task.id);
    const verdict = judge(found, run.id, now());
    if (verdict.kind === 'done') return queue.finish(task, verdict.state, verdict.failure, now());
    // What the others were told together with this one holds no longer when it is their turn again.
    places.clear();
    if (verdict.kind === 'stop') return void (await queue.pause(run.id, verdict.why));
    if (verdict.isRefusal) await queue.refused(task);
    if (verdict.isRefusal && task.refusals + 1 >= MOST_REFUSALS) {
      await queue.finish(task, 'failed', failureOf(found), now());
    }
    await queue.wait(run.id, verdict.until);
  }

  async function revealTogether(run: Run, tasks: readonly Task[]): Promise<void> {
    const waiting = tasks.flatMap((task) => {
      const place = places.get(task.id);
      return place ? [{ ...place, task }] : [];
    });
    const alone = waiting.find(({ isAlone }) => isAlone);
    const people = alone ? [alone] : withoutTwins(waiting);
    const answers = await reveal(people.map(({ halt }) => halt.reveal));
    const isCancelled = (await queue.run(run.id))?.state === 'cancelled';
    for (const [at, { task, halt }] of people.entries()) {
      const answer = answers[at] ?? null;
      const isRefused = people.length > 1 && answer?.kind === 'purchase' && isOfMany(answer.purchase);
      places.set(task.id, isRefused ? { halt, answer: null, isAlone: true } : { halt, answer, isAlone: false });
      // Nothing goes on any more; what was paid for is counted all the same.
      const verdict = isCancelled && answer ? judge(answer, run.id, now()) : null;
      if (verdict?.kind === 'done') await queue.finish(task, verdict.state, verdict.failure, now());
    }
  }

  return {
    /**
     * Does the next step of the oldest run.
     * @returns when to go on (epoch ms): now, later, or null if there is nothing to do
     */
    async advance(): Promise<number | null> {
      const run = await queue.active();
      if (!run) return null;
      if (run.waitUntil !== null && run.waitUntil > now()) return run.waitUntil;
      if (run.waitUntil !== null) await queue.wait(run.id, null);
      try {
        const tasks = await queue.next(run.id, MOST_AT_ONCE);
        const next = tasks.find(({ id }) => places.get(id)?.answer !== null);
        if (next) await step(run, next);
        else if (tasks.length > 0) await revealTogether(run, tasks);
      } catch {
        // A damaged record, a store that can't be written: what is stored has to be looked at again first.
        await queue.pause(run.id, { kind: 'internal' });
      }
      const [latest, ended] = [await queue.active(), await queue.run(run.id)];
      // A run that is paused may go on under other settings.
      if (latest?.id !== run.id) places.clear();
      if (ended?.state === 'done' || (ended?.state === 'paused' && ended.why)) void over(ended);
      changed();
      return latest && (latest.waitUntil ?? now());
    },

    /** Begins a run. Nobody is in it twice, by whatever alias. Resolves to null where nobody is left. */
    async begin(wanted: Pick<Run, 'phoneRequired' | 'stopAfter'>, people: readonly Subject[]): Promise<Run | null> {
      const once = withoutDoubles(people);
      return once.length === 0 ? null : queue.add({ service: 'kaspr', ...wanted }, once, now());
    },
  };
}

function judge(bought: Bought, runId: number, now: number): Verdict {
  if (bought.kind === 'prevented') return judgeHindrance(bought.failure, now);
  const { purchase, isNew } = bought;
  const { state, found, failure } = purchase;
  if (state === 'intent') return { kind: 'later', until: now + LOOK_AGAIN.elsewhere, isRefusal: false };
  if (!failure) {
    // What this very run has paid for before it was interrupted is its own.
    const isOwn = isNew || purchase.run === runId;
    return { kind: 'done', state: !isOwn ? 'known' : found ? 'found' : 'nothing', failure: null };
  }
  // What an earlier click left behind says nothing about the others.
  if (!isNew || isOpen(purchase) || OF_ONE_PERSON.has(failure.kind)) return { kind: 'done', state: 'failed', failure };
  if (failure.kind === 'rate-limited') return { kind: 'later', until: failure.until, isRefusal: true };
  return judgeHindrance(failure, now);
}

function judgeHindrance(failure: Failure, now: number): Verdict {
  // Free previews said so: nothing was spent on this person, and nothing keeps the others from being asked about.
  if (failure.kind === 'nothing-to-buy' || failure.kind === 'opted-out') {
    return { kind: 'done', state: 'nothing', failure: null };
  }
  if (OF_ONE_PERSON.has(failure.kind)) return { kind: 'done', state: 'failed', failure };
  if (failure.kind === 'rate-limited' || failure.kind === 'service-resting') {
    return { kind: 'later', until: failure.until, isRefusal: false };
  }
  if (failure.kind === 'offline' || failure.kind === 'no-answer') {
    return { kind: 'later', until: now + LOOK_AGAIN.offline, isRefusal: failure.kind === 'no-answer' };
  }
  return { kind: 'stop', why: failure };
}

const failureOf = (bought: Bought): Failure | null =>
  bought.kind === 'prevented' ? bought.failure : bought.purchase.failure;

function isOfMany({ state, failure }: Purchase): boolean {
  return state === 'refused' && failure !== null && OF_MANY.has(failure.kind);
}

/** Whom Cognism takes for the same comes later, when the first is known. */
function withoutTwins<T extends { readonly halt: Halt }>(waiting: readonly T[]): T[] {
  const ids = waiting.map(({ halt }) => halt.reveal.question.redeemId);
  return waiting.filter((_, at) => ids.indexOf(ids[at] ?? '') === at);
}

/** Each person once: two are one if they share an alias, also through a third. The first stays. */
function withoutDoubles(people: readonly Subject[]): Subject[] {
  const places = new Map<string, number>();
  const earlier = people.map((_, at) => at);
  function first(at: number): number {
    const before = earlier[at] ?? at;
    return before === at ? at : first(before);
  }
  for (const [at, person] of people.entries()) {
    for (const alias of aliasesOf(person)) {
      const [one, other] = [first(places.get(alias) ?? at), first(at)];
      earlier[Math.max(one, other)] = Math.min(one, other);
      places.set(alias, at);
    }
  }
  return people.filter((_, at) => earlier[at] === at);
}

export type Bulk = ReturnType<typeof createBulk>;
