import type { CrmPush } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { fieldAt } from '../mapping/record-fields.ts';
import { type FoundContacts, search } from '../match/find.ts';
import { isUnchanged } from '../match/same-value.ts';
import type { CrmContacts, PushDeps } from '../ports.ts';

/**
 * So long after a request was sent (ms) nobody knows whether it arrived: the 25 s for which Leadlight waits for an
 * answer, and 30 s in which a CRM's search may not show yet what was created.
 */
export const SETTLE_TIME_MS = 55_000;
/**
 * The latter part of it, from when it is sure that the request is over: a machine that slept meanwhile has another
 * clock.
 */
const SEARCH_DELAY_MS = 30_000;

/** Between two looks (ms). */
const POLL_DELAYS_MS = [1000, 2000, 4000] as const;
const MAX_POLL_DELAY_MS = 8000;

type ReadContact = Awaited<ReturnType<CrmContacts['get']>>;

/**
 * What became of an intent. `absent`: nothing was written, and the record says so now. `unknown`: it cannot be told
 * now, and the intent stays. `doubtful`: the CRM gives contacts that do not show what was searched for, so that none
 * can be told to be the one.
 */
export type Settled =
  | { readonly kind: 'written' | 'absent'; readonly push: CrmPush }
  | { readonly kind: 'unknown'; readonly push: CrmPush; readonly failure: Failure }
  | { readonly kind: 'doubtful'; readonly push: CrmPush };

/** Finds out how an intent ended whose answer was lost. Sends nothing but questions. */
export async function settle(deps: PushDeps, intent: CrmPush, overAt = 0): Promise<Settled> {
  const until = Math.max(settledAt(deps, intent), overAt === 0 ? 0 : overAt + SEARCH_DELAY_MS);
  const settled = await (intent.contactId === null ? settleCreation : settleUpdate)(deps, intent, until);
  if (settled.kind === 'written' || settled.kind === 'absent') await deps.store.end(settled.push);
  return settled;
}

async function settleCreation(deps: PushDeps, intent: CrmPush, until: number): Promise<Settled> {
  const isOurs = (found: FoundContacts) => found.kind === 'found' && oursIn(found, intent).length > 0;
  const look = () => search(deps.crm, intent.searched);
  const found = await repeatUntil(deps, look, isOurs, until);
  if (found.kind === 'failed') return { kind: 'unknown', push: intent, failure: found.failure };
  const [ours, ...more] = oursIn(found, intent);
  if (ours && more.length === 0) {
    return { kind: 'written', push: { ...intent, state: 'created', contactId: ours.id } };
  }
  // Others show the value: whoever goes on will find them, and create nothing. Where none does, none of them can be
  // excluded either.
  if (found.hits.length > 0 && !found.hits.some(({ matches }) => matches)) return { kind: 'doubtful', push: intent };
  return { kind: 'absent', push: { ...intent, state: 'failed' } };
}

/** Contacts that hold all that was written. */
function oursIn(found: Extract<FoundContacts, { kind: 'found' }>, { wrote }: CrmPush) {
  return found.hits
    .filter(({ record, matches }) => {
      return matches && Object.entries(wrote).every(([field, text]) => isUnchanged(text, fieldAt(record, field).texts));
    })
    .map(({ record }) => record);
}

async function settleUpdate(deps: PushDeps, intent: CrmPush, until: number): Promise<Settled> {
  const took = (now: ReadContact) =>
    Object.entries(intent.wrote).filter(
      ([field, text]) => now.kind === 'found' && isUnchanged(text, fieldAt(now.record, field).texts),
    );
  const get = () => deps.crm.get(intent.contactId ?? '');
  const now = await repeatUntil(deps, get, (shown) => took(shown).length > 0, until);
  if (now.kind === 'failed') return { kind: 'unknown', push: intent, failure: now.failure };
  const written = took(now);
  if (written.length === 0) return { kind: 'absent', push: { ...intent, state: 'failed' } };
  return { kind: 'written', push: { ...intent, state: 'updated', wrote: Object.fromEntries(written) } };
}

/** When it is over (epoch ms). A clock that was set back since must not make anybody wait for it. */
const settledAt = ({ now }: Pick<PushDeps, 'now'>, { at }: CrmPush) => Math.min(at, now()) + SETTLE_TIME_MS;

/** Asks again and again: the last time not before a moment (epoch ms). A failure is not repeated. */
export async function repeatUntil<T extends { readonly kind: string }>(
  { now, sleep }: Pick<PushDeps, 'now' | 'sleep'>,
  ask: () => Promise<T>,
  isEnough: (answer: T) => boolean,
  until: number,
): Promise<T> {
  for (let times = 0; ; times += 1) {
    const isLast = now() >= until;
    const answer = await ask();
    if (isLast || answer.kind === 'failed' || isEnough(answer)) return answer;
    await sleep(Math.max(1, Math.min(POLL_DELAYS_MS[times] ?? MAX_POLL_DELAY_MS, until - now())));
  }
}
