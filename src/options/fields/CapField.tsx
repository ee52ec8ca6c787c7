import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';

/** More than this is no cap (credits): it is what a stored number of credits may be at most. */
const MAX_CAP = 1e9;

type Props = {
  name: string;
  /** In credits; null where there is no cap. */
  saved: number | null;
  /** Told where what was typed is no number of credits. */
  onOdd: () => void;
  /** Resolves to whether it was saved. */
  onSave: (limit: number | null) => Promise<boolean>;
};

/** The most that may be spent on something, saved when it was changed; empty where there is no cap. */
export function CapField({ name, saved, onOdd, onSave }: Props) {
  // What is being typed; null as long as what is saved is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const [isOdd, setOdd] = useState(false);

  async function save(field: HTMLInputElement) {
    // A number field says '' of anything that is no number: that must not be taken for "no cap".
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
