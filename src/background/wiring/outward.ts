import { createSendings } from '../../crm/push/sendings.ts';
import type { Handlers } from '../../messages/receive.ts';
import type { KeptSignal } from '../../model/schemas/people/signal.ts';
import { writeAudit } from '../../services/cognism-2016/audit.ts';
import { obstacle } from '../../services/http/http.ts';
import { createAudit } from '../../signals/audit.ts';
import { createListening } from '../../signals/listen.ts';
import { createLive } from '../browser/live-signals.ts';
import { webLocks } from '../browser/locks.ts';
import { createCrmHandlers } from '../handlers/crm-handlers.ts';
import { createExportHandlers } from '../handlers/export-handlers.ts';
import { createHubHandlers } from '../handlers/hub-handlers.ts';
import { createLeadHandlers } from '../handlers/lead-handlers.ts';
import { createSignalHandlers } from '../handlers/signal-handlers.ts';
import { createCloud } from './cloud.ts';
import { createCrm } from './crm.ts';
import { createLegacy } from './legacy.ts';
import type { Spending } from './spending.ts';
import type { Storage } from './storage.ts';

/** So many of the people who were saved last are asked about. */
const MOST_WATCHED = 500;

type Parts = {
  readonly storage: Storage;
  readonly spending: Spending;
  /** Told of what is new about saved people. */
  readonly news: (signals: readonly KeptSignal[]) => unknown;
  readonly changed: () => void;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

const sleep = (time: number) => new Promise<void>((wake) => setTimeout(wake, time));

/** What goes on with people once they are saved: the CRM, a storage, and what is heard of them. None of it takes credits. */
export function createOutward({ storage, spending, news, changed, whileAwake, now }: Parts) {
  const { accounts, hubs, leadTable, ledgerPages, pushRecords, sendingQueue, signals } = storage;
  const { quota, request, surroundings, wires } = spending;
  const cloud = createCloud({ accounts, hubs, request, wires, now });
  const crm = createCrm({ cloud, hubs, leadTable, pushRecords, locks: webLocks, now, sleep });
  const push = (leadId: string, instanceId: string) => crm.push(leadId, { ticked: [], choice: null }, instanceId);
  const sendings = createSendings({ queue: sendingQueue, push, changed, now });

  async function watched() {
    const { rows } = await leadTable.rows(null, MOST_WATCHED);
    const leads = await leadTable.leads(rows.map(({ id }) => id));
    // Many pages show no company, and a service told it.
    return leads.map((lead) => ({ ...lead, company: lead.company ?? lead.contact?.company?.text ?? null }));
  }

  const legacy = createLegacy({ accounts, request, quota, now, sleep });
  const listening = createListening({ store: signals, watched, events: legacy.events, news, changed, now });
  const mayReach = async (url: string) => (await obstacle(surroundings, { service: 'cognism2016', url })) === null;
  const live = createLive({
    ...{ store: signals, access: legacy.access, mayReach },
    ...{ hear: listening.hear, changed, now },
  });
  const audit = createAudit({
    store: signals,
    entries: ledgerPages.inOrder,
    // It must arrive at most once, as a purchase must.
    write: (entry) =>
      legacy.told(async (access) => {
        const sending = await wires.sendingTo('cognism2016', `${access.base}/audit/user`);
        return writeAudit(request, access, entry, sending, now);
      }),
    changed,
    now,
  });
  return {
    legacy,

    /** What goes on by itself: see works.ts. */
    works: { sending: sendings.advance, listening: listening.advance, audit: audit.advance },

    /** To be called in the first tick: goes on with what an earlier background left. */
    begin(works: { readonly listening: () => void }): void {
      live.begin(works.listening);
      // What fails here is found out before the next push of the same person.
      void whileAwake(crm.recover()).then(changed, () => {});
    },

    handlers: (works: Readonly<Record<'sending' | 'listening' | 'audit', () => void>>) =>
      ({
        ...createLeadHandlers({ leadTable, changed }),
        ...createHubHandlers({ cloud, accounts, hubs, changed, whileAwake }),
        ...createExportHandlers({ cloud, leadTable, whileAwake }),
        ...createCrmHandlers({
          ...{ crm, hubs, leadTable, sendingQueue, sendings, changed, whileAwake, now },
          sendOn: works.sending,
        }),
        ...createSignalHandlers({
          ...{ legacy, signals, leadTable, ledgerPages, request, changed, whileAwake, now },
          listenOn: () => {
            works.listening();
            live.follow();
          },
        }),
      }) satisfies Partial<Handlers>,
  };
}

export type Outward = ReturnType<typeof createOutward>;
