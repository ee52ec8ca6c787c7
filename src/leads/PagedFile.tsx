import { formatNumber, type MessageKey, t } from '../i18n.ts';
import { FailureAlert } from '../ui/purchase/FailureAlert.tsx';
import type { usePagedFile } from './use-paged-file.ts';

type Props = {
  download: ReturnType<typeof usePagedFile>;
  /** Each takes the number of what is in the file. */
  words: Readonly<Record<'reading' | 'saved' | 'savedPart' | 'none' | 'kept', MessageKey>>;
};

/** How far a file is, and what can be done with one that has stopped. */
export function PagedFile({ download: { state, cancel, goOn, keep }, words }: Props) {
  const written = formatNumber(state?.written ?? 0);
  const said = () => {
    if (state?.kind === 'reading') return t(words.reading, written);
    if (state?.kind === 'stopped') return t(words.kept, written);
    if (state?.kind !== 'saved') return '';
    return state.written === 0 ? t(words.none) : t(state.isWhole ? words.saved : words.savedPart, written);
  };
  const why = state?.kind === 'stopped' ? state.why : null;
  return (
    <div class="paged-file">
      {why === 'cut' && (
        <p role="alert">
          <strong>{t('fileCut')}</strong> {t('fileCutStep')}
        </p>
      )}
      {why && typeof why === 'object' && <FailureAlert failure={why} />}
      {why && typeof why === 'object' && why.kind === 'unreadable-reply' && <p class="hint">{t('fileTooLarge')}</p>}
      <div class="row">
        {state?.kind === 'reading' && <progress aria-label={t('ledgerSearching')} />}
        <p role="status">{said()}</p>
        {state?.kind === 'reading' && (
          <button type="button" class="quiet" onClick={cancel}>
            {t('cancelRun')}
          </button>
        )}
        {state?.kind === 'stopped' && (
          <>
            <button type="button" onClick={goOn}>
              {t('fileGoOn')}
            </button>
            {state.written > 0 && (
              <button type="button" class="quiet" onClick={keep}>
                {t('fileKeep')}
              </button>
            )}
          </>
        )}
      </div>
    </div>
  );
}
