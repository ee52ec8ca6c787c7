import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../i18n.ts';
import { LeadRow } from './LeadRow.tsx';
import type { SavedRow } from './saved-rows.ts';
import { useRowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';

/** Height of the line that names the columns (px). */
const HEADER_HEIGHT = 36;

const COLUMNS = [
  'leadSelect',
  'leadName',
  'leadHeadline',
  'leadCompany',
  'leadEmails',
  'leadPhones',
  'leadInCrm',
  'leadOptedOut',
  'leadTags',
  'leadSaved',
] as const satisfies MessageKey[];

type Props = {
  rows: readonly SavedRow[];
  selection: Selection;
  /** The id of whose details are shown. */
  opened: string | null;
  onOpen: (id: string) => void;
  /** What is searched for: another search begins at the top. */
  search: string;
};

/**
 * Only rows in sight are in the document, so that a hundred thousand are as fast as ten. One row is the table's stop
 * for Tab; arrow keys move on from there.
 */
export function LeadTable({ rows, selection, opened, onOpen, search }: Props) {
  const hintId = useId();
  const body = useRef<HTMLTableSectionElement>(null);
  const { scroller, window } = useRowWindow(rows.length, HEADER_HEIGHT);
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, rows.length - 1);
  /** The row that gets the focus as soon as it is drawn, and where in it. */
  const focusNext = useRef<{ at: number; column: string } | null>(null);

  useEffect(() => {
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [search]);

  useLayoutEffect(() => {
    const next = focusNext.current;
    const row = next && body.current?.querySelector(`[aria-rowindex="${next.at + 2}"]`);
    if (!row) return;
    focusNext.current = null;
    row.querySelector<HTMLElement>(`[data-stop="${next.column}"]`)?.focus({ preventScroll: true });
  });

  function move(event: KeyboardEvent) {
    const to = focusAfter(event.key, active, window.inSight, rows.length);
    if (to === null || !(event.target instanceof HTMLElement)) return;
    event.preventDefault();
    if (to === active) return;
    focusNext.current = { at: to, column: event.target.dataset.stop ?? 'name' };
    setActive(to);
    window.bringIntoSight(to);
  }

  const drawn = Array.from({ length: window.to - window.from }, (_, at) => window.from + at);
  // The row with the focus stays, wherever the table is scrolled.
  if (active >= 0 && active < window.from) drawn.unshift(active);
  if (active >= window.to) drawn.push(active);

  return (
    <div class={`leads-scroll ${window.isNarrow ? 'leads-cards' : ''}`} ref={scroller}>
      <table class="leads-table" aria-label={t('tabLeads')} aria-rowcount={rows.length + 1} aria-describedby={hintId}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((key) => (
              <th key={key} scope="col" class={key}>
                <span class={key === 'leadSelect' ? 'visually-hidden' : ''}>{t(key)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} style={{ height: `${rows.length * window.height}px` }} onKeyDown={move}>
          {drawn.map((at) => {
            const row = rows[at];
            return (
              row && (
                <LeadRow
                  key={row.id}
                  row={row}
                  index={at + 2}
                  top={at * window.height}
                  isStop={at === active}
                  isSelected={selection.ids.has(row.id)}
                  isOpened={row.id === opened}
                  onFocus={() => setActive(at)}
                  onSelect={(isChosen, isRange) => selection.choose(at, isChosen, isRange)}
                  onOpen={() => onOpen(row.id)}
                />
              )
            );
          })}
        </tbody>
      </table>
      <p class="visually-hidden" id={hintId}>
        {t('leadsKeys')}
      </p>
    </div>
  );
}

/** Where a key leads to from a row; null for all other keys. */
function focusAfter(key: string, at: number, inSight: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + inSight,
    PageUp: at - inSight,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.max(0, Math.min(to, count - 1));
}
