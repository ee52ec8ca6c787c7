import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Balance, Connection, Price, Secret } from '../model/account.ts';
import type { DomainRecord } from '../model/company.ts';
import type { Drift } from '../model/drift.ts';
import { Failed } from '../model/failure.ts';
import type { Lead } from '../model/lead.ts';
import type { Purchase } from '../model/purchase.ts';
import type { Settings } from '../model/settings.ts';
import { migrations } from './migrations/index.ts';

/** How a service's host takes a paid POST: see services/wire.ts. */
export type Wire = { readonly origin: string; readonly sending: 'once' | 'plain' };

export interface Tables extends DBSchema {
  leads: { key: string; value: Lead; indexes: { aliases: string } };
  purchases: { key: number; value: Purchase; indexes: { key: string; state: string; subject: string } };
  domains: { key: string; value: DomainRecord };
  connections: { key: string; value: Connection };
  secrets: { key: string; value: Secret };
  balances: { key: string; value: Balance };
  prices: { key: string; value: Price };
  wires: { key: string; value: Wire };
  settings: { key: string; value: Settings & { readonly id: 'settings' } };
  drift: { key: string; value: Drift };
}

export type Database = IDBPDatabase<Tables>;

/** A transaction that is on disk when it is done; money may leave only after that. */
export const STRICT = { durability: 'strict' } as const;

/**
 * Opens the extension's own database, bringing an older one up to date.
 * @throws Failed `newer-data` where a later Leadlight wrote it
 */
export async function openDatabase(name = 'leadlight'): Promise<Database> {
  try {
    return await openDB<Tables>(name, migrations.length, {
      upgrade(database, from, _to, transaction) {
        // A migration knows the stores of its day, not today's types.
        for (const migrate of migrations.slice(from))
          migrate(database as unknown as IDBPDatabase, transaction as never);
      },
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') throw new Failed({ kind: 'newer-data' });
    throw error;
  }
}

type Whole = { readonly done: Promise<void>; readonly abort: () => void };

/** Does the work of one transaction and waits until it is on disk. Where the work throws, nothing of it is kept. */
export async function whole<X extends Whole, T>(transaction: X, work: (transaction: X) => Promise<T>): Promise<T> {
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    transaction.done.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It has been aborted by the browser already.
    }
    throw error;
  }
}
