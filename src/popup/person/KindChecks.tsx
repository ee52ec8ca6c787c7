import { useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import { KIND_LABELS } from '../../ui/purchase/kind-labels.ts';

/** Kinds that are paid for separately. The choice is kept for the next person. */
export function KindChecks({ kinds, isDisabled }: { kinds: readonly DataKind[]; isDisabled: boolean }) {
  // Serialised: a second click can come before the first one's result is shown.
  const saving = useRef<Promise<unknown>>(Promise.resolve());

  function choose(kind: DataKind, box: HTMLInputElement) {
    const isChosen = box.checked;
    saving.current = saving.current.then(async () => {
      if (!(await saveKind(kind, isChosen))) box.checked = !isChosen;
    });
  }
  return (
    <fieldset class="row kinds">
      <legend class="visually-hidden">{t('kindsHeading')}</legend>
      {DATA_KINDS.map((kind) => (
        <label key={kind} class="check">
          <input
            type="checkbox"
            checked={kinds.includes(kind)}
            // One kind has to be on, or no one can be asked.
            disabled={isDisabled || (kinds.length === 1 && kinds.includes(kind))}
            onChange={(event) => choose(kind, event.currentTarget)}
          />
          {t(KIND_LABELS[kind])}
        </label>
      ))}
    </fieldset>
  );
}

/** Resolves to whether it was saved. */
async function saveKind(kind: DataKind, isChosen: boolean): Promise<boolean> {
  const settings = await send('view-settings', null);
  if (!settings.ok) return false;
  const chosen = DATA_KINDS.filter((one) => (one === kind ? isChosen : settings.value.kinds.includes(one)));
  return chosen.length > 0 && (await send('save-settings', { kinds: chosen })).ok;
}
