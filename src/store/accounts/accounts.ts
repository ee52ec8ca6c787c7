import { PAID_SERVICES } from '../../model/paid-services.ts';
import {
  type AskedAccount,
  type Balance,
  balance,
  type Connection,
  connection,
  freshenBalance,
  type PaidAccounts,
  type Price,
  price,
  type Secret,
  secret,
} from '../../model/schemas/purchases/account.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import { DURABLE, type OpenDatabase, type Transport } from '../database.ts';
import { readOptional } from '../records.ts';
import { createRepair } from '../repair/repair.ts';

export function createAccounts(openDatabase: OpenDatabase) {
  const { mended } = createRepair(openDatabase);

  /** `change` returns null to leave the balance alone. */
  async function changeBalance(
    { service, keyId, base }: AskedAccount,
    change: (known: Balance | null) => Balance | null,
  ): Promise<void> {
    const transaction = (await openDatabase()).transaction(['connections', 'balances'], 'readwrite');
    const [current, known] = await Promise.all([
      transaction.objectStore('connections').get(service),
      transaction.objectStore('balances').get(service),
    ]);
    const isCurrent = current?.keyId === keyId && current.base === base;
    const changed = isCurrent ? change(balance.safeParse(known).data ?? null) : null;
    if (changed) await transaction.objectStore('balances').put(changed);
    await transaction.done;
  }

  return {
    async connection(service: Service): Promise<Connection | null> {
      return readOptional(connection, await (await openDatabase()).get('connections', service));
    },

    async secret(service: Service): Promise<Secret | null> {
      return readOptional(secret, await (await openDatabase()).get('secrets', service));
    },

    /** One consistent snapshot of the paid services' connections and keys. */
    async paid(): Promise<PaidAccounts> {
      const transaction = (await openDatabase()).transaction(['connections', 'secrets']);
      const accounts: PaidAccounts = {};
      for (const service of PAID_SERVICES) {
        const [stored, key] = await Promise.all([
          transaction.objectStore('connections').get(service),
          transaction.objectStore('secrets').get(service),
        ]);
        const known = readOptional(connection, stored);
        if (known) accounts[service] = { connection: known, secret: readOptional(secret, key) };
      }
      return accounts;
    },

    balance(service: Service): Promise<Balance | null> {
      return mended(async () => readOptional(balance, await (await openDatabase()).get('balances', service)));
    },

    price(id: string): Promise<Price | null> {
      return mended(async () => readOptional(price, await (await openDatabase()).get('prices', id)));
    },

    /** A null `secret` updates the connection just saved; false if it has been replaced since. */
    async connect(account: Connection, secret: Secret | null): Promise<boolean> {
      const transaction = (await openDatabase()).transaction(
        ['connections', 'secrets', 'balances', 'quotas'],
        'readwrite',
        DURABLE,
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

    /** Purchases and the data they returned stay. */
    async disconnect(service: Service): Promise<void> {
      const transaction = (await openDatabase()).transaction(
        ['connections', 'secrets', 'balances'],
        'readwrite',
        DURABLE,
      );
      for (const store of ['connections', 'secrets', 'balances'] as const) {
        await transaction.objectStore(store).delete(service);
      }
      await transaction.done;
    },

    /** Does nothing if a different account is connected by now. */
    async keepBalance(fresh: Balance, asked: AskedAccount): Promise<void> {
      await changeBalance(asked, (earlier) => freshenBalance(earlier, fresh));
    },

    async doubtCredits(asked: AskedAccount): Promise<void> {
      await changeBalance(asked, (known) => (known?.credits === 0 ? { ...known, credits: null } : null));
    },

    async transport(origin: string): Promise<Transport | null> {
      return (await (await openDatabase()).get('wires', origin)) ?? null;
    },

    async keepTransport(transport: Transport): Promise<void> {
      await (await openDatabase()).put('wires', transport);
    },

    async forgetTransport(origin: string): Promise<void> {
      await (await openDatabase()).delete('wires', origin);
    },
  };
}

export type AccountStore = ReturnType<typeof createAccounts>;
