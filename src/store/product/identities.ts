import { isRoleAddress } from '../../model/addresses/role-address.ts';
import {
  type ColumnKey,
  type KnownSet,
  MAX_TICKED,
  type Member,
  type Membership,
  type ProductCheck,
  type Sync,
  type Watch,
} from '../../model/schemas/people/product-check.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { isFilling, newCheck, newSync, PRODUCT_CHECK_ID, readCheck, withoutSets, withTick } from './check-record.ts';
import { appendHashes, keysOf, PRODUCT_STORES } from './hash-blocks.ts';
import { hashAll, hashAt } from './identity-hashes.ts';
import { createKnownPeople } from './known-people.ts';
import { keepTicked, rowOf } from './rows.ts';

const BLOCKS_PER_REMOVAL = 10;

/** The product's users, as hashes. Contracts: `KnownPeople` in product-check/ports.ts. */
export function createIdentities(openDatabase: OpenDatabase) {
  const lookUp = createKnownPeople(openDatabase);

  async function check(): Promise<ProductCheck | null> {
    return readCheck(await (await openDatabase()).get('productCheck', PRODUCT_CHECK_ID));
  }

  async function change(work: (check: ProductCheck) => ProductCheck | null): Promise<ProductCheck | null> {
    const transaction = (await openDatabase()).transaction('productCheck', 'readwrite');
    return runTransaction(transaction, async () => {
      const earlier = readCheck(await transaction.store.get(PRODUCT_CHECK_ID));
      const later = earlier && work(earlier);
      if (later) await transaction.store.put(later);
      return later;
    });
  }

  async function changeSync(
    set: number,
    work: (check: ProductCheck, sync: Sync) => ProductCheck,
  ): Promise<Sync | null> {
    const changed = await change((check) => (isFilling(check.sync, set) ? work(check, check.sync) : null));
    return changed?.sync ?? null;
  }

  return {
    check,

    /** Users of an earlier report are no longer looked up. The ticks of a report stay. */
    async choose(watch: Watch | null): Promise<ProductCheck> {
      const transaction = (await openDatabase()).transaction([...PRODUCT_STORES], 'readwrite');
      return runTransaction(transaction, async () => {
        const earlier = readCheck(await transaction.objectStore('productCheck').get(PRODUCT_CHECK_ID));
        // Without the record it is unknown which sets are current.
        if (!earlier) for (const name of PRODUCT_STORES) await transaction.objectStore(name).clear();
        const before = earlier ?? newCheck();
        const isSame = watch !== null && before.watch?.reportId === watch.reportId;
        const { ticked = [] } = before.watch ?? {};
        const chosen = isSame ? { ...before, watch: { ...watch, ticked } } : { ...withoutSets(before), watch };
        await transaction.objectStore('productCheck').put(chosen);
        return chosen;
      });
    },

    /** By itself, so that quick clicks and other windows lose no tick. What is unticked is removed. */
    async tick(column: ColumnKey, isTicked: boolean): Promise<ProductCheck | null> {
      const transaction = (await openDatabase()).transaction([...PRODUCT_STORES], 'readwrite');
      return runTransaction(transaction, async () => {
        const before = readCheck(await transaction.objectStore('productCheck').get(PRODUCT_CHECK_ID));
        if (!before?.watch || (before.watch.ticked ?? []).includes(column) === isTicked) return before;
        // One more would make the record unreadable.
        if (isTicked && (before.watch.ticked ?? []).length >= MAX_TICKED) return before;
        const after = withTick(before, before.watch, column, isTicked);
        await transaction.objectStore('productCheck').put(after);
        const { known } = after;
        if (known && !isTicked) await keepTicked(transaction, known.number, known.columns, known.ticked ?? []);
        return after;
      });
    },

    async begin(at: number): Promise<Sync | null> {
      await change((check) => {
        if (!check.watch || isFilling(check.sync, check.lastSet)) return null;
        const set = check.lastSet + 1;
        return { ...check, lastSet: set, sync: newSync(set, at) };
      });
      const { watch, sync } = (await check()) ?? {};
      return (watch && sync) ?? null;
    },

    step: (set: number, patch: Partial<Sync>) =>
      changeSync(set, (check, sync) => ({ ...check, sync: { ...sync, ...patch } })),

    async keepPage(set: number, members: readonly Member[], patch: Partial<Sync>): Promise<Sync | null> {
      const salt = (await check())?.salt ?? '';
      const names = members.map(({ identity }) => identity);
      // Hash first: a transaction would end meanwhile.
      const hashes = await hashAll(salt, names);
      const transaction = (await openDatabase()).transaction([...PRODUCT_STORES], 'readwrite');
      return runTransaction(transaction, async () => {
        const latest = readCheck(await transaction.objectStore('productCheck').get(PRODUCT_CHECK_ID));
        if (latest?.salt !== salt || !isFilling(latest.sync, set)) return null;
        const { kept } = latest.sync;
        await appendHashes(transaction, set, kept, hashes);
        const ticked = latest.watch?.ticked ?? [];
        if (ticked.length > 0) {
          const forgotten = new Set((await transaction.objectStore('forgottenIdentities').getAllKeys()).map(String));
          const headings = patch.columns ?? latest.sync.columns;
          const rows = members.map((member, at) =>
            forgotten.has(String(hashAt(hashes, at))) ? [] : rowOf(member, headings, ticked),
          );
          await transaction.objectStore('knownRows').put({ set, start: kept, rows });
        }
        const sync = { ...latest.sync, ...patch, kept: kept + members.length };
        await transaction.objectStore('productCheck').put({ ...latest, sync });
        return sync;
      });
    },

    swap: (known: KnownSet, at: number) =>
      changeSync(known.number, (check, sync) => ({
        ...check,
        known,
        stale: [...check.stale, ...(check.known ? [check.known.number] : [])],
        sync: { ...sync, phase: 'done', endedAt: at },
      })),

    fail: (set: number, patch: Pick<Sync, 'failure' | 'endedAt'>) =>
      changeSync(set, (check, sync) => ({
        ...check,
        stale: [...check.stale, set],
        sync: { ...sync, ...patch, phase: 'failed' },
      })),

    async sweep(): Promise<void> {
      const transaction = (await openDatabase()).transaction([...PRODUCT_STORES], 'readwrite');
      await runTransaction(transaction, async () => {
        const check = readCheck(await transaction.objectStore('productCheck').get(PRODUCT_CHECK_ID));
        const [set, ...stale] = check?.stale ?? [];
        if (!check || set === undefined) return;
        const pages = await transaction.objectStore('knownRows').getAllKeys(keysOf(set), BLOCKS_PER_REMOVAL);
        for (const page of pages) await transaction.objectStore('knownRows').delete(page);
        if (pages.length === BLOCKS_PER_REMOVAL) return;
        await transaction.objectStore('knownHashes').delete(keysOf(set));
        await transaction.objectStore('productCheck').put({ ...check, stale });
      });
    },

    /** Takes each person's e-mail addresses; one match is enough. */
    look: (people: readonly (readonly string[])[], withColumns = false): Promise<Membership[]> =>
      // A role address (`info@`) identifies a firm, not a person.
      lookUp(
        people.map((addresses) => addresses.filter((address) => !isRoleAddress(address))),
        withColumns,
      ),
  };
}
