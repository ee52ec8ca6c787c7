import type { CrmPush } from '../../model/schemas/crm/crm.ts';
import { type Failure, FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import { MAYBE_WRITTEN } from './attempts.ts';
import type { Settled } from './settle.ts';

const MINUTE = 60_000;
const DELAYS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE, 360 * MINUTE] as const;
const MAX_DELAY_MS = DELAYS_MS[4];

type PushRecoveryDeps = {
  readonly store: {
    readonly open: () => Promise<readonly CrmPush[]>;
    readonly postpone: (id: number, retry: NonNullable<CrmPush['retry']>) => Promise<void>;
  };
  /** Null if it had ended meanwhile. @throws FailureError without a connection */
  readonly recover: (push: CrmPush) => Promise<Settled | null>;
  readonly changed: Changed;
  readonly now: () => number;
};

/**
 * Settles pushes that a dead worker left open, each by itself: one that fails waits ever longer, the others go on.
 * Resolves to when to call again (epoch ms), or null. @throws store errors
 */
export function createPushRecovery({ store, recover, changed, now }: PushRecoveryDeps) {
  // A clock set back must not prolong the wait.
  const dueAt = ({ retry }: CrmPush) => Math.min(retry?.at ?? 0, now() + MAX_DELAY_MS);

  return async function advance(): Promise<number | null> {
    const open = await store.open();
    const [next] = [...open].sort((a, b) => dueAt(a) - dueAt(b));
    if (!next || dueAt(next) > now()) return next ? dueAt(next) : null;
    const failure = await failureOf(recover(next));
    if (failure) await store.postpone(next.id, retryAfter(failure, next.retry?.tries ?? 0, now()));
    changed(changeOf(['pushes', 'people']));
    return now();
  };
}

async function failureOf(recovery: Promise<Settled | null>): Promise<Failure | null> {
  try {
    const settled = await recovery;
    if (settled?.kind === 'unknown') return settled.failure;
    return settled?.kind === 'doubtful' ? MAYBE_WRITTEN : null;
  } catch (error) {
    // A damaged record holds up its own push only.
    return error instanceof FailureError ? error.failure : { kind: 'internal' };
  }
}

function retryAfter(failure: Failure, tries: number, now: number): NonNullable<CrmPush['retry']> {
  if (failure.kind === 'offline') return { tries, at: now + MINUTE };
  const at = now + (DELAYS_MS[tries] ?? MAX_DELAY_MS);
  return { tries: tries + 1, at: failure.kind === 'rate-limited' ? Math.max(at, failure.until) : at };
}
