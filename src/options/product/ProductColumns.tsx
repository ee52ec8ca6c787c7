import { useId } from 'preact/hooks';
import { formatNumber, t } from '../../i18n.ts';
import type { ColumnKey, KnownSet } from '../../model/schemas/people/product-check.ts';
import { columnChoices } from '../../model/views/product-columns.ts';
import { SettingCheck } from '../fields/SettingCheck.tsx';

type Props = {
  headings: KnownSet['columns'];
  ticked: readonly ColumnKey[];
  /** Resolves to whether it was saved. */
  onTick: (column: ColumnKey, isTicked: boolean) => Promise<boolean>;
};

export function ProductColumns({ headings, ticked, onTick }: Props) {
  const id = useId();
  const choices = columnChoices(headings, ticked);
  if (choices.length === 0) return null;
  return (
    <fieldset class="kinds" aria-describedby={id}>
      <legend>{t('productColumns')}</legend>
      <p class="hint" id={id}>
        {t('productColumnsHint')}
      </p>
      {choices.map((column) => (
        <SettingCheck
          key={column}
          label={typeof column === 'string' ? column : t('columnAt', formatNumber(column + 1))}
          checked={ticked.includes(column)}
          onSave={(isWanted) => onTick(column, isWanted)}
        />
      ))}
    </fieldset>
  );
}
