import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';

type Props = {
  hours: number;
  /** Null unless from 1 to 720. */
  onChange: (hours: number | null) => void;
};

export function HoursField({ hours, onChange }: Props) {
  const [isOdd, setOdd] = useState(false);
  return (
    <label class="hours">
      {t('refreshEvery')}
      <input
        type="number"
        min={1}
        max={720}
        step={1}
        required
        aria-label={t('refreshEveryName')}
        aria-invalid={isOdd}
        defaultValue={hours}
        onChange={({ currentTarget: { validity, valueAsNumber } }) => {
          setOdd(!validity.valid);
          onChange(validity.valid ? valueAsNumber : null);
        }}
      />
      {t('refreshEveryUnit')}
    </label>
  );
}
