import { standingOf } from '../enrichment/decide.ts';
import { mergeLeads } from '../enrichment/merge.ts';
import { createAccounts } from '../store/accounts.ts';
import { createBadges } from '../store/badges.ts';
import { createBook } from '../store/book.ts';
import { createOpened } from '../store/database.ts';
import { createDriftLog } from '../store/drift.ts';
import { createHubs } from '../store/hubs.ts';
import { createIdentities } from '../store/identities.ts';
import { createLeadTable } from '../store/lead-table.ts';
import { createLedgerPages } from '../store/ledger-pages.ts';
import { createLibrary } from '../store/library.ts';
import { createPreviewStore } from '../store/previews.ts';
import { createPushStore } from '../store/pushes.ts';
import { createQuestions } from '../store/questions.ts';
import { createQueue } from '../store/queue.ts';
import { createQuotas } from '../store/quotas.ts';
import { createSendingQueue } from '../store/sendings.ts';
import { createSettings } from '../store/settings.ts';
import { createSignals } from '../store/signals.ts';

/**
 * All that is kept, each part with the rules of enrichment that it keeps to.
 * @param changed is told when a part changes something by being looked at
 */
export function openStorage(changed: () => void) {
  const opened = createOpened();
  return {
    accounts: createAccounts(opened),
    badges: createBadges(opened, standingOf),
    book: createBook(opened, mergeLeads),
    drift: createDriftLog(opened),
    hubs: createHubs(opened),
    identities: createIdentities(opened),
    leadTable: createLeadTable(opened),
    ledgerPages: createLedgerPages(opened),
    library: createLibrary(opened, mergeLeads, changed),
    previews: createPreviewStore(opened),
    pushRecords: createPushStore(opened),
    questions: createQuestions(opened),
    queue: createQueue(opened),
    quotas: createQuotas(opened),
    sendingQueue: createSendingQueue(opened),
    settings: createSettings(opened),
    signals: createSignals(opened),
  };
}

export type Storage = ReturnType<typeof openStorage>;
