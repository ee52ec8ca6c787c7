import type { Handlers } from '../../messages/receive.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { type Changed, changeOf } from '../../model/views/change.ts';
import type { LeadTable } from '../../store/people/lead-table.ts';
import type { OtherAnswerStore } from '../../store/people/other-answers.ts';

type LeadHandlersDeps = {
  readonly leadTable: LeadTable;
  readonly otherAnswers: OtherAnswerStore;
  readonly changed: Changed;
};

export function createLeadHandlers({ leadTable, otherAnswers, changed }: LeadHandlersDeps) {
  return {
    'read-lead-rows': ({ after, most }) => leadTable.rows(after, most),
    'read-leads': ({ ids }) => leadTable.leads(ids),
    async 'save-lead'(words) {
      // Forgotten meanwhile: saving must not bring the person back.
      if (!(await leadTable.save(words))) throw new FailureError({ kind: 'internal' });
      changed(changeOf(['people'], [words.id]));
      return null;
    },
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
