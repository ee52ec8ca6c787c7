import { createCrmClient } from '../../crm/client.ts';
import { checkMapping, linkOf } from '../../crm/mapping/mapping.ts';
import { SAMPLE_PERSON } from '../../crm/mapping/sample-person.ts';
import { type CrmPerson, crmPersonOf } from '../../crm/mapping/values.ts';
import { dryRun } from '../../crm/match/dry-run.ts';
import { createPushes } from '../../crm/push/push.ts';
import { lockOfLead } from '../../crm/push/push-context.ts';
import { createPushRecovery } from '../../crm/push/recover-pushes.ts';
import type { Settled } from '../../crm/push/settle.ts';
import { undoPush } from '../../crm/push/undo-push.ts';
import { creationOf } from '../../crm/push/write.ts';
import type { CrmMapping, CrmPush, DryRun, FieldChange } from '../../model/schemas/crm/crm.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import type { MappingPreview, PushesView, PushView } from '../../model/views/lead-views.ts';
import type { Locks } from '../../purchasing/ports.ts';
import type { HubStore } from '../../store/crm/hubs.ts';
import type { PushRecords } from '../../store/crm/pushes.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import type { Cloud } from './cloud.ts';

type CrmDeps = {
  readonly cloud: Cloud;
  readonly hubs: Pick<HubStore, 'picked'>;
  readonly leadTable: LeadTable;
  readonly pushRecords: PushRecords;
  readonly locks: Locks;
  readonly changed: () => void;
  readonly now: () => number;
  readonly sleep: (time: number) => Promise<void>;
};

/** Which differing fields to overwrite, and which of several contacts it is. */
export type PushChoices = {
  readonly ticked: readonly FieldChange[];
  readonly choice: { readonly id: string } | 'new' | null;
};

const NOT_FOUND = { kind: 'internal' } as const;
const NO_CONNECTION = { kind: 'no-key', service: 'cloudElements' } as const;

