import type { CrmPush, DryRun } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { type ContactHit, dryRun, judge } from '../match/dry-run.ts';
import type { PushDeps } from '../ports.ts';
import { createAttempts, MAYBE_WRITTEN, type NextStep, NO_ANSWER } from './attempts.ts';
import { type PushContext, type PushOrder, type PushResult, pushContextOf, withPersonLock } from './push-context.ts';
import { type Settled, settle } from './settle.ts';

const MAX_ROUNDS = 4;

type DryRunResult = DryRun | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * An intent is on disk before anything is sent, and nothing is created while the outcome of an earlier one is open: no
 * duplicates, if the CRM's search shows new contacts within SETTLE_TIME_MS.
 */
export function createPushes(deps: PushDeps) {
  const { crm, store, locks } = deps;
  const { earlierOf, find, end, done, create, update } = createAttempts(deps);

  async function settleEarlier(context: PushContext): Promise<PushResult | null> {
    const { lead, ticked, choice } = context.order;
    let written: CrmPush | null = null;
    for (const intent of await earlierOf(context)) {
      if (intent.state !== 'intent') continue;
      const settled = await settle(deps, intent);
      if (settled.kind === 'written' && intent.leadId === lead.id) written = settled.push;
      if (settled.kind === 'unknown') return { kind: 'unclear', push: intent, failure: settled.failure };
      if (settled.kind !== 'doubtful') continue;
      if (choice === null || choice === 'new') return { kind: 'unclear', push: intent, failure: MAYBE_WRITTEN };
      await end(intent, { state: 'failed' });
    }
    // Already done, unless this push asks for more.
    return written && ticked.length === 0 && choice === null ? done(context, written) : null;
  }

  /** The user's choice counts unless it would create a duplicate. */
  async function step(context: PushContext, hits: readonly ContactHit[], last: Failure): Promise<NextStep> {
    const { order, person } = context;
    const { choice, mapping, site } = order;
    if (choice !== null && choice !== 'new') {
      const hit = hits.find(({ record }) => record.id === choice.id);
      const chosen = hit ? ({ kind: 'found', record: hit.record } as const) : await crm.get(choice.id);
      if (chosen.kind === 'failed') return chosen;
      if (chosen.kind === 'found') return update(context, { record: chosen.record, matches: true, isChosen: true });
    }
    // Creating beside a contact that contradicts the person is no duplicate.
    const counted = choice === 'new' ? hits.filter((hit) => judge(mapping, person, hit).matches) : hits;
    const run = dryRun(mapping, person, counted, site);
    if (run.kind === 'new') return create(context, run, last);
    if (run.kind === 'left-out') return run;
    const match = run.kind === 'exists' && counted.find(({ record }) => record.id === run.id);
    if (match) return update(context, match);
    return run.kind === 'several' ? { kind: 'choose', run } : { kind: 'again', failure: last };
  }

  async function reloadLead(context: PushContext): Promise<PushResult | null> {
    const { readLead } = context.order;
    if (!readLead) return null;
    const lead = await readLead();
    if (!lead) return { kind: 'left-out', why: 'no-data' };
    const latest = pushContextOf({ ...context.order, lead });
    if ('kind' in latest) return latest;
    // Values that were not searched for are left to the next push: they might belong to another contact.
    const isSought = latest.keys.every(({ value }) => context.keys.some((key) => key.value === value));
    if (isSought) context.person = latest.person;
    return isSought ? null : { kind: 'failed', failure: NO_ANSWER };
  }

  async function run(context: PushContext): Promise<PushResult> {
    const ended = await settleEarlier(context);
    if (ended) return ended;
    let last: Failure = NO_ANSWER;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const held = await reloadLead(context);
      if (held) return held;
      const found = await find(context);
      if (found.kind === 'failed') return found;
      const next = await step(context, found.hits, last);
      if (next.kind !== 'again') return next;
      last = next.failure;
    }
    return { kind: 'failed', failure: last };
  }

  /** Waits for any other context that works on the intent; null if the intent has ended by then. */
  function withOpen<T>(push: CrmPush, work: (intent: CrmPush) => Promise<T>): Promise<T | null> {
    return withPersonLock(locks, push, async () => {
      const values = push.searched.map(({ value }) => value);
      const now = (await store.earlier(push, push.leadId, values)).find(({ id }) => id === push.id);
      return now?.state === 'intent' ? work(now) : null;
    });
  }

  return {
    /** Asks the CRM, writes nothing. @throws what the store throws */
    async look(order: Omit<PushOrder, 'ticked' | 'choice'>): Promise<DryRunResult> {
      const context = pushContextOf({ ...order, ticked: [], choice: null });
      if ('kind' in context) return context;
      const found = await find(context);
      return found.kind === 'failed' ? found : dryRun(order.mapping, context.person, found.hits, order.site);
    },

    /** Safe to repeat after dying at any step. @throws what the store throws: repeat then, too */
    async push(order: PushOrder): Promise<PushResult> {
      const context = pushContextOf(order);
      if ('kind' in context) return context;
      const { target, keys } = context;
      return withPersonLock(locks, { ...target, leadId: order.lead.id, searched: [...keys] }, () => run(context));
    },

    /** Finds how an intent left by a dead worker ended, only by asking, until SETTLE_TIME_MS after it was sent. */
    recover: (push: CrmPush): Promise<Settled | null> => withOpen(push, (intent) => settle(deps, intent)),

    /** For an intent with an unknown outcome, once the user has checked that the CRM holds nothing of it. */
    giveUp: (push: CrmPush): Promise<CrmPush | null> => withOpen(push, (intent) => end(intent, { state: 'failed' })),
  };
}
