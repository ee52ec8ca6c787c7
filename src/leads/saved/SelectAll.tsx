import { useEffect, useMemo, useRef } from 'preact/hooks';
import { t, tn } from '../../i18n.ts';
import type { SavedRow } from './saved-rows.ts';
import type { Selection } from './use-selection.ts';

/** Selects everybody who is shown, or nobody of them; half-checked where only some are. */
export function SelectAll({ shown, selection }: { shown: readonly SavedRow[]; selection: Selection }) {
  const { ids, chooseAll, clear } = selection;
  const box = useRef<HTMLInputElement>(null);
  const selected = useMemo(() => (ids.size === 0 ? 0 : shown.filter(({ id }) => ids.has(id)).length), [ids, shown]);
  const isSome = selected > 0 && selected < shown.length;
  const hidden = ids.size - selected;
  useEffect(() => {
    // There is no attribute for it.
    if (box.current) box.current.indeterminate = isSome;
  }, [isSome]);
  return (
    <div class="row leads-selection">
      <label class="check">
        <input
          type="checkbox"
          ref={box}
          checked={selected > 0 && !isSome}
          disabled={shown.length === 0}
          onChange={(event) => chooseAll(event.currentTarget.checked)}
        />
        {t('selectAllShown')}
      </label>
      <span class="hint" role="status">
        {ids.size > 0 &&
          [tn('selectedCount', ids.size), hidden > 0 && tn('selectedHidden', hidden)].filter(Boolean).join(' ')}
      </span>
      {ids.size > 0 && (
        <button type="button" class="quiet" onClick={clear}>
          {t('selectNobody')}
        </button>
      )}
    </div>
  );
}
