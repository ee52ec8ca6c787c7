import {
  type Balance,
  balance,
  type Connection,
  connection,
  freshenBalance,
  type Price,
  price,
  type Secret,
  secret,
} from '../model/account.ts';
import type { Service } from '../model/service.ts';
import { type Database, STRICT, type Wire } from './database.ts';
import { readOptional } from './records.ts';

/** What is known of the user's accounts: connections, keys, balances, prices, and how hosts take paid requests. */
export function createAccounts(database: Promise<Database>) {
  return {
    async connection(service: Service): Promise<Connection | null> {
      return readOptional(connection, await (await database).get('connections', service));
    },

    /** The origins that the user set up for a service: the only ones that its requests may go to. */
    async origins(service: Service): Promise<string[]> {
      const known = readOptional(connection, await (await database).get('connections', service));
      return known ? [new URL(known.base).origin] : [];
    },

    /** The API key. Only the request to its service may ask for it. */
    async secret(service: Service): Promise<Secret | null> {
      return readOptional(secret, await (await database).get('secrets', service));
    },

    async balance(service: Service): Promise<Balance | null> {
      return readOptional(balance, await (await database).get('balances', service));
    },

    async price(id: string): Promise<Price | null> {
      return readOptional(price, await (await database).get('prices', id));
    },

    /**
     * Connection and key in one transaction: neither without the other. Another key does not begin with the balance of the last.
     * @param key null: to write what was learnt of the connection just saved; nothing is written if it is not that one any more
     * @returns whether it was written
     */
    async connect(account: Connection, key: string | null): Promise<boolean> {
      const transaction = (await database).transaction(['connections', 'secrets', 'balances'], 'readwrite', STRICT);
      const earlier = await transaction.objectStore('connections').get(account.service);
      const isCurrent = earlier?.keyId === account.keyId && earlier.savedAt === account.savedAt;
      if (key === null && !isCurrent) return false;
      if (earlier?.keyId !== account.keyId) await transaction.objectStore('balances').delete(account.service);
      await transaction.objectStore('connections').put(account);
      if (key !== null) await transaction.objectStore('secrets').put({ service: account.service, key });
      await transaction.done;
      return true;
    },

    /** Forgets the key and the balance that belonged to it; purchases and what they brought stay. */
    async disconnect(service: Service): Promise<void> {
      const transaction = (await database).transaction(['connections', 'secrets', 'balances'], 'readwrite', STRICT);
      for (const store of ['connections', 'secrets', 'balances'] as const) {
        await transaction.objectStore(store).delete(service);
      }
      await transaction.done;
    },

    async keepBalance(fresh: Balance): Promise<void> {
      const transaction = (await database).transaction('balances', 'readwrite');
      const earlier = readOptional(balance, await transaction.store.get(fresh.service));
      await transaction.store.put(freshenBalance(earlier, fresh));
      await transaction.done;
    },

    async wire(origin: string): Promise<Wire | null> {
      return (await (await database).get('wires', origin)) ?? null;
    },

    async keepWire(wire: Wire): Promise<void> {
      await (await database).put('wires', wire);
    },

    /** What was learnt about a host turned out to be wrong. */
    async forgetWire(origin: string): Promise<void> {
      await (await database).delete('wires', origin);
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
