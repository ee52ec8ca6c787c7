import type { IDBPTransaction, StoreNames } from 'idb';
import type { Database, OpenDatabase, Tables } from './database.ts';

/** What an answer may need. Stores that are scanned are left out: a reading holds up writes to all its stores. */
const SHARED_STORES = [
  ...(['leads', 'purchases', 'domains', 'previews', 'otherAnswers', 'optOuts', 'signals'] as const),
  ...(['connections', 'secrets', 'balances', 'prices', 'settings', 'hubs', 'productCheck', 'drift'] as const),
  ...(['quotas', 'wires'] as const),
] as const;

/** An answer makes about thirty. A loop that reads on and on would hold up every write. */
const MAX_JOINED = 100;

type Reading = IDBPTransaction<Tables, (typeof SHARED_STORES)[number][], 'readonly'>;

/**
 * Reads that follow from one another share one transaction: an answer is about one moment, and waits for one instead of
 * twenty. A read joins where the transaction is active, that is in the callbacks of its own requests, and
 * otherwise begins another. IndexedDB lets no write past a reading, so none is older than a write that has ended.
 */
export function shareReads(openDatabase: OpenDatabase): OpenDatabase {
  const sharing = new WeakMap<Database, Database>();
  return async () => {
    const database = await openDatabase();
    const known = sharing.get(database) ?? withSharedReads(database);
    sharing.set(database, known);
    return known;
  };
}

function withSharedReads(database: Database): Database {
  // Several: answers that wait at the same time have one each.
  const readings = new Map<Reading, { joined: number }>();

  function join(): Reading {
    for (const [reading, count] of readings) {
      if (count.joined >= MAX_JOINED || !isActive(reading)) continue;
      count.joined += 1;
      return reading;
    }
    const reading = database.transaction(SHARED_STORES);
    readings.set(reading, { joined: 1 });
    // Who reads gets the failure.
    void reading.done.catch(() => {}).finally(() => readings.delete(reading));
    return reading;
  }

  function transaction(names: StoreNames<Tables> | StoreNames<Tables>[], ...how: [IDBTransactionMode?, object?]) {
    const wanted = [names].flat();
    const [mode = 'readonly'] = how;
    if (mode !== 'readonly' || !wanted.every(isShared)) return database.transaction(names as never, ...(how as []));
    const reading = join();
    const objectStore = (name: StoreNames<Tables>) => reading.objectStore(name as never);
    const [only] = wanted;
    return {
      mode,
      objectStore,
      store: wanted.length === 1 && only ? objectStore(only) : undefined,
      done: reading.done,
    };
  }

  // idb's `get` and the like go by the `transaction` of what they are called on.
  return new Proxy(database, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  });
}

const isShared = (name: StoreNames<Tables>) => (SHARED_STORES as readonly string[]).includes(name);

/** By a key that is none: an active transaction refuses it, and any other refuses to be asked. Neither reads. */
function isActive(reading: Reading): boolean {
  try {
    void reading.objectStore('settings').get(Number.NaN as never);
  } catch (error) {
    return error instanceof DOMException && error.name === 'DataError';
  }
  return false;
}
