import { isAboutPerson } from '../../model/paid-services.ts';
import { lead as leadSchema } from '../../model/schemas/people/lead.ts';
import type { LedgerEntry, LedgerFilter, LedgerPage, SetAside } from '../../model/schemas/purchases/ledger-views.ts';
import { isOpen, type Purchase, purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import { type DaySum, daySum, type Statement, statement } from '../../model/schemas/purchases/spending.ts';
import type { Database, OpenDatabase, Seal } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { createRepair } from '../repair/repair.ts';

/** Entries are read in pieces of so many numbers. */
const CHUNK_SIZE = 500;
/** A filter that hardly anything passes ends for now after so many pieces, and says where to go on. */
const MAX_CHUNKS = 20;

/** The ledger as people read it. Writes nothing but the seals of exported files, and what a repair mends. */
export function createLedgerPages(openDatabase: OpenDatabase) {
  const { repair, mended } = createRepair(openDatabase);
  return {
    /** Sets aside what can't be read, and writes sums and prices anew. Resolves to how many records were set aside. */
    repair,

    /** How many records of each store were set aside so far. */
    async damaged(): Promise<SetAside[]> {
      const records = await (await openDatabase()).getAll('damaged');
      const counts = Map.groupBy(records, ({ store }) => store);
      return [...counts].map(([store, of]) => ({ store, count: of.length }));
    },

    /**
     * The newest entries that pass a filter, newest first.
     * @param before only entries with a smaller number; null begins with the newest
     */
    page(filter: LedgerFilter, before: number | null, limit: number): Promise<LedgerPage> {
      return mended(async () => {
        const database = await openDatabase();
        const found: LedgerEntry[] = [];
        let end = before ?? (await newestId(database)) + 1;
        for (let pieces = 0; pieces < MAX_CHUNKS && end > 1; pieces += 1) {
          const size = filter.state === null && filter.service === null && !filter.text ? limit : CHUNK_SIZE;
          const start = Math.max(1, end - size);
          const range = IDBKeyRange.bound(start, end, false, true);
          for (const entry of (await read(database, range, (purchase) => passes(purchase, filter))).reverse()) {
            if (!isNamed(entry, filter)) continue;
            found.push(entry);
            if (found.length === limit)
              return { entries: found, next: entry.purchase.id > 1 ? entry.purchase.id : null };
          }
          end = start;
        }
        return { entries: found, next: end > 1 ? end : null };
      });
    },

    /**
     * Entries in the order in which they were written, for a file.
     * @param after the last number already read; 0 to begin
     */
    inOrder(after: number, limit: number): Promise<LedgerEntry[]> {
      return mended(async () => read(await openDatabase(), IDBKeyRange.lowerBound(after, true), () => true, limit));
    },

    /** The number of the newest entry; 0 while there is none. */
    newest: async () => newestId(await openDatabase()),

    /** Every day on which something was asked, newest first; grows with days, not with entries. */
    async days(): Promise<DaySum[]> {
      const sums = await mended(async () =>
        (await (await openDatabase()).getAll('days')).map((sum) => readRecord(daySum, sum)),
      );
      return sums.sort((a, b) => b.day.localeCompare(a.day) || a.service.localeCompare(b.service));
    },

    statements(): Promise<Statement[]> {
      return mended(async () =>
        (await (await openDatabase()).getAll('statements')).map((one) => readRecord(statement, one)),
      );
    },

    async seal(seal: Seal): Promise<void> {
      await (await openDatabase()).put('seals', seal);
    },

    async sealed(head: string): Promise<Seal | null> {
      return (await (await openDatabase()).get('seals', head)) ?? null;
    },
  };
}

async function newestId(database: Database): Promise<number> {
  const cursor = await database.transaction('purchases').store.openKeyCursor(null, 'prev');
  return cursor?.primaryKey ?? 0;
}

/**
 * The entries of a range that are wanted, with the names of those whom they are about; each person is looked up once.
 */
async function read(
  database: Database,
  range: IDBKeyRange,
  isWanted: (purchase: Purchase) => boolean,
  most?: number,
): Promise<LedgerEntry[]> {
  const transaction = database.transaction(['purchases', 'leads']);
  const stored = await transaction.objectStore('purchases').getAll(range, most);
  const purchases = stored.map((one) => readRecord(purchaseSchema, one)).filter(isWanted);
  const leads = transaction.objectStore('leads');
  const ids = new Set(purchases.filter(isAboutPerson).map(({ subject }) => subject));
  const people = new Map(
    await Promise.all([...ids].map(async (id) => [id, readOptional(leadSchema, await leads.get(id))] as const)),
  );
  return purchases.map((purchase) => {
    if (!isAboutPerson(purchase)) return { purchase, name: purchase.subject, slug: null };
    const lead = people.get(purchase.subject);
    const slug = lead?.aliases.find((alias) => alias.startsWith('in:'))?.slice(3) ?? null;
    return { purchase, name: lead?.name ?? null, slug };
  });
}

function passes(purchase: Purchase, { service, state }: LedgerFilter): boolean {
  return (service === null || purchase.service === service) && (state === null || stateOf(purchase) === state);
}

function isNamed({ name }: LedgerEntry, { text }: LedgerFilter): boolean {
  return text === '' || (name ?? '').toLowerCase().includes(text.toLowerCase());
}

/** An entry whose question was answered is told apart from one whose is open. */
function stateOf(purchase: Purchase): NonNullable<LedgerFilter['state']> {
  return purchase.state === 'unknown' && !isOpen(purchase) ? 'resolved' : purchase.state;
}

export type LedgerPages = ReturnType<typeof createLedgerPages>;
