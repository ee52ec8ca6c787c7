import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { ChosenColumns, ListedTable } from '../../import/pasted-list.ts';
import type { ColumnRole } from '../../import/table/headings.ts';
import { COLUMN_TEXTS, columnTitle, OFFERED_ROLES, type OfferedRole } from './column-text.ts';

type Props = {
  table: ListedTable;
  onUse: (columns: ChosenColumns) => void;
};

/** Asks what each column of a table holds, above its first rows. What looks likely is chosen already. */
export function ColumnChooser({ table, onUse }: Props) {
  const id = useId();
  const [hasHeadings, setHasHeadings] = useState(table.headings.length > 0);
  const [roles, setRoles] = useState(() => table.roles.map((role) => role ?? 'other'));
  const hasAddress = roles.some((role) => role === 'linkedin' || role === 'link');
  const choose = (at: number, role: ColumnRole) => setRoles((all) => all.with(at, role));
  return (
    <section class="call columns" aria-labelledby={id}>
      <h2 id={id}>{t('columnsHeading')}</h2>
      {!table.isUnderstood && <p>{t(table.headings.length > 0 ? 'columnsWhy' : 'columnsWhyBare')}</p>}
      {/* Wider than the page, it is scrolled, with the keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the way to scroll it without a mouse */}
      <section class="columns-table" tabIndex={0} aria-label={t('columnsPreview')}>
        <table>
          <thead>
            <tr>
              {roles.map((role, at) => (
                <th key={at} scope="col" class={role === 'other' ? 'column-unused' : ''}>
                  <ColumnRoleSelect
                    name={columnTitle(table.headings[at], at)}
                    role={role}
                    onChoose={(wanted) => choose(at, wanted)}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.headings.length > 0 && (
              <TableRow cells={table.headings} roles={roles} rowClass={hasHeadings ? 'columns-headings' : ''} />
            )}
            {table.examples.map((cells, at) => (
              <TableRow key={at} cells={cells} roles={roles} rowClass="" />
            ))}
          </tbody>
        </table>
      </section>
      {table.headings.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={hasHeadings}
            onChange={(event) => setHasHeadings(event.currentTarget.checked)}
          />
          {t('columnsFirstLine')}
        </label>
      )}
      <div class="row">
        <button type="button" class="primary" disabled={!hasAddress} onClick={() => onUse({ roles, hasHeadings })}>
          {t('columnsUse')}
        </button>
        {!hasAddress && <span class="hint">{t('columnsNoAddress')}</span>}
      </div>
    </section>
  );
}

type SelectProps = { name: string; role: ColumnRole; onChoose: (role: ColumnRole) => void };

function ColumnRoleSelect({ name, role, onChoose }: SelectProps) {
  return (
    <select
      aria-label={name}
      value={role === 'link' ? 'linkedin' : role}
      onChange={(event) => onChoose(event.currentTarget.value as OfferedRole)}
    >
      {OFFERED_ROLES.map((offered) => (
        <option key={offered} value={offered}>
          {t(COLUMN_TEXTS[offered])}
        </option>
      ))}
    </select>
  );
}

type RowProps = { cells: readonly string[]; roles: readonly ColumnRole[]; rowClass: string };

function TableRow({ cells, roles, rowClass }: RowProps) {
  return (
    <tr class={rowClass}>
      {roles.map((role, at) => (
        <td key={at} class={role === 'other' ? 'column-unused' : ''} dir="auto" title={cells[at]}>
          {cells[at]}
        </td>
      ))}
    </tr>
  );
}
