import { type Draft, draft as draftSchema } from '../../model/schemas/people/draft.ts';
import { tidyTag } from '../../model/words/tags.ts';
import { type OpenDatabase, runTransaction } from '../database.ts';
import { leadById } from './lead-links.ts';

type DraftRecords = {
  readonly get: (editor: string) => Promise<unknown>;
  readonly put: (draft: Draft) => Promise<unknown>;
  readonly delete: (editor: string) => Promise<void>;
};

/** @param isOpen whether that form is still open in some tab */
export function createDrafts(openDatabase: OpenDatabase, isOpen: (editor: string) => Promise<boolean>) {
  async function ofLead(leadId: string): Promise<Draft[]> {
    const transaction = (await openDatabase()).transaction(['leads', 'drafts']);
    const lead = await leadById(transaction.objectStore('leads'), leadId);
    const found = await transaction
      .objectStore('drafts')
      .index('leadId')
      .getAll(lead?.id ?? leadId);
    return found.flatMap((record) => readDraft(record) ?? []).sort((a, b) => b.at - a.at);
  }

  return {
    /** Replaces what that editor typed before; nothing is kept about people who were forgotten. */
    async keep(draft: Draft): Promise<void> {
      const transaction = (await openDatabase()).transaction(['leads', 'drafts'], 'readwrite');
      await runTransaction(transaction, async () => {
        const lead = await leadById(transaction.objectStore('leads'), draft.leadId);
        if (lead) await putOrDelete(transaction.objectStore('drafts'), { ...draft, leadId: lead.id });
      });
    },

    /** The latest draft whose tab is gone passes to `editor`; the others wait for their turn. */
    async take(leadId: string, editor: string): Promise<Draft | null> {
      for (const left of await ofLead(leadId)) {
        // Not within a transaction, which would end meanwhile.
        if (left.editor === editor || (await isOpen(left.editor))) continue;
        const transaction = (await openDatabase()).transaction('drafts', 'readwrite');
        const taken = await runTransaction(transaction, async () => {
          const latest = readDraft(await transaction.store.get(left.editor));
          if (!latest) return null;
          await transaction.store.delete(left.editor);
          await transaction.store.put({ ...latest, editor });
          return { ...latest, editor };
        });
        if (taken) return taken;
      }
      return null;
    },
  };
}

export const readDraft = (record: unknown): Draft | null => draftSchema.safeParse(record).data ?? null;

/** Once notes are saved. What was typed on since then is a change of those; other text waits for the user. */
export async function dropNotes(drafts: DraftRecords, editor: string, saved: string): Promise<void> {
  const draft = readDraft(await drafts.get(editor));
  if (!draft?.notes) return;
  const { text } = draft.notes;
  if (text !== saved && (saved === '' || !text.startsWith(saved))) return;
  await putOrDelete(drafts, { ...draft, notes: text === saved ? null : { text, seen: saved } });
}

export async function dropTag(drafts: DraftRecords, editor: string, added: readonly string[]): Promise<void> {
  const draft = readDraft(await drafts.get(editor));
  if (draft && added.includes(tidyTag(draft.tag))) await putOrDelete(drafts, { ...draft, tag: '' });
}

async function putOrDelete(drafts: DraftRecords, draft: Draft): Promise<void> {
  await (draft.notes === null && draft.tag === '' ? drafts.delete(draft.editor) : drafts.put(draft));
}

export type DraftStore = ReturnType<typeof createDrafts>;
