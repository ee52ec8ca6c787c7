import { balance, type Price, price } from '../../model/schemas/purchases/account.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { run as runSchema } from '../../model/schemas/purchases/run.ts';
import {
  type BalancePoint,
  balancePoint,
  type DaySum,
  daySum,
  type Statement,
  statement,
} from '../../model/schemas/purchases/spending.ts';
import type { z } from '../../model/schemas/schema.ts';
import { daySumId, daySumWith, runWith } from '../ledger/day-sums.ts';
import { priceId, priceWith } from '../ledger/prices.ts';
import { type StatementChange, statementId, statementWith } from '../ledger/statements.ts';
import { eachRecord, type RepairTransaction } from './repair-transaction.ts';
import { setAside } from './set-aside.ts';

type SumStore = 'days' | 'prices' | 'statements' | 'balances' | 'balancePoints';

/** Takes all entries in order. An unreadable balance is gone until the next reply reports one. */
export async function rebuildSums(transaction: RepairTransaction, entries: readonly Purchase[]): Promise<number> {
  const damaged = {
    days: await clearDamaged(transaction, 'days', daySum),
    prices: await clearDamaged(transaction, 'prices', price),
    statements: await clearDamaged(transaction, 'statements', statement),
    balances: await clearDamaged(transaction, 'balances', balance),
    balancePoints: await clearDamaged(transaction, 'balancePoints', balancePoint),
  };
  await replaceAll(transaction, 'days', daysOf(entries));
  await replaceAll(transaction, 'prices', pricesOf(entries));
  await rebuildRuns(transaction, entries);
  // Only damaged ones: readable statements reflect more balances than are still stored.
  if (damaged.statements.length > 0) await rebuildStatements(transaction, entries, damaged.statements);
  return Object.values(damaged).flat().length;
}

/** Resolves to the removed keys. */
async function clearDamaged(
  transaction: RepairTransaction,
  name: SumStore,
  schema: z.ZodMiniType,
): Promise<IDBValidKey[]> {
  const keys: IDBValidKey[] = [];
  for await (const { key, record } of eachRecord(transaction, name)) {
    if (schema.safeParse(record).success) continue;
    keys.push(key);
    await setAside(transaction, name, key, record);
    await transaction.objectStore(name).delete(key as never);
  }
  return keys;
}

async function replaceAll(
  transaction: RepairTransaction,
  name: 'days' | 'prices',
  records: Iterable<DaySum | Price>,
): Promise<void> {
  const store = transaction.objectStore(name);
  await store.clear();
  for (const record of records) await store.put(record as never);
}

function daysOf(entries: readonly Purchase[]): Iterable<DaySum> {
  const sums = new Map<string, DaySum>();
  for (const entry of entries) {
    const id = daySumId(entry.service, entry.day);
    sums.set(id, daySumWith(sums.get(id) ?? null, null, entry));
  }
  return sums.values();
}

function pricesOf(entries: readonly Purchase[]): Iterable<Price> {
  const prices = new Map<string, Price>();
  for (const entry of entries) {
    if (entry.state !== 'settled' || entry.charged === null) continue;
    prices.set(priceId(entry), priceWith(prices.get(priceId(entry)) ?? null, entry, entry.charged));
  }
  return prices.values();
}

async function rebuildRuns(transaction: RepairTransaction, entries: readonly Purchase[]): Promise<void> {
  const ofRuns = Map.groupBy(
    entries.filter(({ run }) => run !== null),
    ({ run }) => run,
  );
  for await (const { record } of eachRecord(transaction, 'runs')) {
    // A damaged run blocks no other, and stays: it shows what it may cost.
    const run = runSchema.safeParse(record).data;
    if (!run) continue;
    const empty = { ...run, charged: 0, open: 0, spent: {} };
    const rebuilt = (ofRuns.get(run.id) ?? []).reduce((sum, entry) => runWith(sum, null, entry), empty);
    await transaction.objectStore('runs').put(rebuilt);
  }
}

async function rebuildStatements(
  transaction: RepairTransaction,
  entries: readonly Purchase[],
  ids: readonly IDBValidKey[],
): Promise<void> {
  const points: BalancePoint[] = await transaction.objectStore('balancePoints').getAll();
  const changes = [...entries.flatMap(changesOf), ...points.map((point) => ({ ...point, charged: 0 }))];
  const rebuilt = new Map<string, Statement | null>();
  for (const change of changes.sort((a, b) => a.endedAt - b.endedAt)) {
    const id = statementId(change);
    if (ids.includes(id)) rebuilt.set(id, statementWith(rebuilt.get(id) ?? null, change));
  }
  for (const one of rebuilt.values()) if (one) await transaction.objectStore('statements').put(one);
}

/** One change for the end of the entry, and one for its later resolution. */
function changesOf({ service, keyId, startedAt, endedAt, charged, remaining, resolved }: Purchase): StatementChange[] {
  if (endedAt === null) return [];
  const change = { service, keyId, startedAt, endedAt, charged: resolved ? 0 : (charged ?? 0), remaining };
  if (!resolved) return [change];
  return [change, { ...change, endedAt: resolved.at, charged: charged ?? 0, remaining: null }];
}
