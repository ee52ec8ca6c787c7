import type { SignalWatch } from '../model/schemas/people/signal.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { LedgerEntry } from '../model/schemas/purchases/ledger-views.ts';
import { type Changed, changeOf } from '../model/views/change.ts';
import type { AuditEntry } from '../services/cognism-2016/audit.ts';
import type { ServiceResult } from '../services/http/service-result.ts';

const ENTRIES_PER_STEP = 100;
/** Unless the service states a time; even then at least `MIN_WAIT_MS`. */
const RETRY_DELAY_MS = 5 * 60_000;
const MIN_WAIT_MS = 10_000;

/** After these, certainly nothing was written. */
const NOT_SENT_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  ...(['offline', 'no-permission', 'bad-address', 'no-key', 'service-resting', 'rate-limited'] as const),
]);

type AuditDeps = {
  readonly store: {
    readonly watch: () => Promise<SignalWatch | null>;
    readonly changeWatch: (change: (watch: SignalWatch) => SignalWatch) => Promise<unknown>;
  };
  readonly entries: (after: number, most: number) => Promise<readonly LedgerEntry[]>;
  readonly write: (entry: AuditEntry) => Promise<ServiceResult<null>>;
  readonly changed: Changed;
  readonly now: () => number;
};

/**
 * The position is stored before an entry is sent, so none is sent twice; the user is notified if its arrival is
 * unknown. What was certainly not sent is sent later, in order.
 */
export function createAudit({ store, entries, write, changed, now }: AuditDeps) {
  /** False if auditing was switched off meanwhile, or off and on again. */
  async function claim(id: number, earlier: number): Promise<boolean> {
    let isNext = false;
    await store.changeWatch((watch) => {
      isNext = watch.isAudited && watch.auditedTo === earlier;
      return isNext ? { ...watch, auditedTo: id } : watch;
    });
    return isNext;
  }

  /** Resolves to why an entry was certainly not sent, or null. `earlier`: the entry before it. */
  async function audit({ purchase, slug }: LedgerEntry, earlier: number): Promise<Failure | null> {
    const { id, startedAt, charged } = purchase;
    const result = await write({
      action: 'reveal',
      source: 'Leadlight',
      data: { purchase: id, at: startedAt, charged, slug },
    });
    const auditFailure = result.ok ? null : result.failure;
    const hindrance = auditFailure && NOT_SENT_FAILURES.has(auditFailure.kind) ? auditFailure : null;
    await store.changeWatch((watch) => {
      const isLast = watch.auditedTo === id;
      return { ...watch, auditFailure, auditedTo: hindrance && isLast ? earlier : watch.auditedTo };
    });
    changed(changeOf(['signals']));
    return hindrance;
  }

  return {
    /** Resolves to when to go on (epoch ms): 0 if there may be more, null until the next purchase. */
    async advance(): Promise<number | null> {
      const watch = await store.watch();
      if (!watch?.isAudited) return null;
      const next = await entries(watch.auditedTo, ENTRIES_PER_STEP);
      let earlier = watch.auditedTo;
      for (const entry of next) {
        if (entry.purchase.state === 'intent') return null;
        if (!(await claim(entry.purchase.id, earlier))) return 0;
        const hindrance = isReveal(entry) ? await audit(entry, earlier) : null;
        if (hindrance)
          return 'until' in hindrance ? Math.max(hindrance.until, now() + MIN_WAIT_MS) : now() + RETRY_DELAY_MS;
        earlier = entry.purchase.id;
      }
      return next.length === ENTRIES_PER_STEP ? 0 : null;
    },
  };
}

function isReveal({ purchase: { operation, state } }: LedgerEntry): boolean {
  return operation === 'reveal' && state !== 'refused';
}
