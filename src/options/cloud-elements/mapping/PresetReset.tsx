import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../i18n.ts';
import { send } from '../../../messages/send.ts';
import type { CrmMapping } from '../../../model/schemas/crm/crm.ts';
import { elementName } from '../hub-text.ts';

type Props = {
  /** Of the picked connection; null if unknown. */
  element: string | null;
  onReset: (preset: CrmMapping) => void;
};

/** Back to the CRM's preset; if there is none, the user picks one. */
export function PresetReset({ element, onReset }: Props) {
  const [presets, setPresets] = useState<readonly CrmMapping[]>([]);
  const [chosen, setChosen] = useState('generic');

  useEffect(() => {
    void send('view-presets', null).then((outcome) => outcome.ok && setPresets(outcome.value));
  }, []);

  const own = presets.find((preset) => preset.element === element);
  const wanted = own ?? presets.find((preset) => preset.element === chosen);
  return (
    <div class="row actions">
      {!own && presets.length > 0 && (
        <label class="field">
          {t('presetFor')}
          <select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {presets.map((preset) => (
              <option key={preset.element} value={preset.element}>
                {elementName(preset.element)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button type="button" class="quiet" disabled={!wanted} onClick={() => wanted && onReset(wanted)}>
        {t('resetToPreset', elementName(wanted?.element ?? element ?? chosen))}
      </button>
    </div>
  );
}
