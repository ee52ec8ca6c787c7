import type { IDBPIndex, IDBPObjectStore } from 'idb';
import { type Lead, lead as leadSchema } from '../../model/schemas/people/lead.ts';
import type { LeadCursor, LeadRow, LeadRows } from '../../model/views/lead-views.ts';
import { DURABLE, type OpenDatabase, runTransaction, type Tables } from '../database.ts';
import { readOptional } from '../records.ts';
import { forgetPeople } from './forget.ts';
import { isLead } from './lead-shape.ts';

type BySavedAt = IDBPIndex<Tables, ['leads'], 'leads', 'savedAt'>;
type LeadStore = IDBPObjectStore<Tables, ['leads'], 'leads'>;

/** So many are read at once, and so many such pieces are under way: the disk and the reader work side by side. */
const CHUNK_SIZE = 500;
const CHUNKS_AHEAD = 4;

/** So few are read one by one. */
const MAX_SINGLE_READS = 20;

/** The saved people as the table of leads shows them, and what a user does with them. */
export function createLeadTable(openDatabase: OpenDatabase) {
  return {
    /**
     * Rows, newest first. How many there are is not told: to count a hundred thousand takes 200 ms.
     * @param after the last row of the piece before; null to begin
     * @param most rows in a piece
     */
    async rows(after: LeadCursor | null, most: number): Promise<LeadRows> {
      const transaction = (await openDatabase()).transaction('leads');
      const rows: LeadRow[] = [];
      let last = after;
      while (rows.length <= most) {
        // One more than is wanted tells whether there are more.
        const wanted = most + 1 - rows.length;
        const records = await recordsAfter(transaction.store.index('savedAt'), last, wanted);
        for (const record of records) {
          last = record;
          // A damaged record is told of where it is opened; the others are shown.
          if (isLead(record)) rows.push(rowOf(record));
        }
        if (records.length < wanted) return { rows: rows.slice(0, most), next: nextOf(rows, most) };
      }
      return { rows: rows.slice(0, most), next: nextOf(rows, most) };
    },

    /** People by their ids, in that order; who is not there, or damaged, is left out. */
    async leads(ids: readonly string[]): Promise<Lead[]> {
      const { store } = (await openDatabase()).transaction('leads');
      const near = await neighboursOf(store, ids);
      const found = await Promise.all(ids.map((id) => near.get(id) ?? store.get(id)));
      return found.filter(isLead);
    },

    /** The same for as many as there are, in pieces: while one is looked at, the next ones are read. */
    async *each(ids: readonly string[]): AsyncGenerator<Lead> {
      const reading: Promise<Lead[]>[] = [];
      for (let next = 0; next < ids.length || reading.length > 0; ) {
        for (; reading.length < CHUNKS_AHEAD && next < ids.length; next += CHUNK_SIZE) {
          reading.push(this.leads(ids.slice(next, next + CHUNK_SIZE)));
        }
        yield* (await reading.shift()) ?? [];
      }
    },

    /** Keeps the user's own words. Resolves to whether there is such a person. */
    async save({ id, tags, notes }: Pick<Lead, 'id' | 'tags' | 'notes'>): Promise<boolean> {
      const transaction = (await openDatabase()).transaction('leads', 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const lead = readOptional(leadSchema, await transaction.store.get(id));
        if (lead) await transaction.store.put({ ...lead, tags: [...new Set(tags)], notes });
        return lead !== null;
      });
    },

    /** Keeps where somebody was found in the CRM; null: they are not there. */
    async place(id: string, inCrm: Lead['inCrm']): Promise<void> {
      const transaction = (await openDatabase()).transaction('leads', 'readwrite');
      await runTransaction(transaction, async () => {
        const lead = readOptional(leadSchema, await transaction.store.get(id));
        if (lead) await transaction.store.put({ ...lead, inCrm });
      });
    },

    /** Removes people, with all that says who they are. Their purchases stay in the ledger, without a name. */
    forget: (ids: readonly string[]): Promise<void> => forgetPeople(openDatabase, ids),
  };
}

/**
 * Records in the order of the table. A cursor that brings them one by one takes ten times as long for a hundred
 * thousand; `getAll` knows no way back, so a cursor of keys says from where to where they are read.
 */
async function recordsAfter(index: BySavedAt, after: LeadCursor | null, count: number): Promise<Lead[]> {
  let cursor = await index.openKeyCursor(IDBKeyRange.upperBound(after?.savedAt ?? Number.POSITIVE_INFINITY), 'prev');
  // Leads of one moment are told apart by their ids, which the index has in order.
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

/**
 * Reads at once who stand close together in the order of the table, as the people of an export do: to get them one by
 * one takes several times as long. Nobody where they do not, or are few.
 */
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

/** The last row of a piece, if there are more than it holds. */
function nextOf(rows: readonly LeadRow[], most: number): LeadCursor | null {
  const last = rows.length > most ? rows[most - 1] : undefined;
  return last ? { savedAt: last.savedAt, id: last.id } : null;
}

function rowOf({ id, name, company, headline, tags, savedAt, contact, inCrm }: Lead): LeadRow {
  return {
    ...{ id, name, headline, tags, savedAt },
    company: contact?.company?.text ?? company,
    emails: contact?.emails.length ?? 0,
    phones: contact?.phones.length ?? 0,
    isOptedOut: contact?.optedOut != null,
    isInCrm: inCrm !== null,
  };
}

export type LeadTable = ReturnType<typeof createLeadTable>;
