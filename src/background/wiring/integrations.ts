import { createCrmBulkPushes } from '../../crm/push/crm-bulk-pushes.ts';
import type { Handlers } from '../../messages/receive.ts';
import type { KeptSignal } from '../../model/schemas/people/signal.ts';
import type { Changed } from '../../model/views/change.ts';
import { writeAudit } from '../../services/cognism-2016/audit.ts';
import { checkReachable } from '../../services/http/http.ts';
import { createAudit } from '../../signals/audit.ts';
import { createSignalPolling } from '../../signals/signal-polling.ts';
import { createLiveSignals } from '../browser/live-signals.ts';
import { webLocks } from '../browser/locks.ts';
import { createCrmHandlers } from '../handlers/crm-handlers.ts';
import { createExportHandlers } from '../handlers/export-handlers.ts';
import { createHubHandlers } from '../handlers/hub-handlers.ts';
import { createLeadHandlers } from '../handlers/lead-handlers.ts';
import { createResearchHandlers } from '../handlers/research-handlers.ts';
import { createSignalHandlers } from '../handlers/signal-handlers.ts';
import { createCloud } from './cloud.ts';
import { createCognism2016 } from './cognism-2016.ts';
import { createCrm } from './crm.ts';
import type { Spending } from './spending.ts';
import type { Storage } from './storage.ts';

/** How many people, the latest first, are asked about. */
const MAX_WATCHED_PEOPLE = 500;

type IntegrationsDeps = {
  readonly storage: Storage;
  readonly spending: Spending;
  readonly notifyNews: (signals: readonly KeptSignal[]) => unknown;
  readonly changed: Changed;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

const sleep = (time: number) => new Promise<void>((wake) => setTimeout(wake, time));

/** What happens after people are saved: CRM, storage, signals. None of it takes credits. */
export function createIntegrations({ storage, spending, notifyNews, changed, whileAwake, now }: IntegrationsDeps) {
  const { accounts, hubs, leadTable, ledgerPages, pushRecords, bulkPushQueue, signals } = storage;
  const { quota, request, httpEnvironment, transports } = spending;
  const cloud = createCloud({ accounts, hubs, request, transports, now });
  const crm = createCrm({ cloud, hubs, leadTable, pushRecords, locks: webLocks, changed, now, sleep });
  const push = (leadId: string, instanceId: string) => crm.push(leadId, { ticked: [], choice: null }, instanceId);
  const bulkPushes = createCrmBulkPushes({ queue: bulkPushQueue, push, changed, now });

  async function watched() {
    const { rows } = await leadTable.rows(null, MAX_WATCHED_PEOPLE);
    const leads = await leadTable.leads(rows.map(({ id }) => id));
    // Many pages show no company, though a service named one.
    return leads.map((lead) => ({ ...lead, company: lead.company ?? lead.contact?.company?.text ?? null }));
  }

  const cognism2016 = createCognism2016({ accounts, request, quota, now, sleep });
  const listening = createSignalPolling({
    store: signals,
    watched,
    events: cognism2016.events,
    notifyNews,
    changed,
    now,
  });
  const mayReach = async (url: string) =>
    (await checkReachable(httpEnvironment, { service: 'cognism2016', url })) === null;
  const live = createLiveSignals({
    ...{ store: signals, access: cognism2016.access, mayReach },
    ...{ hear: listening.hear, changed, now },
  });
  const audit = createAudit({
    store: signals,
    entries: ledgerPages.inOrder,
    // Like a purchase, it must arrive at most once.
    write: (entry) =>
      cognism2016.askWithinQuota(async (access) => {
        const mode = await transports.modeFor('cognism2016', `${access.base}/audit/user`);
        return writeAudit(request, access, entry, mode, now);
      }),
    changed,
    now,
  });
  return {
    cognism2016,

    jobs: {
      ...{ sending: bulkPushes.advance, settling: crm.settleOpen },
      ...{ listening: listening.advance, audit: audit.advance },
    },

    /** Call in the first tick. */
    begin: (jobs: { readonly listening: () => void }): void => live.begin(jobs.listening),

    handlers: (jobs: Readonly<Record<'sending' | 'listening' | 'audit', () => void>>) =>
      ({
        ...createLeadHandlers({ ...storage, changed }),
        ...createHubHandlers({ cloud, accounts, hubs, changed, whileAwake }),
        ...createExportHandlers({ cloud, leadTable, whileAwake }),
        ...createCrmHandlers({
          ...{ crm, hubs, leadTable, bulkPushQueue, bulkPushes, changed, whileAwake, now },
          startBulkPush: jobs.sending,
        }),
        ...createResearchHandlers({ cognism2016, request, whileAwake, now }),
        ...createSignalHandlers({
          ...{ cognism2016, signals, leadTable, ledgerPages, request, changed, whileAwake, now },
          startListening: () => {
            jobs.listening();
            live.follow();
          },
        }),
      }) satisfies Partial<Handlers>,
  };
}

export type Integrations = ReturnType<typeof createIntegrations>;
