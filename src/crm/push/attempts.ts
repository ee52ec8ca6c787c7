import type { CrmPush, CrmRecord, DryRun, FieldChange } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { linkOf } from '../mapping/mapping.ts';
import { compare } from '../match/dry-run.ts';
import { type Found, findContacts } from '../match/find.ts';
import type { Parts } from '../ports.ts';
import { type Journey, type Pushed, withContact } from './journey.ts';
import { repeatUntil, settle } from './settle.ts';
import { creationOf, updateOf, type Write } from './write.ts';

/** `again`: nothing was written, and what is in the CRM has to be looked at anew. */
export type Next = Pushed | { readonly kind: 'again'; readonly failure: Failure };

/** A CRM that refuses a duplicate may not show it in its search yet (ms). */
const SHOWN_WITHIN = 15_000;
/** One creation, and one more where it is sure that the first came to nothing. */
const MOST_CREATIONS = 2;

export const NO_ANSWER: Failure = { kind: 'no-answer', service: 'cloudElements' };
const isDoubt = ({ kind }: Failure) => kind === 'maybe-written';
const NOT_THERE: Failure = { kind: 'refused', service: 'cloudElements', status: 404 };
const DUPLICATE: Failure = { kind: 'refused', service: 'cloudElements', status: 409 };

/** The writing steps of a push: each leaves an intent on disk before anything is sent. */
export function createAttempts(parts: Parts) {
  const { crm, store, locks, now } = parts;

  const earlierOf = ({ place, order, keys }: Journey) =>
    store.earlier(
      place,
      order.lead.id,
      keys.map(({ value }) => value),
    );

  const find = (journey: Journey): Promise<Found> =>
    findContacts(crm, journey.keys, journey.order.lead.id, earlierOf(journey), journey.gone);

  function begin({ order, place, keys }: Journey, { id, wrote, before }: Write): Promise<CrmPush> {
    const searched = [...keys];
    const leadId = order.lead.id;
    const isChosen = id !== null && typeof order.choice === 'object' && order.choice?.id === id;
    return store.intent({
      ...{ ...place, leadId, state: 'intent', contactId: id, searched },
      ...{ wrote, before, isChosen, at: now() },
    });
  }

  async function end(push: CrmPush, change: Partial<CrmPush>): Promise<CrmPush> {
    const ended = { ...push, ...change };
    await store.end(ended);
    return ended;
  }

  function done({ order }: Journey, push: CrmPush, left: readonly FieldChange[] = []): Pushed {
    return { kind: 'done', push, link: linkOf(order.mapping, push.contactId ?? '', order.site), left };
  }

  async function create(journey: Journey, run: Extract<DryRun, { kind: 'new' }>, last: Failure): Promise<Next> {
    if (journey.creations === MOST_CREATIONS) return { kind: 'failed', failure: last };
    journey.creations += 1;
    const write = creationOf(journey.order.mapping, run);
    const intent = await begin(journey, write);
    const answer = await crm.create(write.body);
    if (answer.kind === 'created') {
      return done(journey, await end(intent, { state: 'created', contactId: answer.id }));
    }
    if (answer.kind === 'unclear') return afterwards(journey, intent, [], answer.failure);
    await end(intent, { state: 'failed' });
    if (answer.kind === 'failed') return answer;
    const isThere = (found: Found) => found.kind === 'found' && found.hits.some(({ matches }) => matches);
    const found = await repeatUntil(parts, () => find(journey), isThere, now() + SHOWN_WITHIN);
    return found.kind === 'failed' ? found : { kind: 'again', failure: DUPLICATE };
  }

  async function update(journey: Journey, hit: CrmRecord): Promise<Next> {
    const { order, person, place } = journey;
    return withContact(locks, place, hit.id, async () => {
      // What a search shows may be old, and others may have written while this one waited.
      const shown = await crm.get(hit.id);
      if (shown.kind === 'failed') return shown;
      const record = shown.kind === 'found' ? shown.record : hit;
      const run = compare(order.mapping, person, record, order.site);
      const write = updateOf(run, record, order.ticked);
      const intent = await begin(journey, write);
      if (Object.keys(write.wrote).length === 0) {
        return done(journey, await end(intent, { state: 'unchanged' }), write.left);
      }
      const first = await crm.update(record.id, write.body);
      // The same once more does no harm, and what was there before it is kept.
      const answer = first.kind === 'unclear' ? await crm.update(record.id, write.body) : first;
      if (answer.kind === 'updated') return done(journey, await end(intent, { state: 'updated' }), write.left);
      // A refusal of the second says nothing of the first.
      const isOpen = answer.kind === 'unclear' || (answer.kind === 'failed' && first.kind === 'unclear');
      if (isOpen) return afterwards(journey, intent, write.left, answer.failure);
      await end(intent, { state: 'failed' });
      if (answer.kind === 'failed') return answer;
      // It is there, and takes no changes: one more of it would be a duplicate.
      if (shown.kind === 'found') return { kind: 'failed', failure: NOT_THERE };
      // A search can show for a while what was deleted.
      journey.gone.add(record.id);
      return { kind: 'again', failure: NO_ANSWER };
    });
  }

  /** What to do where no clear answer came. */
  async function afterwards(
    journey: Journey,
    intent: CrmPush,
    left: readonly FieldChange[],
    failure: Failure,
  ): Promise<Next> {
    const settled = await settle(parts, intent, now());
    if (settled.kind === 'written') return done(journey, settled.push, left);
    // It is known now that nothing was written.
    if (settled.kind === 'absent') return { kind: 'again', failure: isDoubt(failure) ? NO_ANSWER : failure };
    return { kind: 'unclear', push: intent, failure: settled.kind === 'unknown' ? settled.failure : failure };
  }

  return { earlierOf, find, end, done, create, update };
}
