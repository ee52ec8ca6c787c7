import type { Sendings } from '../../crm/push/sendings.ts';
import type { Handlers } from '../../messages/receive.ts';
import type { Sending } from '../../model/schemas/crm/sending.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { Failed } from '../../model/schemas/purchases/failure.ts';
import type { SendingView } from '../../model/views/lead-views.ts';
import type { HubStore } from '../../store/crm/hubs.ts';
import type { SendingStore } from '../../store/jobs/sendings.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import type { Crm } from '../wiring/crm.ts';

type Parts = {
  readonly crm: Crm;
  readonly hubs: HubStore;
  readonly leadTable: LeadTable;
  readonly sendingQueue: SendingStore;
  readonly sendings: Sendings;
  /** Has bulk pushes worked off. */
  readonly sendOn: () => void;
  readonly changed: () => void;
  readonly whileAwake: <T>(work: Promise<T>) => Promise<T>;
  readonly now: () => number;
};

/** Messages about people on their way into the CRM. */
export function createCrmHandlers(parts: Parts) {
  const { crm, hubs, leadTable, sendingQueue, sendings, sendOn, changed, whileAwake, now } = parts;

  async function viewSendings(): Promise<SendingView[]> {
    const shown = await sendingQueue.shown();
    return Promise.all(
      shown.map(async (sending) => {
        const tasks = await sendingQueue.unfinished(sending.id);
        const leads = await leadTable.leads(tasks.map(({ leadId }) => leadId));
        const people = new Map(leads.map((lead) => [lead.id, lead]));
        const failures = tasks.flatMap(({ leadId, failure }) =>
          failure ? [{ leadId, name: people.get(leadId)?.name ?? '', failure }] : [],
        );
        const choices = tasks.flatMap(({ leadId, state }) => {
          const lead = people.get(leadId);
          return state === 'choose' && lead && !isSentSince(lead, sending) ? [{ id: lead.id, name: lead.name }] : [];
        });
        return { sending, failures, choices };
      }),
    );
  }

  async function andTell<T>(work: Promise<T>): Promise<T> {
    try {
      return await whileAwake(work);
    } finally {
      changed();
    }
  }

  return {
    'preview-mapping': ({ mapping, leadId }) => crm.preview(mapping, leadId),
    'ask-crm': ({ leadId }) => andTell(crm.look(leadId)),
    'send-to-crm': ({ leadId, instanceId, ...word }) => andTell(crm.push(leadId, word, instanceId)),
    'view-pushes': ({ leadId }) => crm.pushesOf(leadId),
    'undo-push': ({ id }) => andTell(crm.undo(id)),
    async 'give-push-up'({ id }) {
      await andTell(crm.giveUp(id));
      return null;
    },
    async 'begin-sending'({ ids }) {
      const picked = await hubs.picked('crm');
      if (!picked) throw new Failed({ kind: 'no-key', service: 'cloudElements' });
      const begun = await sendings.begin(picked.instanceId, ids);
      sendOn();
      changed();
      return begun && { id: begun.id };
    },
    'view-sendings': viewSendings,
    async 'pause-sending'({ id }) {
      await sendingQueue.pause(id, null);
      changed();
      return null;
    },
    async 'resume-sending'({ id }) {
      await sendingQueue.resume(id);
      sendOn();
      changed();
      return null;
    },
    async 'cancel-sending'({ id }) {
      await sendingQueue.cancel(id, now());
      changed();
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** Whether the user has said since who it is. */
function isSentSince({ inCrm }: Lead, { instanceId, startedAt }: Sending): boolean {
  return inCrm?.instanceId === instanceId && inCrm.at >= startedAt;
}
