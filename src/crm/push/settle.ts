import type { CrmPush } from '../../model/schemas/crm/crm.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { fieldAt } from '../mapping/record-fields.ts';
import { type FoundContacts, search } from '../match/find.ts';
import { isUnchanged } from '../match/same-value.ts';
import type { CrmContacts, PushDeps } from '../ports.ts';

/** 25 s request timeout plus 30 s in which a CRM's search may not yet show a new contact. */
export const SETTLE_TIME_MS = 55_000;
/** Counted from when the request is surely over: a machine that slept has another clock. */
const SEARCH_DELAY_MS = 30_000;

const POLL_DELAYS_MS = [1000, 2000, 4000] as const;
const MAX_POLL_DELAY_MS = 8000;

type ReadContact = Awaited<ReturnType<CrmContacts['get']>>;

/**
 * `absent`: nothing was written. `unknown`: not known yet, the intent stays. `doubtful`: contacts were found, but none
 * shows a searched value.
 */
export type Settled =
  | { readonly kind: 'written' | 'absent'; readonly push: CrmPush }
  | { readonly kind: 'unknown'; readonly push: CrmPush; readonly failure: Failure }
  | { readonly kind: 'doubtful'; readonly push: CrmPush };

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
  // Another contact shows the value: the next step finds it and creates nothing. If none does, none can be excluded.
  if (found.hits.length > 0 && !found.hits.some(({ matches }) => matches)) return { kind: 'doubtful', push: intent };
  return { kind: 'absent', push: { ...intent, state: 'failed' } };
}

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

/** Epoch ms. `min`: a clock set back must not prolong the wait. */
const settledAt = ({ now }: Pick<PushDeps, 'now'>, { at }: CrmPush) => Math.min(at, now()) + SETTLE_TIME_MS;

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
