import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB, type StoreNames } from 'idb';
import type { CrmPush } from '../model/schemas/crm/crm.ts';
import type { CrmBulkPush, CrmBulkPushTask } from '../model/schemas/crm/crm-bulk-push.ts';
import type { PickedHub } from '../model/schemas/crm/hub.ts';
import type { DomainRecord } from '../model/schemas/people/company.ts';
import type { Draft } from '../model/schemas/people/draft.ts';
import type { Drift } from '../model/schemas/people/drift.ts';
import type { Lead } from '../model/schemas/people/lead.ts';
import type { OptOut } from '../model/schemas/people/opt-out.ts';
import type { OtherAnswer } from '../model/schemas/people/other-answer.ts';
import type { Preview } from '../model/schemas/people/preview.ts';
import type { ProductCheck } from '../model/schemas/people/product-check.ts';
import type { KeptSignal, SignalWatch } from '../model/schemas/people/signal.ts';
import type { Balance, Connection, HubToken, Price, Secret } from '../model/schemas/purchases/account.ts';
import { FailureError } from '../model/schemas/purchases/failure.ts';
import type { Purchase } from '../model/schemas/purchases/purchase.ts';
import type { Quota } from '../model/schemas/purchases/quota.ts';
import type { Run, Task } from '../model/schemas/purchases/run.ts';
import type { Settings } from '../model/schemas/purchases/settings.ts';
import type { BalancePoint, DaySum, Statement } from '../model/schemas/purchases/spending.ts';
import { migrations } from './migrations/index.ts';

export type Transport = { readonly origin: string; readonly sending: 'once' | 'plain' };

/** A set's people in reading order, starting at position `start`. */
export type KnownPart<Part> = { readonly set: number; readonly start: number } & Part;

export type Seal = { readonly head: string; readonly entries: number; readonly at: number };

export type DamagedRecord = {
  readonly id: number;
  readonly store: string;
  readonly key: IDBValidKey;
  readonly record: unknown;
};

export interface Tables extends DBSchema {
  leads: { key: string; value: Lead; indexes: { aliases: string; savedAt: number; formerIds: string } };
  purchases: {
    key: number;
    value: Purchase;
    indexes: { key: string; state: string; subject: string; resolvedAt: number };
  };
  domains: { key: string; value: DomainRecord };
  connections: { key: string; value: Connection };
  secrets: { key: string; value: Secret };
  balances: { key: string; value: Balance };
  prices: { key: string; value: Price };
  wires: { key: string; value: Transport };
  settings: { key: string; value: Settings & { readonly id: 'settings' } };
  drift: { key: string; value: Drift };
  days: { key: string; value: DaySum };
  statements: { key: string; value: Statement };
  balancePoints: { key: number; value: BalancePoint; indexes: { keyId: string } };
  quotas: { key: string; value: Quota };
  runs: { key: number; value: Run; indexes: { state: string } };
  tasks: { key: number; value: Task; indexes: { run: number; next: [number, string] } };
  seals: { key: string; value: Seal };
  damaged: { key: number; value: DamagedRecord; indexes: { store: string } };
  previews: { key: number; value: Preview; indexes: { aliases: string } };
  hubs: { key: string; value: PickedHub };
  hubTokens: { key: string; value: HubToken };
  /** `values` exists for the index only. */
  pushes: {
    key: number;
    value: CrmPush & { readonly values: readonly string[] };
    indexes: { leadId: string; values: string; state: string };
  };
  sendings: { key: number; value: CrmBulkPush; indexes: { state: string } };
  sendingTasks: { key: number; value: CrmBulkPushTask; indexes: { next: [number, string]; leadId: string } };
  signals: { key: string; value: KeptSignal; indexes: { at: number; leadId: string } };
  signalWatch: { key: string; value: SignalWatch };
  productCheck: { key: string; value: ProductCheck };
  knownHashes: { key: [number, number]; value: KnownPart<{ readonly hashes: Uint32Array }> };
  /** Opted-out people who were forgotten, as salted hashes; the salt is in here too. */
  optOuts: {
    key: string;
    value: OptOut | { readonly id: 'salt'; readonly salt: string };
    indexes: { aliases: string };
  };
  otherAnswers: { key: number; value: OtherAnswer };
  /** Of each opened form one: typing outlives its tab and the browser, and a merge or "Forget" reaches it. */
  drafts: { key: string; value: Draft; indexes: { leadId: string } };
  /** Of the product's users, those the user had forgotten: no reading of the report brings them back. */
  forgottenIdentities: { key: [number, number]; value: { readonly hash: [number, number] } };
  knownRows: { key: [number, number]; value: KnownPart<{ readonly rows: readonly (readonly string[])[] }> };
}

export type Database = IDBPDatabase<Tables>;

export type TransactionOn<Name extends StoreNames<Tables>> = {
  readonly objectStore: <N extends Name>(
    name: N,
  ) => Pick<IDBPObjectStore<Tables, N[], N, 'readwrite'>, 'get' | 'getAll' | 'put' | 'delete'>;
};

/** Flushed to disk on completion; no paid request goes out before that. */
export const DURABLE = { durability: 'strict' } as const;

/** Reopens the database if the browser has closed it. @throws FailureError `newer-data` */
export type OpenDatabase = () => Promise<Database>;

export function createDatabaseOpener(name = 'leadlight'): OpenDatabase {
  let current: Promise<Database> | null = null;
  return () => {
    const opening = current ?? openNamedDatabase(name, drop);
    current = opening;
    opening.catch(drop);
    return opening;

    function drop() {
      if (current === opening) current = null;
    }
  };
}

/** `onEnd` runs when the browser or another context's upgrade closes it. @throws FailureError `newer-data` */
async function openNamedDatabase(name: string, onEnd = () => {}): Promise<Database> {
  try {
    return await openDB<Tables>(name, migrations.length, {
      async upgrade(database, from, _to, transaction) {
        try {
          for (const migrate of migrations.slice(from)) {
            await migrate(database as unknown as IDBPDatabase, transaction as never);
          }
        } catch (error) {
          // idb ignores a rejected `upgrade`: half a migration would be kept under the new version.
          transaction.done.catch(() => {});
          transaction.abort();
          console.error('An update of the database failed; it stays as it was.', error);
        }
      },
      blocking(_from, _to, event) {
        (event.target as IDBDatabase).close();
        onEnd();
      },
      terminated: onEnd,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'VersionError') throw new FailureError({ kind: 'newer-data' });
    throw error;
  }
}

type AbortableTransaction = { readonly done: Promise<void>; readonly abort: () => void };

/** Resolves on completion; rolls back if `work` throws. */
export async function runTransaction<X extends AbortableTransaction, T>(
  transaction: X,
  work: (transaction: X) => Promise<T>,
): Promise<T> {
  try {
    const result = await work(transaction);
    await transaction.done;
    return result;
  } catch (error) {
    transaction.done.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // Already aborted by the browser.
    }
    throw error;
  }
}
