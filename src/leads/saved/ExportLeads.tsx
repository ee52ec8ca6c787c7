import { useState } from 'preact/hooks';
import { formatNumber, type MessageKey, t, tn } from '../../i18n.ts';
import type { PickedHub } from '../../model/schemas/crm/hub.ts';
import type { LeadFormat } from '../../model/views/lead-views.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { type ExportDestination, type ExportState, useExport } from './use-export.ts';

const PRESETS = {
  plain: 'presetPlain',
  salesforce: 'presetSalesforce',
  hubspot: 'presetHubspot',
  pipedrive: 'presetPipedrive',
} as const satisfies Record<Exclude<LeadFormat, 'json' | VcardFormat>, MessageKey>;
const VCARDS = { vcard: 'vcard3', vcard4: 'vcard4' } as const satisfies Partial<Record<LeadFormat, MessageKey>>;
type VcardFormat = keyof typeof VCARDS;
type ExportPreset = keyof typeof PRESETS;

type Props = {
  count: number;
  /** Gives whom the file is about, as their ids. */
  wanted: () => string[];
  /** What the count is about. */
  hintId: string;
  /** The storage that the user has picked. */
  storage: PickedHub | null;
};

/** Writes people into a file of one of the forms that others read. */
export function ExportLeads({ count, wanted, hintId, storage }: Props) {
  const [preset, setPreset] = useState<ExportPreset>('plain');
  const [vcard, setVcard] = useState<VcardFormat>('vcard');
  const [destination, setPlace] = useState<ExportDestination>('download');
  const exporting = useExport();
  const { state } = exporting;
  const isBusy = state?.kind === 'writing';
  const button = (format: LeadFormat, words: string) => (
    <button
      type="button"
      aria-describedby={hintId}
      disabled={isBusy || count === 0}
      onClick={() => void exporting.write({ format, destination: storage ? destination : 'download', ids: wanted() })}
    >
      {words}
    </button>
  );

  return (
    <div class="leads-export">
      <div class="leads-buttons">
        {button(preset, t('exportCsv'))}
        <select
          aria-label={t('presetLabel')}
          value={preset}
          onChange={({ currentTarget }) => setPreset(chosen(PRESETS, currentTarget.value) ?? 'plain')}
        >
          {keysOf(PRESETS).map((name) => (
            <option key={name} value={name}>
              {t(PRESETS[name])}
            </option>
          ))}
        </select>
        {button(vcard, t('exportVcard'))}
        <select
          aria-label={t('vcardLabel')}
          value={vcard}
          onChange={({ currentTarget }) => setVcard(chosen(VCARDS, currentTarget.value) ?? 'vcard')}
        >
          {keysOf(VCARDS).map((name) => (
            <option key={name} value={name}>
              {t(VCARDS[name])}
            </option>
          ))}
        </select>
        {button('json', t('exportJson'))}
        {storage && (
          <select
            aria-label={t('placeLabel')}
            value={destination}
            onChange={({ currentTarget }) => setPlace(currentTarget.value === 'storage' ? 'storage' : 'download')}
          >
            <option value="download">{t('placeDownload')}</option>
            <option value="storage">
              {t('placeStorage', storage.name || t('cloudElements'), storage.folder ?? '/')}
            </option>
          </select>
        )}
      </div>
      {preset === 'plain' && <p class="hint">{t('presetPlainHint')}</p>}
      {state?.kind === 'writing' && (
        <div class="row">
          <label class="hint ledger-progress">
            <progress max={state.all} value={state.done} />
            {state.done < state.all || destination === 'download'
              ? t('leadsExporting', formatNumber(state.done), formatNumber(state.all))
              : t('storing')}
          </label>
          <button type="button" class="quiet" onClick={exporting.cancel}>
            {t('cancelRun')}
          </button>
        </div>
      )}
      <p role="status">{state && saidOf(state)}</p>
      {state?.kind === 'done' && state.exported.stored && (
        <div class="row">
          {state.exported.stored.link && (
            <a href={state.exported.stored.link} target="_blank" rel="noreferrer">
              {t('storedOpen')}
            </a>
          )}
          {state.exported.stored.isThere && (
            <button type="button" onClick={state.again}>
              {t('storeBeside')}
            </button>
          )}
        </div>
      )}
      {state?.kind === 'failed' && <FailureAlert failure={state.failure} />}
    </div>
  );
}

/** What became of an export, and who and what was left out. */
function saidOf(state: ExportState): string {
  if (state.kind === 'cancelled') return t('leadsExportCancelled');
  if (state.kind !== 'done' && state.kind !== 'nobody') return '';
  const { written, optedOut, doNotCall, stored } = state.exported;
  return [
    stored?.isThere ? t('storedIsThere', stored.path) : tn('leadsExported', written),
    optedOut > 0 && tn('leadsLeftOut', optedOut),
    doNotCall > 0 && tn('numbersLeftOut', doNotCall),
    stored && !stored.isThere && t('storedAt', stored.path),
  ]
    .filter(Boolean)
    .join(' ');
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): K[] {
  // A literal has the keys that its type has.
  return Object.keys(record) as K[];
}

function chosen<K extends string>(record: Readonly<Record<K, unknown>>, value: string): K | undefined {
  return keysOf(record).find((key) => key === value);
}
