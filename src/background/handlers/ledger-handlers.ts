import type { Handlers } from '../../messages/receive.ts';
import type { Changed } from '../../model/views/change.ts';
import type { Reconciliation } from '../../purchasing/ledger/reconciliation.ts';
import type { AccountStore } from '../../store/accounts/accounts.ts';
import type { LedgerPages } from '../../store/ledger/ledger-pages.ts';

const PAGE_SIZE = 50;
const EXPORT_CHUNK_SIZE = 1000;

type LedgerHandlersDeps = {
  readonly ledgerPages: LedgerPages;
  readonly reconciliation: Reconciliation;
  readonly accounts: AccountStore;
  /** Called when a repair has written something. */
  readonly changed: Changed;
  readonly now: () => number;
};

/** Messages about the ledger. None of them spends. */
export function createLedgerHandlers({ ledgerPages, reconciliation, accounts, changed, now }: LedgerHandlersDeps) {
  return {
    'view-ledger': ({ filter, before }) => ledgerPages.page(filter, before, PAGE_SIZE),
    async 'view-ledger-sums'() {
      const [latest, statements] = await Promise.all([ledgerPages.latestDays(), ledgerPages.statements()]);
      const [connection, damaged] = await Promise.all([accounts.connection('kaspr'), ledgerPages.damaged()]);
      return {
        ...latest,
        entries: await ledgerPages.newest(),
        damaged,
        statements: statements.map((one) => ({ ...one, isCurrent: one.keyId === connection?.keyId })),
      };
    },
    'view-ledger-days': () => ledgerPages.days(),
    'read-ledger': ({ after }) => ledgerPages.inOrder(after, EXPORT_CHUNK_SIZE),
    async 'count-as-charged'({ id }) {
      await reconciliation.countAsCharged(id);
      return null;
    },
    async 'repair-ledger'() {
      const damaged = await ledgerPages.repair();
      changed();
      return { damaged };
    },
    async 'keep-seal'({ head, entries }) {
      await ledgerPages.seal({ head, entries, at: now() });
      return null;
    },
    async 'view-seal'({ head }) {
      const seal = await ledgerPages.sealed(head);
      return seal && { entries: seal.entries, at: seal.at };
    },
  } satisfies Partial<Handlers>;
}
