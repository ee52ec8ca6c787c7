import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { ChosenColumns, ListedTable } from '../../import/pasted-list.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { columnsText } from './column-text.ts';

type Props = {
  table: ListedTable;
  onChoose: (chosen: ChosenColumns) => void;
};

/** What the columns of a table hold: asked where the headings do not say it, else said in a line, to be changed. */
export function TableColumns({ table, onChoose }: Props) {
  const [isChanging, setChanging] = useState(false);
  if (!table.isUnderstood || isChanging) {
    return (
      <ColumnChooser
        table={table}
        onUse={(columns) => {
          setChanging(false);
          onChoose(columns);
        }}
      />
    );
  }
  return (
    <p class="hint columns-read">
      {t('columnsRead', columnsText(table))}{' '}
      <button type="button" class="link" onClick={() => setChanging(true)}>
        {t('columnsChange')}
      </button>
    </p>
  );
}
