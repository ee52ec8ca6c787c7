import { type CrmPush, crmPush } from '../../model/schemas/crm/crm.ts';
import type { Lead } from '../../model/schemas/people/lead.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { leadById } from '../people/lead-links.ts';
import { readOptional } from '../records.ts';

const POSSIBLY_WRITTEN_STATES: ReadonlySet<CrmPush['state']> = new Set(['intent', 'created', 'updated', 'unchanged']);

/** Contracts: `PushStore` in crm/ports.ts. */
export function createPushStore(openDatabase: OpenDatabase) {
  return {
    async intent(draft: Omit<CrmPush, 'id'>): Promise<CrmPush> {
      const transaction = (await openDatabase()).transaction(['pushes', 'leads'], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        // They may have been forgotten in the meantime, and must not be sent.
        const lead = await leadById(transaction.objectStore('leads'), draft.leadId);
        if (!lead) throw new FailureError({ kind: 'internal' });
        const push = { ...draft, leadId: lead.id };
        const id = await transaction.objectStore('pushes').add({ ...push, values: valuesOf(push) } as never);
        return { ...push, id };
      });
    },

    /** A person forgotten meanwhile stays forgotten; if leads were merged, the surviving one gets `inCrm`. */
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
      const transaction = (await openDatabase()).transaction(['pushes', 'leads']);
      const store = transaction.objectStore('pushes');
      const lead = await leadById(transaction.objectStore('leads'), leadId);
      const found = await Promise.all([
        store.index('leadId').getAll(lead?.id ?? leadId),
        ...values.map((value) => store.index('values').getAll(value)),
      ]);
      const pushes = new Map(found.flat().map((record) => [record.id, read(record)]));
      return [...pushes.values()]
        .filter(
          (push) => push.instanceId === instanceId && push.object === object && POSSIBLY_WRITTEN_STATES.has(push.state),
        )
        .sort((a, b) => b.id - a.id);
    },

    async ofLead(leadId: string): Promise<CrmPush[]> {
      const transaction = (await openDatabase()).transaction(['pushes', 'leads']);
      const lead = await leadById(transaction.objectStore('leads'), leadId);
      const found = await transaction
        .objectStore('pushes')
        .index('leadId')
        .getAll(lead?.id ?? leadId);
      return found.map(read).sort((a, b) => b.id - a.id);
    },

    /** Pushes that a killed background may have left half done. A damaged one does not hold up the others. */
    async intents(): Promise<CrmPush[]> {
      const found = await (await openDatabase()).getAllFromIndex('pushes', 'state', 'intent');
      return found.flatMap((record) => crmPush.safeParse(withoutValues(record)).data ?? []);
    },

    /** Does nothing to a push that has ended. */
    async postpone(id: number, retry: NonNullable<CrmPush['retry']>): Promise<void> {
      const transaction = (await openDatabase()).transaction('pushes', 'readwrite');
      await runTransaction(transaction, async () => {
        const kept = await transaction.store.get(id);
        if (kept?.state === 'intent') await transaction.store.put({ ...kept, retry });
      });
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

type StoredPush = CrmPush & { readonly values: readonly string[] };

const withoutValues = ({ values: _, ...push }: StoredPush): CrmPush => push;

function read(record: StoredPush): CrmPush {
  const push = readOptional(crmPush, withoutValues(record));
  if (!push) throw new Error('A push without a record');
  return push;
}

export type PushRecords = ReturnType<typeof createPushStore>;
