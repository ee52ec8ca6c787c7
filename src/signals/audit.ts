import type { SignalWatch } from '../model/schemas/people/signal.ts';
import type { Failure } from '../model/schemas/purchases/failure.ts';
import type { LedgerEntry } from '../model/schemas/purchases/ledger-views.ts';
import type { AuditEntry } from '../services/cognism-2016/audit.ts';
import type { ServiceResult } from '../services/http/service-result.ts';

/** So many entries of the ledger are looked at in one step. */
const ENTRIES_PER_STEP = 100;
/** What could not be sent is tried again this much later (ms); where it is known when, then, but not at once. */
const RETRY_DELAY_MS = 5 * 60_000;
const MIN_WAIT_MS = 10_000;

/** With these surely nothing was written. */
const NOT_SENT_FAILURES: ReadonlySet<Failure['kind']> = new Set([
  ...(['offline', 'no-permission', 'bad-address', 'no-key', 'service-resting', 'rate-limited'] as const),
]);

type AuditDeps = {
  readonly store: {
    readonly watch: () => Promise<SignalWatch | null>;
    readonly changeWatch: (change: (watch: SignalWatch) => SignalWatch) => Promise<unknown>;
  };
  /** The ledger in order, after an entry. */
  readonly entries: (after: number, most: number) => Promise<readonly LedgerEntry[]>;
  readonly write: (entry: AuditEntry) => Promise<ServiceResult<null>>;
  readonly changed: () => void;
  readonly now: () => number;
};

/**
 * Writes an entry into the team's audit log for each reveal of the ledger. How far it has come is in the store, and is written down
 * before an entry is sent: none is sent twice, and of one whose end is not known the user is told. One that was surely not sent is sent
 * later, with all after it.
 */
export function createAudit({ store, entries, write, changed, now }: AuditDeps) {
  /** Writes down that an entry is next. False where that is not so any more: it was switched off meanwhile, or off and on again. */
  async function claim(id: number, earlier: number): Promise<boolean> {
    let isNext = false;
    await store.changeWatch((watch) => {
      isNext = watch.isAudited && watch.auditedTo === earlier;
      return isNext ? { ...watch, auditedTo: id } : watch;
    });
    return isNext;
  }

  /** Resolves to why an entry was surely not sent, if so. @param earlier the entry before it */
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
    changed();
    return hindrance;
  }

  return {
    /**
     * Goes on with the next entries.
     * @returns when to go on (epoch ms), 0 where there may be more; null where there is nothing to do until something is bought
     */
    async advance(): Promise<number | null> {
      const watch = await store.watch();
      if (!watch?.isAudited) return null;
      const next = await entries(watch.auditedTo, ENTRIES_PER_STEP);
      let earlier = watch.auditedTo;
      for (const entry of next) {
        // How it ends is told to whoever waits for it; then this goes on.
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

/** Whether somebody was, or may have been, revealed. */
function isReveal({ purchase: { operation, state } }: LedgerEntry): boolean {
  return operation === 'reveal' && state !== 'refused';
}
