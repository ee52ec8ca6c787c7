import { t } from '../../i18n.ts';
import type { CrmPush } from '../../model/schemas/crm/crm.ts';
import type { PushesView } from '../../model/views/lead-views.ts';
import { CrmLink } from './CrmLink.tsx';
import { leftText, pushText, undoableOf } from './crm-text.ts';
import type { CrmMessage } from './use-crm.ts';

type Props = {
  view: PushesView;
  said: CrmMessage | null;
  isBusy: boolean;
  onUndo: (id: number) => void;
  onGiveUp: (id: number) => void;
};

export function CrmPast({ view: { pushes, inCrm, isUnderWay }, said, isBusy, onUndo, onGiveUp }: Props) {
  const [newest] = pushes;
  const undoable = undoableOf(pushes);
  const isUnclear = newest?.state === 'intent';
  const left = said && leftText(said);
  const lines = [...new Set([newest, undoable])].filter((push) => push !== null && push !== undefined);
  return (
    <>
      {isUnclear && !isBusy && !isUnderWay && <Unclear push={newest} onGiveUp={() => onGiveUp(newest.id)} />}
      <div class="crm-past" role="status">
        {lines.map((push) => push.state !== 'intent' && <p key={push.id}>{lineOf(push, inCrm)}</p>)}
        {left && <p class="alert alert-calm">{left}</p>}
      </div>
      {undoable && !isUnclear && (
        <div class="row crm-undo">
          <button type="button" disabled={isBusy} onClick={() => onUndo(undoable.id)}>
            {t('undo')}
          </button>
          <p class="hint">{t(undoable.state === 'created' ? 'crmUndoCreated' : 'crmUndoUpdated')}</p>
        </div>
      )}
    </>
  );
}

function lineOf(push: CrmPush, inCrm: PushesView['inCrm']) {
  const isThere = inCrm !== null && inCrm.contactId === push.contactId && push.state !== 'undone';
  return (
    <>
      {pushText(push)} {isThere && <CrmLink link={inCrm.link} />}
    </>
  );
}

/** The answer was lost: the next push looks for the contact first, but the user may know better. */
function Unclear({ push, onGiveUp }: { push: CrmPush; onGiveUp: () => void }) {
  return (
    <div class="alert alert-money" role="alert">
      <p>
        <strong>{pushText(push)}</strong> {t('crmUnclearStep')}
      </p>
      <button type="button" onClick={onGiveUp}>
        {t('crmGiveUp')}
      </button>
    </div>
  );
}
