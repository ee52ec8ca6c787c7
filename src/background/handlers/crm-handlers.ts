import type { CrmBulkPushes } from '../../crm/push/crm-bulk-pushes.ts';
import type { Handlers } from '../../messages/receive.ts';
import type { CrmBulkPush } from '../../model/schemas/crm/crm-bulk-push.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { CrmBulkPushView } from '../../model/views/lead-views.ts';
import type { HubStore } from '../../store/crm/hubs.ts';
import type { CrmBulkPushStore } from '../../store/jobs/crm-bulk-push-queue.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import type { Crm } from '../wiring/crm.ts';

type CrmHandlersDeps = {
  readonly crm: Crm;
  readonly hubs: HubStore;
  readonly leadTable: LeadTable;
  readonly bulkPushQueue: CrmBulkPushStore;
  readonly bulkPushes: CrmBulkPushes;
  readonly startBulkPush: () => void;
  readonly changed: Changed;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

export function createCrmHandlers(deps: CrmHandlersDeps) {
  const { crm, hubs, leadTable, bulkPushQueue, bulkPushes, startBulkPush, changed, whileAwake, now } = deps;

  async function viewBulkPushes(): Promise<CrmBulkPushView[]> {
    const shown = await bulkPushQueue.shown();
    return Promise.all(
      shown.map(async (bulkPush) => {
        const tasks = await bulkPushQueue.unfinished(bulkPush.id);
        const leads = await leadTable.leads(tasks.map(({ leadId }) => leadId));
        const people = new Map(leads.map((lead) => [lead.id, lead]));
        const failures = tasks.flatMap(({ leadId, failure }) =>
          failure ? [{ leadId, name: people.get(leadId)?.name ?? '', failure }] : [],
        );
        const choices = tasks.flatMap(({ leadId, state }) => {
          const lead = people.get(leadId);
          return state === 'choose' && lead && !isSentSince(lead, bulkPush) ? [{ id: lead.id, name: lead.name }] : [];
        });
        return { bulkPush, failures, choices };
      }),
    );
  }

  async function andTell<T>(work: Promise<T>, leadId: string | null = null): Promise<T> {
    try {
      return await whileAwake(work);
    } finally {
      changed(changeOf(['pushes', 'people'], leadId === null ? null : [leadId]));
    }
  }

  return {
    'preview-mapping': ({ mapping, leadId }) => crm.preview(mapping, leadId),
    'ask-crm': ({ leadId }) => andTell(crm.look(leadId), leadId),
    'send-to-crm': ({ leadId, instanceId, ...word }) => andTell(crm.push(leadId, word, instanceId), leadId),
    'view-pushes': ({ leadId }) => crm.pushesOf(leadId),
    'undo-push': ({ id }) => andTell(crm.undo(id)),
    async 'give-push-up'({ id }) {
      await andTell(crm.giveUp(id));
      return null;
    },
    async 'begin-bulk-push'({ ids }) {
      const picked = await hubs.picked('crm');
      if (!picked) throw new FailureError({ kind: 'no-key', service: 'cloudElements' });
      const begun = await bulkPushes.begin(picked.instanceId, ids);
      startBulkPush();
      changed(changeOf(['pushes']));
      return begun && { id: begun.id };
    },
    'view-bulk-pushes': viewBulkPushes,
    async 'pause-bulk-push'({ id }) {
      await bulkPushQueue.pause(id, null);
      changed(changeOf(['pushes']));
      return null;
    },
    async 'resume-bulk-push'({ id }) {
      await bulkPushQueue.resume(id);
      startBulkPush();
      changed(changeOf(['pushes']));
      return null;
    },
    async 'cancel-bulk-push'({ id }) {
      await bulkPushQueue.cancel(id, now());
      changed(changeOf(['pushes']));
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** Whether the user has resolved it since by sending the person alone. */
function isSentSince({ inCrm }: Lead, { instanceId, startedAt }: CrmBulkPush): boolean {
  return inCrm?.instanceId === instanceId && inCrm.at >= startedAt;
}
