import { useRef } from 'preact/hooks';
import { formatNumber, t } from '../../../i18n.ts';
import { MAX_NOTES_LENGTH } from '../../../model/words/notes.ts';
import type { useNotes } from './use-notes.ts';

export function Notes({ text, theirs, type, saveNow, decide }: ReturnType<typeof useNotes>) {
  const field = useRef<HTMLTextAreaElement>(null);

  function choose(how: Parameters<typeof decide>[0]) {
    decide(how);
    field.current?.focus();
  }

  return (
    <>
      <label class="field lead-notes">
        {t('leadNotes')}
        <textarea
          ref={field}
          rows={4}
          dir="auto"
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onBlur={saveNow}
        />
      </label>
      {text.length > MAX_NOTES_LENGTH && (
        <p class="alert" role="alert">
          {t('leadNotesTooLong', formatNumber(MAX_NOTES_LENGTH))}
        </p>
      )}
      {theirs !== null && (
        <section class="alert" role="alert" aria-label={t('leadNotesChanged')}>
          <p>
            <strong>{t('leadNotesChanged')}</strong> {t('leadNotesChangedHint')}
          </p>
          {theirs === '' ? (
            <p>{t('leadNotesRemoved')}</p>
          ) : (
            <blockquote class="lead-their-notes" dir="auto" aria-label={t('leadNotesTheirs')}>
              {theirs}
            </blockquote>
          )}
          <div class="row">
            <button type="button" class="primary" onClick={() => choose('both')}>
              {t('leadNotesBoth')}
            </button>
            <button type="button" onClick={() => choose('mine')}>
              {t('leadNotesMine')}
            </button>
            <button type="button" onClick={() => choose('theirs')}>
              {t('leadNotesOther')}
            </button>
          </div>
        </section>
      )}
    </>
  );
}
