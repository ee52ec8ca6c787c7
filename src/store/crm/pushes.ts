import { type CrmPush, crmPush } from '../../model/schemas/crm/crm.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional } from '../records.ts';

/** States of pushes that may have left something in the CRM. */
const POSSIBLY_WRITTEN_STATES: ReadonlySet<CrmPush['state']> = new Set(['intent', 'created', 'updated', 'unchanged']);

/** What was sent to the CRM. Satisfies `PushStore` of crm/ports.ts, which says what each function promises. */
export function createPushStore(openDatabase: OpenDatabase) {
  return {
    async intent(draft: Omit<CrmPush, 'id'>): Promise<CrmPush> {
      const transaction = (await openDatabase()).transaction(['pushes', 'leads'], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        // Somebody who was forgotten meanwhile is not sent.
        const isThere = (await transaction.objectStore('leads').getKey(draft.leadId)) !== undefined;
        if (!isThere) throw new FailureError({ kind: 'internal' });
        // The store numbers its records itself.
        const id = await transaction.objectStore('pushes').add({ ...draft, values: valuesOf(draft) } as never);
        return { ...draft, id };
      });
    },

    /**
     * With the end of a push goes what is known of its person now: whether they are in the CRM. Whoever was forgotten
     * meanwhile stays forgotten; of two leads that were merged meanwhile the one that is left has it.
     */
    async end(push: CrmPush, inCrm: Lead['inCrm'] | undefined = undefined): Promise<void> {
      const transaction = (await openDatabase()).transaction(['pushes', 'leads'], 'readwrite', DURABLE);
      await runTransaction(transaction, async () => {
        const pushes = transaction.objectStore('pushes');
        const kept = await pushes.get(push.id);
        if (!kept) return;
        const { leadId } = kept;
        await pushes.put({ ...push, leadId, values: valuesOf(push) });
        const leads = transaction.objectStore('leads');
        const lead = inCrm === undefined ? undefined : await leads.get(leadId);
        if (lead && inCrm !== undefined) await leads.put({ ...lead, inCrm });
      });
    },

    async earlier(
      { instanceId, object }: Pick<CrmPush, 'instanceId' | 'object'>,
      leadId: string,
      values: readonly string[],
    ): Promise<CrmPush[]> {
      const { store } = (await openDatabase()).transaction('pushes');
      const found = await Promise.all([
        store.index('leadId').getAll(leadId),
        ...values.map((value) => store.index('values').getAll(value)),
      ]);
      const pushes = new Map(found.flat().map((record) => [record.id, read(record)]));
      return [...pushes.values()]
        .filter(
          (push) => push.instanceId === instanceId && push.object === object && POSSIBLY_WRITTEN_STATES.has(push.state),
        )
        .sort((a, b) => b.id - a.id);
    },

    /** Of a person, newest first. */
    async ofLead(leadId: string): Promise<CrmPush[]> {
      const found = await (await openDatabase()).getAllFromIndex('pushes', 'leadId', leadId);
      return found.map(read).sort((a, b) => b.id - a.id);
    },

    /** What a dead background may have left half done. */
    async intents(): Promise<CrmPush[]> {
      return (await (await openDatabase()).getAllFromIndex('pushes', 'state', 'intent')).map(read);
    },

    async push(id: number): Promise<CrmPush | null> {
      const record = await (await openDatabase()).get('pushes', id);
      return record ? read(record) : null;
    },
  };
}

const valuesOf = ({ searched }: Pick<CrmPush, 'searched'>): string[] => [
  ...new Set(searched.map(({ value }) => value)),
];

/** @throws DamagedRecordError */
function read({ values: _, ...record }: CrmPush & { readonly values: readonly string[] }): CrmPush {
  const push = readOptional(crmPush, record);
  if (!push) throw new Error('A push without a record');
  return push;
}

export type PushRecords = ReturnType<typeof createPushStore>;
