import type { IDBPTransaction } from 'idb';
import type { Draft } from '../../model/schemas/people/draft.ts';
import { type Lead, lead as leadSchema } from '../../model/schemas/people/lead.ts';
import type { NotesOutcome } from '../../model/views/lead-views.ts';
import { changeTags, type TagChange } from '../../model/words/tags.ts';
import { DURABLE, type OpenDatabase, runTransaction, type Tables } from '../database.ts';
import { readOptional } from '../records.ts';
import { createRepair } from '../repair/repair.ts';
import { dropNotes, dropTag, readDraft } from './drafts.ts';
import { leadById } from './lead-links.ts';

type WordsTransaction = IDBPTransaction<Tables, ('leads' | 'drafts')[], 'readwrite'>;

export type NotesToSave = Pick<Draft, 'editor'> & {
  readonly id: string;
  readonly notes: string;
  readonly expected: string;
};

/** The user's own words on a person. Both answer null where the person was forgotten meanwhile. */
export function createLeadWords(openDatabase: OpenDatabase) {
  const { mended } = createRepair(openDatabase);

  async function change<T>(id: string, work: (lead: Lead, transaction: WordsTransaction) => Promise<T>) {
    return mended(async () => {
      const transaction = (await openDatabase()).transaction(['leads', 'drafts'], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const lead = readOptional(leadSchema, await leadById(transaction.objectStore('leads'), id));
        return lead && (await work(lead, transaction));
      });
    });
  }

  return {
    /** Where another window has saved other notes, those stay, and these are kept as this editor's draft. */
    saveNotes({ id, editor, notes, expected }: NotesToSave, at: number): Promise<NotesOutcome | null> {
      return change(id, async (lead, transaction) => {
        const drafts = transaction.objectStore('drafts');
        if (lead.notes !== expected && lead.notes !== notes) {
          const tag = readDraft(await drafts.get(editor))?.tag ?? '';
          await drafts.put({ editor, leadId: lead.id, notes: { text: notes, seen: expected }, tag, at });
          return { kind: 'changed-elsewhere', notes: lead.notes };
        }
        await transaction.objectStore('leads').put({ ...lead, notes });
        await dropNotes(drafts, editor, notes);
        return { kind: 'saved' };
      });
    },

    saveTags(id: string, editor: string, tagChange: TagChange): Promise<readonly string[] | null> {
      return change(id, async (lead, transaction) => {
        const tags = changeTags(lead.tags, tagChange);
        await transaction.objectStore('leads').put({ ...lead, tags });
        await dropTag(transaction.objectStore('drafts'), editor, tagChange.add);
        return tags;
      });
    },
  };
}

export type LeadWords = ReturnType<typeof createLeadWords>;
