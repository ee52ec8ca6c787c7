import { type Changed, changeOf } from '../../model/views/change.ts';
import { withContact } from '../../purchasing/ledger/apply-purchase.ts';
import { currentPurchaseOf } from '../../purchasing/ledger/find-reusable.ts';
import { mergeLeads } from '../../purchasing/ledger/merge.ts';
import { createAccounts } from '../../store/accounts/accounts.ts';
import { createQuotas } from '../../store/accounts/quotas.ts';
import { createSettings } from '../../store/accounts/settings.ts';
import { createHubs } from '../../store/crm/hubs.ts';
import { createPushStore } from '../../store/crm/pushes.ts';
import { createDatabaseOpener } from '../../store/database.ts';
import { createDriftLog } from '../../store/drift.ts';
import { createCrmBulkPushQueue } from '../../store/jobs/crm-bulk-push-queue.ts';
import { createQueue } from '../../store/jobs/queue.ts';
import { createLedgerPages } from '../../store/ledger/ledger-pages.ts';
import { createLedgerStore } from '../../store/ledger/ledger-store.ts';
import { createQuestions } from '../../store/ledger/questions.ts';
import { createBadges } from '../../store/people/badges.ts';
import { createDrafts } from '../../store/people/drafts.ts';
import { createLeadTable } from '../../store/people/lead-table.ts';
import { createLeadWords } from '../../store/people/lead-words.ts';
import { createNamesOf } from '../../store/people/names-of.ts';
import { createOtherAnswers } from '../../store/people/other-answers.ts';
import { createPersonStore } from '../../store/people/person-store.ts';
import { createPreviewStore } from '../../store/people/previews.ts';
import { createIdentities } from '../../store/product/identities.ts';
import { shareReads } from '../../store/shared-reads.ts';
import { createSignals } from '../../store/signals.ts';
import { keepUp } from '../../store/upkeep/upkeep.ts';
import { webLocks } from '../browser/locks.ts';

/** @param changed called when reading a part changes it */
export function openStorage(changed: Changed) {
  const openDatabase = createDatabaseOpener();
  const openForAnswers = shareReads(openDatabase);
  return {
    accounts: createAccounts(openForAnswers),
    badges: createBadges(openForAnswers, currentPurchaseOf),
    ledgerStore: createLedgerStore(openForAnswers, mergeLeads),
    drift: createDriftLog(openForAnswers),
    drafts: createDrafts(openDatabase, webLocks.isHeld),
    hubs: createHubs(openForAnswers),
    identities: createIdentities(openForAnswers),
    keepUp: (at: number) => keepUp(openDatabase, at),
    leadTable: createLeadTable(openDatabase),
    leadWords: createLeadWords(openDatabase),
    namesOf: createNamesOf(openDatabase),
    ledgerPages: createLedgerPages(openDatabase),
    otherAnswers: createOtherAnswers(openForAnswers, withContact),
    personStore: createPersonStore(openForAnswers, mergeLeads, (names) => changed(changeOf(['people'], names))),
    previews: createPreviewStore(openForAnswers),
    pushRecords: createPushStore(openDatabase),
    questions: createQuestions(openDatabase),
    queue: createQueue(openDatabase),
    quotas: createQuotas(openForAnswers),
    bulkPushQueue: createCrmBulkPushQueue(openDatabase),
    settings: createSettings(openForAnswers),
    signals: createSignals(openForAnswers),
  };
}

export type Storage = ReturnType<typeof openStorage>;
