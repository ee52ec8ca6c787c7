import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { KeptSignal } from '../../model/schemas/people/signal.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureText } from '../purchase/failure-text.ts';

type Props = { signal: Pick<KeptSignal, 'id' | 'leadId'>; name: string };

/** The signal matched by name and company only, so the user decides. */
export function SignalQuestion({ signal: { id, leadId }, name }: Props) {
  const group = useId();
  const [failure, setFailure] = useState<Failure | null>(null);

  async function say(isTheirs: boolean) {
    const outcome = await send('match-signal', { id, leadId: isTheirs ? leadId : null });
    setFailure(outcome.ok ? null : outcome.failure);
  }

  return (
    <fieldset class="row signal-question" aria-labelledby={group}>
      <span id={group} dir="auto">
        {t('signalIsAbout', name)}
      </span>
      <button type="button" onClick={() => void say(true)}>
        {t('yes')}
      </button>
      <button type="button" onClick={() => void say(false)}>
        {t('no')}
      </button>
      {failure && <span role="status">{failureText(failure).sentence}</span>}
    </fieldset>
  );
}