export function createCrm({ cloud, hubs, leadTable, pushRecords, locks, changed, now, sleep }: CrmDeps) {
  async function connect(object: string | null = null) {
    const { asker, picked } = await cloud.hub('crm');
    const { mapping, instanceId, site } = picked;
    if (!mapping) throw new FailureError(NO_CONNECTION);
    const crm = createCrmClient(asker, object ?? mapping.object);
    /** Marks the lead in the same step that ends a push. */
    const store = {
      ...pushRecords,
      end: (push: CrmPush) => pushRecords.end(push, inCrmAfter(push, mapping, site, now())),
    };
    const deps = { crm, store, locks, now, sleep };
    return { deps, pushes: createPushes(deps), order: { mapping, instanceId, site }, instanceId };
  }

  async function leadOf(leadId: string): Promise<Lead> {
    const [lead] = await leadTable.leads([leadId]);
    if (!lead) throw new FailureError(NOT_FOUND);
    return lead;
  }

  async function openPushes(): Promise<CrmPush[]> {
    const intents = await pushRecords.intents();
    const picked = intents.length > 0 ? await hubs.picked('crm') : null;
    return intents.filter(({ instanceId }) => instanceId === picked?.instanceId);
  }

  async function recover(push: CrmPush): Promise<Settled | null> {
    const { pushes, instanceId } = await connect(push.object);
    return push.instanceId === instanceId ? pushes.recover(push) : null;
  }

  return {
    /** Dry run. Writes nothing to the CRM; remembers whether the person is there. @throws FailureError */
    async look(leadId: string): Promise<DryRun> {
      const [{ pushes, order }, lead] = await Promise.all([connect(), leadOf(leadId)]);
      const run = await pushes.look({ ...order, lead });
      if (run.kind === 'failed') throw new FailureError(run.failure);
      const { instanceId } = order;
      if (run.kind === 'new') await leadTable.place(leadId, null);
      if (run.kind === 'exists') {
        await leadTable.place(leadId, { instanceId, contactId: run.id, link: run.link, at: now() });
      }
      return run;
    },

    /** @param meant the connection that the user saw @throws FailureError if surely nothing was written */
    async push(leadId: string, word: PushChoices, meant: string): Promise<PushView> {
      const [{ pushes, order }, lead] = await Promise.all([connect(), leadOf(leadId)]);
      // Another CRM has been picked since.
      if (meant !== order.instanceId) throw new FailureError(NO_CONNECTION);
      const readLead = () => leadTable.leads([leadId]).then(([now]) => now ?? null);
      const pushed = await pushes.push({ ...order, ...word, lead, readLead });
      if (pushed.kind === 'failed') throw new FailureError(pushed.failure);
      return pushed;
    },

    /** @throws FailureError */
    async undo(id: number): Promise<{ isUndone: boolean; left: readonly string[] }> {
      const push = await pushRecords.push(id);
      // The mapping may name another object by now.
      const { deps, order, instanceId } = await connect(push?.object);
      // Another connection can't undo it.
      if (!push || push.instanceId !== instanceId) throw new FailureError(NOT_FOUND);
      if (push.state === 'undone') return { isUndone: true, left: [] };
      if (push.state !== 'created' && push.state !== 'updated') throw new FailureError(NOT_FOUND);
      // A contact that was only updated is still there.
      const isGone = push.state === 'created';
      const end = (undone: CrmPush) => pushRecords.end(undone, isGone ? null : undefined);
      const taken = await undoPush({ ...deps, store: { ...deps.store, end } }, push, order.mapping);
      if (taken.kind === 'failed') throw new FailureError(taken.failure);
      return { isUndone: taken.kind === 'undone', left: taken.left };
    },

    async giveUp(id: number): Promise<void> {
      const [{ pushes }, push] = await Promise.all([connect(), pushRecords.push(id)]);
      if (push) await pushes.giveUp(push);
    },

    /** Settles pushes that a dead background left open. Resolves to when to call again (epoch ms), or null. */
    settleOpen: createPushRecovery({ store: { ...pushRecords, open: openPushes }, recover, changed, now }),

    /** From the store alone. */
    async pushesOf(leadId: string): Promise<PushesView> {
      const [all, [lead], picked] = await Promise.all([
        pushRecords.ofLead(leadId),
        leadTable.leads([leadId]),
        hubs.picked('crm'),
      ]);
      const { instanceId = '', mapping = null } = picked ?? {};
      const lock = lockOfLead({ instanceId, object: mapping?.object ?? '' }, leadId);
      const pushes = all.filter((push) => push.instanceId === instanceId);
      const inCrm = lead?.inCrm?.instanceId === instanceId ? lead.inCrm : null;
      return { instanceId, pushes, isUnderWay: await locks.isHeld(lock), inCrm };
    },

    /** Previews an edited mapping with a lead, or with a sample person if there is none or nothing would be written. */
    async preview(edited: unknown, leadId: string | null): Promise<MappingPreview> {
      const { mapping, faults } = checkMapping(edited);
      const [lead] = leadId === null ? [] : await leadTable.leads([leadId]);
      const bodyFor = (person: CrmPerson | null) => {
        const run = mapping && dryRun(mapping, person, [], null);
        return mapping && run?.kind === 'new' ? creationOf(mapping, run).body : null;
      };
      const body = lead ? bodyFor(crmPersonOf(lead)) : null;
      if (lead && body) return { of: lead.name, mapping, body, faults };
      return { of: null, mapping, body: bodyFor(SAMPLE_PERSON), faults };
    },
  };
}

/** Undefined if the push says nothing about it. */
function inCrmAfter({ state, contactId, instanceId }: CrmPush, mapping: CrmMapping, site: string | null, at: number) {
  if (contactId === null || state === 'intent' || state === 'failed') return undefined;
  return { instanceId, contactId, link: linkOf(mapping, contactId, site), at };
}

export type Crm = ReturnType<typeof createCrm>;
