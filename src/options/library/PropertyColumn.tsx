import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { LibraryEntry } from '../../model/views/library.ts';
import type { ProductView } from '../../model/views/views.ts';
import { SettingCheck } from '../fields/SettingCheck.tsx';
import { tickColumn } from '../product/tick-column.ts';
import { columnOf, isOfProduct } from './property-column.ts';

const HINTS = {
  there: 'columnThere',
  'not-there': 'columnNotThere',
  unnamed: 'columnUnnamed',
  unread: null,
} as const;

type Props = { property: LibraryEntry; product: ProductView | null };

export function PropertyColumn({ property, product }: Props) {
  const id = useId();
  const [said, setSaid] = useState('');
  if (!product) return <p class="hint">{t('columnNoReport')}</p>;
  if (!isOfProduct(property, product)) return <p class="hint">{t('columnOtherProduct')}</p>;
  const { column, isTicked, isIn } = columnOf(property, product);
  if (column === null) return <p class="hint">{t('columnNoName')}</p>;
  if (isIn === 'unnamed' && !isTicked) return <p class="hint">{t('columnUnnamed')}</p>;

  async function save(name: string, isWanted: boolean) {
    const { isSaved, said } = await tickColumn(name, isWanted);
    setSaid(said);
    return isSaved;
  }

  return (
    <div>
      <SettingCheck
        label={t('keepColumn')}
        describedBy={id}
        checked={isTicked}
        onSave={(isWanted) => save(column, isWanted)}
      />
      <p class="hint" id={id}>
        {HINTS[isIn] && t(HINTS[isIn], column)}
      </p>
      <p role="status">{said}</p>
    </div>
  );
}
