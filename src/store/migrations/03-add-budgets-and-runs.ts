import type { IDBPDatabase } from 'idb';
import type { UpgradeTransaction } from './migration.ts';

type OldPurchase = {
  service: string;
  startedAt: number;
  state: string;
  charged: number | null;
  [field: string]: unknown;
};
type OldDaySum = { id: string; service: string; day: string; entries: number; charged: number; open: number };

export async function addBudgetsAndRuns(database: IDBPDatabase, transaction: UpgradeTransaction): Promise<void> {
  for (const name of ['days', 'statements']) database.createObjectStore(name, { keyPath: 'id' });
  database.createObjectStore('quotas', { keyPath: 'service' });
  database.createObjectStore('seals', { keyPath: 'head' });
  const points = database.createObjectStore('balancePoints', { keyPath: 'id', autoIncrement: true });
  points.createIndex('keyId', 'keyId');
  const runs = database.createObjectStore('runs', { keyPath: 'id', autoIncrement: true });
  runs.createIndex('state', 'state');
  const tasks = database.createObjectStore('tasks', { keyPath: 'id', autoIncrement: true });
  tasks.createIndex('run', 'run');
  tasks.createIndex('next', ['run', 'state']);
  await completePurchases(transaction);
  await completeConnections(transaction);
}

async function completePurchases(transaction: UpgradeTransaction): Promise<void> {
  const sums = new Map<string, OldDaySum>();
  const purchases = transaction.objectStore('purchases');
  for (let cursor = await purchases.openCursor(); cursor; cursor = await cursor.continue()) {
    const entry: OldPurchase = { ...cursor.value, stake: 1, lock: '', run: null, resolved: null };
    await cursor.update?.(entry);
    // Without a date it stays in the ledger, but in no sum.
    if (!Number.isFinite(entry.startedAt)) continue;
    const day = dayOf(entry.startedAt);
    const id = `${entry.service}|${day}`;
    const sum = sums.get(id) ?? { id, service: entry.service, day, entries: 0, charged: 0, open: 0 };
    const isCharged = entry.state === 'settled' || entry.state === 'refused';
    const isUnclear = entry.state === 'intent' || entry.state === 'unknown';
    sums.set(id, {
      ...sum,
      entries: sum.entries + 1,
      charged: sum.charged + (isCharged ? (entry.charged ?? 0) : 0),
      open: sum.open + (isUnclear ? 1 : 0),
    });
  }
  for (const sum of sums.values()) await transaction.objectStore('days').put(sum);
}

async function completeConnections(transaction: UpgradeTransaction): Promise<void> {
  const connections = transaction.objectStore('connections');
  for (let cursor = await connections.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update?.({ ...cursor.value, tellsCredits: false });
  }
}

/** In the user's time zone, `2026-03-31`. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
