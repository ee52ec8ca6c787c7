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
} from '../../model/schemas/purchases/account.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { type Opened, STRICT, type Wire } from '../database.ts';
import { readOptional } from '../records.ts';

/** What is known of the user's accounts: connections, keys, balances, prices, and how hosts take paid requests. */
export function createAccounts(opened: Opened) {
  return {
    async connection(service: Service): Promise<Connection | null> {
      return readOptional(connection, await (await opened()).get('connections', service));
    },

    /** The API key. Only the request to its service may ask for it. */
    async secret(service: Service): Promise<Secret | null> {
      return readOptional(secret, await (await opened()).get('secrets', service));
    },

    async balance(service: Service): Promise<Balance | null> {
      return readOptional(balance, await (await opened()).get('balances', service));
    },

    async price(id: string): Promise<Price | null> {
      return readOptional(price, await (await opened()).get('prices', id));
    },

    /**
     * Connection and key in one transaction: neither without the other. Another key does not begin with the balance of the last.
     * @param secret null: to write what was learnt of the connection just saved; nothing is written if it is not that one any more
     * @returns whether it was written
     */
    async connect(account: Connection, secret: Secret | null): Promise<boolean> {
      const transaction = (await opened()).transaction(
        ['connections', 'secrets', 'balances', 'quotas'],
        'readwrite',
        STRICT,
      );
      const earlier = await transaction.objectStore('connections').get(account.service);
      const isCurrent = earlier?.keyId === account.keyId && earlier.savedAt === account.savedAt;
      if (secret === null && !isCurrent) return false;
      if (earlier?.keyId !== account.keyId || earlier.base !== account.base) {
        await transaction.objectStore('balances').delete(account.service);
        await transaction.objectStore('quotas').delete(account.service);
      }
      await transaction.objectStore('connections').put(account);
      if (secret !== null) await transaction.objectStore('secrets').put(secret);
      await transaction.done;
      return true;
    },

    /** Forgets the key and the balance that belonged to it; purchases and what they brought stay. */
    async disconnect(service: Service): Promise<void> {
      const transaction = (await opened()).transaction(['connections', 'secrets', 'balances'], 'readwrite', STRICT);
      for (const store of ['connections', 'secrets', 'balances'] as const) {
        await transaction.objectStore(store).delete(service);
      }
      await transaction.done;
    },

    async keepBalance(fresh: Balance): Promise<void> {
      const transaction = (await opened()).transaction('balances', 'readwrite');
      const earlier = readOptional(balance, await transaction.store.get(fresh.service));
      await transaction.store.put(freshenBalance(earlier, fresh));
      await transaction.done;
    },

    async doubtCredits(service: Service): Promise<void> {
      const transaction = (await opened()).transaction('balances', 'readwrite');
      const known = readOptional(balance, await transaction.store.get(service));
      if (known?.credits === 0) await transaction.store.put({ ...known, credits: null });
      await transaction.done;
    },

    async wire(origin: string): Promise<Wire | null> {
      return (await (await opened()).get('wires', origin)) ?? null;
    },

    async keepWire(wire: Wire): Promise<void> {
      await (await opened()).put('wires', wire);
    },

    /** What was learnt about a host turned out to be wrong. */
    async forgetWire(origin: string): Promise<void> {
      await (await opened()).delete('wires', origin);
    },
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
