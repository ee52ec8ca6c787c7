import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { isPasted, PASTED_PREFIX } from '../../model/pasted.ts';
import type { Hub, PickedHub } from '../../model/schemas/crm/hub.ts';
import type { Pickable } from '../../model/views/lead-views.ts';
import type { ConnectionView } from '../../model/views/views.ts';
import { FailedAnswer } from '../fields/FailedAnswer.tsx';
import { useAnswer } from '../fields/use-answer.ts';
import { elementName, HUB_NAMES, pickedText, pickFailure } from './hub-text.ts';

type Props = {
  hub: Hub;
  picked: PickedHub | null;
  connection: ConnectionView;
  onPicked: () => void;
  onNew: () => void;
  onLeft: () => void;
};

/** Also offers the connection whose token was pasted, and none. */
export function ConnectionPicker({ hub, picked, connection, onPicked, onNew, onLeft }: Props) {
  const [chosen, setChosen] = useState(
    picked && isPasted(picked.instanceId) ? PASTED_PREFIX : (picked?.instanceId ?? ''),
  );
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const canList = connection.hasSecretKey;
  const instances = useAnswer(canList ? () => send('read-instances', { hub }) : null, [canList, connection.isVerified]);
  const { answer: found, failure } = instances;
  const isGone = picked && !isPasted(picked.instanceId) && found?.every(({ id }) => id !== picked.instanceId);

  async function pick() {
    setBusy(true);
    setSaid('');
    const outcome = await send('pick-hub', { hub, instanceId: chosen || null });
    setBusy(false);
    if (outcome.ok) onPicked();
    else setSaid(pickFailure(outcome.failure));
  }

  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void pick();
      }}
    >
      <label class="field">
        {t(HUB_NAMES[hub].field)}
        <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
          <option value="">{t('noConnection')}</option>
          {connection.hasElementToken && <option value={PASTED_PREFIX}>{t('pastedToken')}</option>}
          {picked && !isPasted(picked.instanceId) && (isGone || !found) && (
            <option value={picked.instanceId}>{pickedText(picked)}</option>
          )}
          {found?.map((one) => (
            <option key={one.id} value={one.id} disabled={!one.isUsable}>
              {optionText(one)}
            </option>
          ))}
        </select>
      </label>
      {!canList && <p class="hint">{t('platformOnly')}</p>}
      {canList && !found && !failure && <p class="hint">{t('choosing')}</p>}
      {found?.length === 0 && <p class="hint">{t('noneConnected')}</p>}
      {failure && <FailedAnswer failure={failure} onTryAgain={instances.askAgain} />}
      <div class="row actions">
        <button type="submit" disabled={isBusy}>
          {t('useConnection')}
        </button>
        {canList && (
          <button type="button" class="quiet" onClick={onNew}>
            {t('newConnection')}
          </button>
        )}
        <button type="button" class="quiet" onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
      <p class="outcome outcome-bad" role="status">
        {said}
      </p>
    </form>
  );
}

function optionText({ name, element, isUsable }: Pickable): string {
  const words = t('connectionOf', name, elementName(element));
  return isUsable ? words : t('connectionUnusable', words);
}
