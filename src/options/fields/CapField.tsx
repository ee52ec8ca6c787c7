import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';

/** The largest number of credits that can be stored. */
const MAX_CAP = 1e9;

type Props = {
  name: string;
  /** In credits; null for no cap. */
  saved: number | null;
  /** Called when the input is no number of credits. */
  onOdd: () => void;
  /** Resolves to whether it was saved. */
  onSave: (limit: number | null) => Promise<boolean>;
};

/** Empty for no cap. */
export function CapField({ name, saved, onOdd, onSave }: Props) {
  // Null while the saved value is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const [isOdd, setOdd] = useState(false);

  async function save(field: HTMLInputElement) {
    // A number field's value is '' for any invalid input, which must not be taken for "no cap".
    setOdd(!field.validity.valid);
    if (!field.validity.valid) return onOdd();
    if (await onSave(field.value === '' ? null : field.valueAsNumber)) setTyped(null);
  }

  return (
    <label class="field">
      {name}
      <input
        type="number"
        min={0}
        max={MAX_CAP}
        step="any"
        placeholder={t('capNone')}
        aria-invalid={isOdd}
        value={typed ?? saved ?? ''}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => void save(event.currentTarget)}
      />
    </label>
  );
}
