import type { IDBPIndex, IDBPObjectStore } from 'idb';
import { currentOf } from '../../model/addresses/earlier.ts';
import { type Lead, lead as leadSchema } from '../../model/schemas/people/lead.ts';
import type { LeadCursor, LeadRow, LeadRows } from '../../model/views/lead-views.ts';
import { type OpenDatabase, runTransaction, type Tables } from '../database.ts';
import { readOptional } from '../records.ts';
import { forgetPeople } from './forget.ts';
import { leadById } from './lead-links.ts';
import { isLead } from './lead-shape.ts';

type BySavedAt = IDBPIndex<Tables, ['leads'], 'leads', 'savedAt'>;
type LeadStore = IDBPObjectStore<Tables, ['leads'], 'leads'>;

/** Reads ahead, so that the disk and the consumer work in parallel. */
const CHUNK_SIZE = 500;
const CHUNKS_AHEAD = 4;

const MAX_SINGLE_READS = 20;

export function createLeadTable(openDatabase: OpenDatabase) {
  return {
    /** Newest first, after the given row. No total: counting 100,000 takes 200 ms. */
    async rows(after: LeadCursor | null, most: number): Promise<LeadRows> {
      const transaction = (await openDatabase()).transaction('leads');
      const rows: LeadRow[] = [];
      let last = after;
      while (rows.length <= most) {
        // One extra tells whether there are more.
        const wanted = most + 1 - rows.length;
        const records = await recordsAfter(transaction.store.index('savedAt'), last, wanted);
        for (const record of records) {
          last = record;
          // A damaged record is reported where it is opened; the others are shown.
          if (isLead(record)) rows.push(rowOf(record));
        }
        if (records.length < wanted) return { rows: rows.slice(0, most), next: nextOf(rows, most) };
      }
      return { rows: rows.slice(0, most), next: nextOf(rows, most) };
    },

    /** In the order of `ids`; missing and damaged ones are left out. */
    async leads(ids: readonly string[]): Promise<Lead[]> {
      const { store } = (await openDatabase()).transaction('leads');
      const near = await neighboursOf(store, ids);
      const found = await Promise.all(ids.map((id) => near.get(id) ?? leadById(store, id)));
      return [...new Map(found.filter(isLead).map((lead) => [lead.id, lead])).values()];
    },

    /** Reads the next chunks while one is consumed. */
    async *each(ids: readonly string[]): AsyncGenerator<Lead> {
      const reading: Promise<Lead[]>[] = [];
      for (let next = 0; next < ids.length || reading.length > 0; ) {
        for (; reading.length < CHUNKS_AHEAD && next < ids.length; next += CHUNK_SIZE) {
          reading.push(this.leads(ids.slice(next, next + CHUNK_SIZE)));
        }
        yield* (await reading.shift()) ?? [];
      }
    },

    /** Null: not in the CRM. */
    async place(id: string, inCrm: Lead['inCrm']): Promise<void> {
      const transaction = (await openDatabase()).transaction('leads', 'readwrite');
      await runTransaction(transaction, async () => {
        const lead = readOptional(leadSchema, await leadById(transaction.store, id));
        if (lead) await transaction.store.put({ ...lead, inCrm });
      });
    },

    forget: (ids: readonly string[]): Promise<void> => forgetPeople(openDatabase, ids),
  };
}

/** A record cursor takes 10x as long for 100,000; `getAll` can't go backwards, so a key cursor finds its range. */
async function recordsAfter(index: BySavedAt, after: LeadCursor | null, count: number): Promise<Lead[]> {
  let cursor = await index.openKeyCursor(IDBKeyRange.upperBound(after?.savedAt ?? Number.POSITIVE_INFINITY), 'prev');
  // Within one `savedAt`, the index is ordered by id.
  if (after && cursor?.key === after.savedAt) {
    if (cursor.primaryKey > after.id) cursor = await cursor.continuePrimaryKey(after.savedAt, after.id);
    if (cursor?.key === after.savedAt && cursor.primaryKey === after.id) cursor = await cursor.continue();
  }
  if (!cursor) return [];
  const [newest, newestId] = [cursor.key, cursor.primaryKey];
  const oldest = count > 1 ? await cursor.advance(count - 1) : cursor;
  const range = oldest ? IDBKeyRange.bound(oldest.key, newest) : IDBKeyRange.upperBound(newest);
  const records = (await index.getAll(range)).reverse();
  const from = records.findIndex(({ savedAt, id }) => savedAt < newest || id <= newestId);
  return records.slice(from, from + count);
}

/** One range read if the ids lie close together, as in an export: single reads take several times as long. */
async function neighboursOf(store: LeadStore, ids: readonly string[]): Promise<ReadonlyMap<string, Lead>> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (ids.length < MAX_SINGLE_READS || first === undefined || last === undefined) return new Map();
  const ends = (await Promise.all([store.get(first), store.get(last)])).map((record) => record?.savedAt);
  if (!ends.every((end) => typeof end === 'number')) return new Map();
  const range = IDBKeyRange.bound(Math.min(...ends), Math.max(...ends));
  const most = ids.length * 2;
  const found = await store.index('savedAt').getAll(range, most + 1);
  return new Map(found.length > most ? [] : found.map((record) => [record.id, record]));
}

function nextOf(rows: readonly LeadRow[], most: number): LeadCursor | null {
  const last = rows.length > most ? rows[most - 1] : undefined;
  return last ? { savedAt: last.savedAt, id: last.id } : null;
}

function rowOf({ id, name, company, headline, tags, savedAt, contact, inCrm }: Lead): LeadRow {
  const current = contact && currentOf(contact);
  return {
    ...{ id, name, headline, tags, savedAt },
    company: contact?.company?.text ?? company,
    emails: current?.emails.length ?? 0,
    phones: current?.phones.length ?? 0,
    isOptedOut: contact?.optedOut != null,
    isInCrm: inCrm !== null,
  };
}

export type LeadTable = ReturnType<typeof createLeadTable>;
