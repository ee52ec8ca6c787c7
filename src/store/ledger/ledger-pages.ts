import { isAboutPerson, PAID_SERVICES } from '../../model/paid-services.ts';
import { lead as leadSchema } from '../../model/schemas/people/lead.ts';
import type { LedgerEntry, LedgerFilter, LedgerPage, SetAside } from '../../model/schemas/purchases/ledger-views.ts';
import { isOpen, type Purchase, purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import { type DaySum, daySum, type Statement, statement } from '../../model/schemas/purchases/spending.ts';
import type { Database, OpenDatabase, Seal } from '../database.ts';
import { readOptional, readRecord } from '../records.ts';
import { createRepair } from '../repair/repair.ts';
import { daySumId } from './day-sums.ts';

const CHUNK_SIZE = 500;
/** Per service: more than a month has, also where a clock was ahead for some days. */
const LATEST_DAYS = 62;
/** Bounds the work of a filter with few matches; the page then says where to continue. */
const MAX_CHUNKS = 20;

/** Read-only, except for seals and repairs. */
export function createLedgerPages(openDatabase: OpenDatabase) {
  const { repair, mended } = createRepair(openDatabase);
  return {
    repair,

    async damaged(): Promise<SetAside[]> {
      const index = (await openDatabase()).transaction('damaged').store.index('store');
      const found: SetAside[] = [];
      for (let at = await index.openKeyCursor(null, 'nextunique'); at; at = await at.continue()) {
        found.push({ store: at.key, count: await index.count(at.key) });
      }
      return found;
    },

    /** Newest first, from below id `before`; null starts at the newest. */
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

    /** In the order written, from above id `after`. */
    inOrder(after: number, limit: number): Promise<LedgerEntry[]> {
      return mended(async () => read(await openDatabase(), IDBKeyRange.lowerBound(after, true), () => true, limit));
    },

    newest: async () => newestId(await openDatabase()),

    days(): Promise<DaySum[]> {
      return mended(async () => readDays(await (await openDatabase()).getAll('days')));
    },

    /** Newest first: some of each service, and how many more there are. */
    latestDays(): Promise<{ days: DaySum[]; earlierDays: number }> {
      return mended(async () => {
        const { store } = (await openDatabase()).transaction('days');
        const [total, ...found] = await Promise.all([
          store.count(),
          ...PAID_SERVICES.map(async (service) => {
            const ofService = IDBKeyRange.bound(daySumId(service, ''), daySumId(service, '\uffff'));
            const newest = await store.openKeyCursor(ofService, 'prev');
            if (!newest) return [];
            const last = newest.primaryKey;
            const first = (await newest.advance(LATEST_DAYS - 1))?.primaryKey ?? daySumId(service, '');
            return store.getAll(IDBKeyRange.bound(first, last));
          }),
        ]);
        const days = readDays(found.flat());
        return { days, earlierDays: total - days.length };
      });
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

function readDays(records: readonly unknown[]): DaySum[] {
  const sums = records.map((sum) => readRecord(daySum, sum));
  return sums.sort((a, b) => b.day.localeCompare(a.day) || a.service.localeCompare(b.service));
}

async function newestId(database: Database): Promise<number> {
  const cursor = await database.transaction('purchases').store.openKeyCursor(null, 'prev');
  return cursor?.primaryKey ?? 0;
}

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

function stateOf(purchase: Purchase): NonNullable<LedgerFilter['state']> {
  return purchase.state === 'unknown' && !isOpen(purchase) ? 'resolved' : purchase.state;
}

export type LedgerPages = ReturnType<typeof createLedgerPages>;
