import { useEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../../../i18n.ts';
import { send } from '../../../messages/send.ts';
import type { Failure } from '../../../model/schemas/purchases/failure.ts';
import { FailureAlert } from '../../../ui/purchase/FailureAlert.tsx';

type Props = {
  ids: readonly string[];
  /** The name of the CRM's connection; may be empty. */
  crm: string;
  /** Told the number of the bulk push that was begun; null: none was. */
  onEnd: (begun: number | null) => void;
};

/** Says what sending many people to the CRM does, before it is begun. */
export function SendLeads({ ids, crm, onEnd }: Props) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const section = useRef<HTMLElement>(null);
  const isBeginning = useRef(false);
  useEffect(() => section.current?.focus(), []);

  async function begin() {
    // A state would come too late for the second of two quick clicks.
    if (isBeginning.current) return;
    isBeginning.current = true;
    const outcome = await send('begin-bulk-push', { ids });
    isBeginning.current = false;
    if (outcome.ok) onEnd(outcome.value?.id ?? null);
    else setFailure(outcome.failure);
  }

  return (
    <section class="call" ref={section} tabIndex={-1} aria-label={t('sendToCrm')}>
      <h2>{tn('sendQuestion', ids.length, crm || t('leadYourCrm'))}</h2>
      <ul class="leads-points">
        <li>{t('sendFills')}</li>
        <li>{t('sendChoose')}</li>
        <li>{t('sendLeavesOut')}</li>
      </ul>
      {failure && <FailureAlert failure={failure} />}
      <div class="row">
        <button type="button" class="primary" onClick={() => void begin()}>
          {tn('sendPeople', ids.length)}
        </button>
        <button type="button" class="quiet" onClick={() => onEnd(null)}>
          {t('cancelRun')}
        </button>
      </div>
    </section>
  );
}
