import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';
import { HUB_NAMES, pickedText } from './hub-text.ts';

type Props = { picked: PickedHub; onRemoved: (wasThere: boolean) => void; onLeft: () => void };

/** Says what ends before it ends: the connection can't be brought back. */
export function RemoveConnection({ picked, onRemoved, onLeft }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { hub, instanceId } = picked;

  async function remove() {
    setBusy(true);
    setFailure(null);
    const outcome = await send('remove-instance', { hub, instanceId });
    setBusy(false);
    if (outcome.ok) onRemoved(outcome.value.wasThere);
    else setFailure(outcome.failure);
  }

  return (
    <>
      <p>{t('removeConnectionAsk', pickedText(picked))}</p>
      <p class="hint">{t(HUB_NAMES[hub].ends)}</p>
      <div class="row actions">
        <button type="button" class="danger" disabled={isBusy} onClick={() => void remove()}>
          {t('removeConnectionNow')}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
      {failure && (
        <p class="outcome outcome-bad" role="alert">
          {failureHere(failure)}
        </p>
      )}
    </>
  );
}
