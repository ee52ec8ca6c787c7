import { domainRecord } from '../../model/schemas/people/company.ts';
import { lead as leadSchema } from '../../model/schemas/people/lead.ts';
import { balance, price } from '../../model/schemas/purchases/account.ts';
import { type Purchase, purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import { balancePoint, daySum, statement } from '../../model/schemas/purchases/spending.ts';
import type { z } from '../../model/schemas/schema.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { DamagedRecordError } from '../records.ts';
import { healDomain } from './heal-domain.ts';
import { healEntry } from './heal-entry.ts';
import { healLead } from './heal-lead.ts';
import { rebuildSums } from './rebuild-sums.ts';
import { eachRecord, REPAIRED_STORES, type RepairTransaction } from './repair-transaction.ts';
import { setAside } from './set-aside.ts';

const REPAIRABLE: ReadonlySet<unknown> = new Set([
  ...[purchaseSchema, leadSchema, domainRecord, balance, price, balancePoint, daySum, statement],
]);

/** Each part of the store that reads repairable records creates its own. */
export function createRepair(openDatabase: OpenDatabase) {
  let underWay: Promise<number> | null = null;

  /** Atomic: sets damaged records aside, keeps readable parts, rebuilds sums. Resolves to the number set aside. */
  function repair(): Promise<number> {
    underWay ??= repairAll().finally(() => {
      underWay = null;
    });
    return underWay;
  }

  async function repairAll(): Promise<number> {
    const transaction = (await openDatabase()).transaction([...REPAIRED_STORES], 'readwrite', DURABLE);
    return runTransaction(transaction, async () => {
      const leads = await healAll(transaction, 'leads', leadSchema, healLead);
      const domains = await healAll(transaction, 'domains', domainRecord, healDomain);
      const entries: Purchase[] = [];
      const damaged = await healAll(transaction, 'purchases', purchaseSchema, healEntry, (entry) =>
        entries.push(entry),
      );
      return leads + domains + damaged + (await rebuildSums(transaction, entries));
    });
  }

  return {
    repair,

    /** Runs `work`; if a damaged record stops it, repairs and retries once. @throws whatever `work` throws */
    async mended<T>(work: () => Promise<T>): Promise<T> {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof DamagedRecordError && REPAIRABLE.has(error.schema))) throw error;
        await repair();
        return await work();
      }
    },
  };
}

async function healAll<T>(
  transaction: RepairTransaction,
  name: 'leads' | 'domains' | 'purchases',
  schema: z.ZodMiniType<T>,
  heal: (record: unknown) => T | null,
  take: (record: T) => unknown = () => {},
): Promise<number> {
  let damaged = 0;
  const store = transaction.objectStore(name);
  for await (const { key, record } of eachRecord(transaction, name)) {
    const whole = schema.safeParse(record).data;
    const kept = whole ?? heal(record);
    if (kept) take(kept);
    if (whole) continue;
    damaged += 1;
    await setAside(transaction, name, key, record);
    await (kept ? store.put(kept as never) : store.delete(key as never));
  }
  return damaged;
}
