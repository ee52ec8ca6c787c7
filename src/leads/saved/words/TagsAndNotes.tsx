import { useState } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import type { Lead } from '../../../model/schemas/people/lead.ts';
import type { Failure } from '../../../model/schemas/purchases/failure.ts';
import { FailureAlert } from '../../../ui/purchase/FailureAlert.tsx';
import { Notes } from './Notes.tsx';
import { Tags } from './Tags.tsx';
import type { DraftHold } from './use-draft.ts';
import { useNotes } from './use-notes.ts';
import { useTags } from './use-tags.ts';

type Props = {
  /** By which the person was opened; it stays where two people turn out to be one. */
  id: string;
  lead: Lead;
  /** When the lead was asked for (ms of this page). */
  askedAt: number;
  draft: DraftHold;
  onSaved: (words: Pick<Lead, 'id' | 'tags'>) => void;
};

export function TagsAndNotes({ id, lead, askedAt, draft, onSaved }: Props) {
  const [{ failure, isSaved }, setReport] = useState<{ failure: Failure | null; isSaved: boolean }>(NOTHING_SAID);
  const report = (failure: Failure | null, isSaved: boolean) => setReport({ failure, isSaved });
  const common = { id, askedAt, draft, report };
  const tags = useTags({
    ...{ ...common, saved: lead.tags },
    onSaved: (saved) => onSaved({ id: lead.id, tags: [...saved] }),
  });
  const notes = useNotes({ ...common, saved: lead.notes });
  return (
    <>
      <Tags {...tags} />
      <Notes {...notes} />
      <p class="hint" role="status">
        {isSaved ? t('leadWordsSaved') : ''}
      </p>
      {failure && <FailureAlert failure={failure} />}
    </>
  );
}

const NOTHING_SAID = { failure: null, isSaved: false };
