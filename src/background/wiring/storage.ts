import { standingOf } from '../../purchasing/ledger/decide.ts';
import { mergeLeads } from '../../purchasing/ledger/merge.ts';
import { createAccounts } from '../../store/accounts/accounts.ts';
import { createQuotas } from '../../store/accounts/quotas.ts';
import { createSettings } from '../../store/accounts/settings.ts';
import { createHubs } from '../../store/crm/hubs.ts';
import { createPushStore } from '../../store/crm/pushes.ts';
import { createOpened } from '../../store/database.ts';
import { createDriftLog } from '../../store/drift.ts';
import { createQueue } from '../../store/jobs/queue.ts';
import { createSendingQueue } from '../../store/jobs/sendings.ts';
import { createBook } from '../../store/ledger/book.ts';
import { createLedgerPages } from '../../store/ledger/ledger-pages.ts';
import { createQuestions } from '../../store/ledger/questions.ts';
import { createBadges } from '../../store/people/badges.ts';
import { createLeadTable } from '../../store/people/lead-table.ts';
import { createLibrary } from '../../store/people/library.ts';
import { createPreviewStore } from '../../store/people/previews.ts';
import { createIdentities } from '../../store/product/identities.ts';
import { createSignals } from '../../store/signals.ts';

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
