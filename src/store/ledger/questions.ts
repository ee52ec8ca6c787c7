import {
  isOpen,
  lacksCharge,
  type Purchase,
  purchase as purchaseSchema,
} from '../../model/schemas/purchases/purchase.ts';
import { type BalancePoint, balancePoint } from '../../model/schemas/purchases/spending.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { createRepair } from '../repair/repair.ts';
import { updateDaySums } from './day-sums.ts';
import { addToPrice } from './prices.ts';
import { enterIntoStatement } from './statements.ts';

const ENTRIES_EACH_SIDE = 100;
const MAX_POINTS = 20;

/** Entries whose charge is unknown. Contracts: `Questions` in purchasing/ports.ts. */
export function createQuestions(openDatabase: OpenDatabase) {
  const { mended } = createRepair(openDatabase);
  return {
    /** Reads the keys of answered ones only: they grow more and more. */
    open(): Promise<Purchase[]> {
      return mended(async () => {
        const { store } = (await openDatabase()).transaction('purchases');
        const [unknown, resolved] = await Promise.all([
          store.index('state').getAllKeys('unknown'),
          store.index('resolvedAt').getAllKeys(),
        ]);
        const answered = new Set(resolved);
        const open = await Promise.all(unknown.filter((id) => !answered.has(id)).map((id) => store.get(id)));
        return open.map((entry) => readRecord(purchaseSchema, entry)).filter(isOpen);
      });
    },

    around({ id, keyId, service }: Purchase): Promise<{ entries: Purchase[]; points: BalancePoint[] }> {
      return mended(async () => {
        const transaction = (await openDatabase()).transaction(['purchases', 'balancePoints']);
        const near = IDBKeyRange.bound(id - ENTRIES_EACH_SIDE, id + ENTRIES_EACH_SIDE);
        const [entries, points] = await Promise.all([
          transaction.objectStore('purchases').getAll(near),
          transaction.objectStore('balancePoints').index('keyId').getAll(keyId),
        ]);
        const all = entries.map((entry) => readRecord(purchaseSchema, entry));
        // Evidence must be gapless: ignore balances from beyond the entries that were read.
        const [first, last] = [all[0], all.at(-1)];
        const since = first && first.id > 1 ? first.startedAt : 0;
        const until = last && last.id === id + ENTRIES_EACH_SIDE ? last.startedAt : Number.POSITIVE_INFINITY;
        return {
          entries: all.filter((entry) => entry.keyId === keyId && entry.service === service),
          points: points
            .map((point) => readRecord(balancePoint, point))
            .filter(({ startedAt, endedAt }) => startedAt >= since && endedAt <= until),
        };
      });
    },

    resolve(id: number, charged: number, by: 'balance' | 'user', at: number): Promise<boolean> {
      return mended(async () => {
        const transaction = (await openDatabase()).transaction(
          ['purchases', 'days', 'runs', 'statements', 'prices'],
          'readwrite',
          DURABLE,
        );
        return runTransaction(transaction, async () => {
          const entry = readOptional(purchaseSchema, await transaction.objectStore('purchases').get(id));
          if (!entry || !(isOpen(entry) || lacksCharge(entry))) return false;
          const resolved = { ...entry, charged, resolved: { by, at } };
          await transaction.objectStore('purchases').put(resolved);
          await updateDaySums(transaction, entry, resolved);
          // The cost of an answer predicts the next price; that of a request with an unknown outcome doesn't.
          if (entry.state === 'settled') await addToPrice(transaction, entry, charged);
          await enterIntoStatement(transaction, { ...resolved, endedAt: at, remaining: null });
          return true;
        });
      });
    },

    addBalancePoint(point: Omit<BalancePoint, 'id'>): Promise<void> {
      return mended(async () => {
        const transaction = (await openDatabase()).transaction(['balancePoints', 'statements'], 'readwrite', DURABLE);
        await runTransaction(transaction, async () => {
          const points = transaction.objectStore('balancePoints');
          const earlier = await points.index('keyId').getAllKeys(point.keyId);
          for (const old of earlier.slice(0, Math.max(0, earlier.length + 1 - MAX_POINTS))) await points.delete(old);
          await points.add(point as BalancePoint);
          await enterIntoStatement(transaction, { ...point, charged: 0 });
        });
      });
    },
  };
}
