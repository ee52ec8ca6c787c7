import type { CrmPush, DryRun, FieldChange } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { linkOf } from '../mapping/mapping.ts';
import { type ContactHit, choiceOf, compare, judge } from '../match/dry-run.ts';
import { type FoundContacts, findContacts } from '../match/find.ts';
import type { PushDeps } from '../ports.ts';
import { type PushContext, type PushResult, withContactLock } from './push-context.ts';
import { repeatUntil, settle } from './settle.ts';
import { type CrmWrite, creationOf, updateOf } from './write.ts';

export type NextStep = PushResult | { readonly kind: 'again'; readonly failure: Failure };

/** A CRM may refuse a duplicate before its search shows it. */
const DUPLICATE_SHOWN_WITHIN_MS = 15_000;
/** The second only once the first surely wrote nothing. */
const MAX_CREATIONS = 2;

export const NO_ANSWER: Failure = { kind: 'no-answer', service: 'cloudElements' };
/** Contacts were found that show nothing of what was written: only the user can say whether one is it. */
export const MAYBE_WRITTEN: Failure = { kind: 'maybe-written', service: 'cloudElements' };
const isDoubt = ({ kind }: Failure) => kind === 'maybe-written';
const NOT_FOUND: Failure = { kind: 'refused', service: 'cloudElements', status: 404 };
const DUPLICATE: Failure = { kind: 'refused', service: 'cloudElements', status: 409 };

export function createAttempts(deps: PushDeps) {
  const { crm, store, locks, now } = deps;

  const earlierOf = ({ target, order, keys }: PushContext) =>
    store.earlier(
      target,
      order.lead.id,
      keys.map(({ value }) => value),
    );

  const find = (context: PushContext): Promise<FoundContacts> =>
    findContacts(crm, context.keys, context.order.lead.id, earlierOf(context), context.gone);

  function begin({ order, target, keys }: PushContext, { id, wrote, before }: CrmWrite): Promise<CrmPush> {
    const searched = [...keys];
    const leadId = order.lead.id;
    const isChosen = id !== null && typeof order.choice === 'object' && order.choice?.id === id;
    return store.intent({
      ...{ ...target, leadId, state: 'intent', contactId: id, searched },
      ...{ wrote, before, isChosen, at: now() },
    });
  }

  async function end(push: CrmPush, change: Partial<CrmPush>): Promise<CrmPush> {
    const ended = { ...push, ...change };
    await store.end(ended);
    return ended;
  }

  function done({ order }: PushContext, push: CrmPush, left: readonly FieldChange[] = []): PushResult {
    return { kind: 'done', push, link: linkOf(order.mapping, push.contactId ?? '', order.site), left };
  }

  async function create(context: PushContext, run: Extract<DryRun, { kind: 'new' }>, last: Failure): Promise<NextStep> {
    if (context.creations === MAX_CREATIONS) return { kind: 'failed', failure: last };
    context.creations += 1;
    const write = creationOf(context.order.mapping, run);
    const intent = await begin(context, write);
    const answer = await crm.create(write.body);
    if (answer.kind === 'created') {
      return done(context, await end(intent, { state: 'created', contactId: answer.id }));
    }
    if (answer.kind === 'unclear') return afterwards(context, intent, [], answer.failure);
    await end(intent, { state: 'failed' });
    if (answer.kind === 'failed') return answer;
    const isThere = (found: FoundContacts) => found.kind === 'found' && found.hits.some(({ matches }) => matches);
    const found = await repeatUntil(deps, () => find(context), isThere, now() + DUPLICATE_SHOWN_WITHIN_MS);
    return found.kind === 'failed' ? found : { kind: 'again', failure: DUPLICATE };
  }

  async function update(context: PushContext, hit: ContactHit): Promise<NextStep> {
    const { order, person, target } = context;
    return withContactLock(locks, target, hit.record.id, async () => {
      // The search may be stale, and others may have written while this waited for the lock.
      const shown = await crm.get(hit.record.id);
      if (shown.kind === 'failed') return shown;
      const record = shown.kind === 'found' ? shown.record : hit.record;
      const judged = judge(order.mapping, person, { ...hit, record });
      if (judged.contradicts) return { kind: 'choose', run: choiceOf(order.mapping, [judged], order.site) };
      const run = compare(order.mapping, person, record, order.site);
      const write = updateOf(run, record, order.ticked);
      const intent = await begin(context, write);
      if (Object.keys(write.wrote).length === 0) {
        return done(context, await end(intent, { state: 'unchanged' }), write.left);
      }
      const first = await crm.update(record.id, write.body);
      // Repeating an update is harmless: the previous values are already on disk.
      const answer = first.kind === 'unclear' ? await crm.update(record.id, write.body) : first;
      if (answer.kind === 'updated') return done(context, await end(intent, { state: 'updated' }), write.left);
      // A refused repeat doesn't tell whether the first arrived.
      const isOpen = answer.kind === 'unclear' || (answer.kind === 'failed' && first.kind === 'unclear');
      if (isOpen) return afterwards(context, intent, write.left, answer.failure);
      await end(intent, { state: 'failed' });
      if (answer.kind === 'failed') return answer;
      // It exists but rejects changes: creating would make a duplicate.
      if (shown.kind === 'found') return { kind: 'failed', failure: NOT_FOUND };
      // Searches can still list deleted contacts.
      context.gone.add(record.id);
      return { kind: 'again', failure: NO_ANSWER };
    });
  }

  async function afterwards(
    context: PushContext,
    intent: CrmPush,
    left: readonly FieldChange[],
    failure: Failure,
  ): Promise<NextStep> {
    const settled = await settle(deps, intent, now());
    if (settled.kind === 'written') return done(context, settled.push, left);
    if (settled.kind === 'absent') return { kind: 'again', failure: isDoubt(failure) ? NO_ANSWER : failure };
    return { kind: 'unclear', push: intent, failure: settled.kind === 'unknown' ? settled.failure : MAYBE_WRITTEN };
  }

  return { earlierOf, find, end, done, create, update };
}
