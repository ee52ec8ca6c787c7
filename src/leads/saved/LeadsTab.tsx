import { useMemo, useState } from 'preact/hooks';
import { formatNumber, t, tn } from '../../i18n.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { LeadDetails } from './LeadDetails.tsx';
import { LeadTable } from './LeadTable.tsx';
import { LeadTools } from './LeadTools.tsx';
import { SelectAll } from './SelectAll.tsx';
import { searchRows } from './saved-rows.ts';
import { CrmBulkPushes } from './send/CrmBulkPushes.tsx';
import { type SavedRows as SavedPeople, useSavedRows } from './use-saved-rows.ts';
import { useSelection } from './use-selection.ts';

/** Everybody who is saved: to find, to keep words on, to export, to send on, and to forget. */
export function LeadsTab() {
  const { saved, readAgain, changeRow, removeRows } = useSavedRows();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const [begun, setBegun] = useState<number | null>(null);
  const shown = useMemo(() => searchRows(saved.rows, search), [saved.rows, search]);
  const selection = useSelection(saved.rows, shown, saved.isWhole);
  const isEmpty = saved.isWhole && saved.rows.length === 0;

  function close() {
    setOpened(null);
    // Whoever closes the panel goes on where they opened it.
    document.querySelector<HTMLElement>('.leads-table [aria-current] [data-stop="name"]')?.focus();
  }

  return (
    <div class="saved">
      <header>
        <h1>{t('tabLeads')}</h1>
        <p class="hint">{t('leadsIntro')}</p>
      </header>
      <CrmBulkPushes begun={begun} />
      {saved.failure && (
        <>
          <FailureAlert failure={saved.failure} />
          <button type="button" class="leads-again" onClick={readAgain}>
            {t('tryAgain')}
          </button>
        </>
      )}
      {isEmpty ? (
        <NobodySaved />
      ) : (
        <>
          <search class="leads-search">
            <input
              type="search"
              aria-label={t('searchLeads')}
              placeholder={t('searchLeadsHint')}
              maxLength={200}
              autocomplete="off"
              spellcheck={false}
              dir="auto"
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
            />
            <p class="hint" role="status">
              {countText(saved, shown.length, search)}
            </p>
          </search>
          <SelectAll shown={shown} selection={selection} />
          <LeadTools
            rows={saved.rows}
            shown={shown}
            selected={selection.ids}
            onForgotten={(ids) => {
              if (opened !== null && ids.has(opened)) setOpened(null);
              removeRows(ids);
            }}
            onBegun={setBegun}
          />
          <div class={`leads-view ${opened === null ? '' : 'leads-view-open'}`}>
            <LeadTable rows={shown} selection={selection} opened={opened} onOpen={setOpened} search={search} />
            {opened !== null && (
              <LeadDetails
                key={opened}
                id={opened}
                onClose={close}
                onSaved={({ id, tags }) => changeRow(id, { tags })}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function countText({ rows, isWhole }: SavedPeople, shown: number, search: string): string {
  if (!isWhole) return rows.length === 0 ? t('leadsReading') : t('leadsReadSoFar', formatNumber(rows.length));
  if (search.trim() === '') return tn('leadsCount', rows.length);
  return shown === 0 ? t('leadsNoneFound') : t('leadsFound', formatNumber(shown), formatNumber(rows.length));
}

/** How people get here. */
function NobodySaved() {
  return (
    <section class="call leads-nobody">
      <h2>{t('leadsEmpty')}</h2>
      <p>{t('leadsEmptyHow', t('findContact'))}</p>
      <a class="button" href="#many">
        {t('tabMany')}
      </a>
    </section>
  );
}
