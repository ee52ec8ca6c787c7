import type { Handlers } from '../../messages/receive.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { DraftStore } from '../../store/people/drafts.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import type { LeadWords } from '../../store/people/lead-words.ts';
import type { OtherAnswerStore } from '../../store/people/other-answers.ts';

type LeadHandlersDeps = {
  readonly leadTable: LeadTable;
  readonly otherAnswers: OtherAnswerStore;
  readonly leadWords: LeadWords;
  readonly drafts: DraftStore;
  readonly changed: Changed;
};

export function createLeadHandlers({ leadTable, otherAnswers, leadWords, drafts, changed }: LeadHandlersDeps) {
  return {
    'read-lead-rows': ({ after, most }) => leadTable.rows(after, most),
    'read-leads': ({ ids }) => leadTable.leads(ids),
    async 'save-notes'(notes) {
      const outcome = stillThere(await leadWords.saveNotes(notes, Date.now()));
      if (outcome.kind === 'saved') changed(changeOf(['people'], [notes.id]));
      return outcome;
    },
    async 'save-tags'({ id, editor, ...change }) {
      const tags = stillThere(await leadWords.saveTags(id, editor, change));
      changed(changeOf(['people'], [id]));
      return tags;
    },
    async 'keep-draft'(typed) {
      await drafts.keep({ ...typed, at: Date.now() });
      return null;
    },
    'take-draft': ({ leadId, editor }) => drafts.take(leadId, editor),
    'view-other-answers': ({ leadId }) => otherAnswers.ofLead(leadId),
    async 'decide-answer'({ purchase, isTheirs }) {
      await otherAnswers.decide(purchase, isTheirs);
      changed();
      return null;
    },
    async 'forget-leads'({ ids }) {
      await leadTable.forget(ids);
      changed();
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** @throws FailureError for somebody forgotten meanwhile: saving must not bring them back */
function stillThere<T>(saved: T | null): T {
  if (saved === null) throw new FailureError({ kind: 'internal' });
  return saved;
}
