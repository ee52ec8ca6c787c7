import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { DryRun } from '../../model/schemas/crm/crm.ts';
import { FailureAlert } from '../purchase/FailureAlert.tsx';
import { CrmPast } from './CrmPast.tsx';
import { CrmRun } from './CrmRun.tsx';
import { isSendable } from './crm-text.ts';
import { type CrmPushChoices, useCrm } from './use-crm.ts';

type Props = {
  leadId: string;
  name: string;
  onDone?: () => void;
};

const NOTHING_SAID: CrmPushChoices = { ticked: [], choice: null };
const PROGRESS_TEXTS = { look: 'crmLooking', send: 'crmSending', undo: 'crmTakingBack' } as const;

export function SendToCrm(props: Props) {
  // The key keeps one person's state from showing up with the next.
  return <OnePerson key={props.leadId} {...props} />;
}

function OnePerson({ leadId, name, onDone }: Props) {
  const { view, run, doing, failure, said, look, push, undo, giveUp } = useCrm(leadId);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [word, setWord] = useState<{ readonly of: DryRun | null } & CrmPushChoices>({ of: null, ...NOTHING_SAID });
  // Ticks belong to the dry run in which they were made.
  const current = word.of === run ? word : NOTHING_SAID;
  const isBusy = doing !== null;
  const isUnclear = view?.pushes[0]?.state === 'intent';
  const canSend = run !== null && !isBusy && (isSendable(run, current) || (isUnclear && run.kind === 'exists'));

  // The button that led here is gone, and so is the one that sends while sending.
  useEffect(() => section.current?.focus(), []);
  const focusHere = () => section.current?.focus();

  return (
    <section class="crm" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h2 id={id} dir="auto">
        {t('crmHeading', name)}
      </h2>
      {failure && <FailureAlert failure={failure} onAllowed={() => void look()} />}
      {view && (
        <CrmPast
          {...{ view, said, isBusy }}
          onUndo={(push) => {
            focusHere();
            void undo(push);
          }}
          onGiveUp={(push) => {
            focusHere();
            void giveUp(push);
          }}
        />
      )}
      {doing && (
        <div class="progress" role="status">
          <span class="spinner" />
          <div>
            <strong>{t(PROGRESS_TEXTS[doing])}</strong>
            {doing !== 'look' && <p class="hint">{t('crmUnderWayHint')}</p>}
          </div>
        </div>
      )}
      {run && doing !== 'send' && (
        <CrmRun {...{ name, run, isBusy }} word={current} onWord={(said) => setWord({ ...said, of: run })} />
      )}
      <div class="row">
        {run && run.kind !== 'left-out' ? (
          <button
            type="button"
            class="primary"
            disabled={!canSend}
            onClick={() => {
              focusHere();
              void push({ ticked: current.ticked, choice: current.choice });
            }}
          >
            {t('sendToCrm')}
          </button>
        ) : (
          !isBusy && (
            <button type="button" onClick={() => void look()}>
              {t('crmLookAgain')}
            </button>
          )
        )}
        {onDone && (
          <button type="button" class="quiet" onClick={onDone}>
            {t('close')}
          </button>
        )}
      </div>
    </section>
  );
}
