import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureText } from './failure-text.ts';

/** The user's answer to an open question. It spends nothing. */
export function CountAsCharged({ id }: { id: number }) {
  const [failure, setFailure] = useState<Failure | null>(null);

  async function count() {
    const outcome = await send('count-as-charged', { id });
    setFailure(outcome.ok ? null : outcome.failure);
  }

  return (
    <>
      <button type="button" onClick={() => void count()}>
        {t('countAsCharged')}
      </button>
      {failure && <span>{failureText(failure).sentence}</span>}
    </>
  );
}
