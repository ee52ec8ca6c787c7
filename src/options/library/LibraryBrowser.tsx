import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { LibraryEntry, LibraryList } from '../../model/views/library.ts';
import type { ProductView } from '../../model/views/views.ts';
import { FailedAnswer } from '../fields/FailedAnswer.tsx';
import { LibraryDetails } from './LibraryDetails.tsx';
import { countText, libraryFailure, listText, matches } from './library-text.ts';
import { isKept } from './property-column.ts';
import type { Above } from './report-owner.ts';
import { type Place, useLibraryList } from './use-library-list.ts';

/** A list that never ends is left after as many. */
const MAX_PAGES = 50;

type Props = {
  place: Place;
  above: Above;
  product: ProductView | null;
  onOpen: (list: LibraryList, of: LibraryEntry) => void;
};

export function LibraryBrowser({ place: { list, href, of }, above, product, onOpen }: Props) {
  const id = useId();
  const status = useRef<HTMLParagraphElement>(null);
  const { entries, next, total, failure, isReading, read } = useLibraryList(list, href);
  const [wanted, setWanted] = useState('');
  const [picked, setPicked] = useState<LibraryEntry | null>(null);
  const isSearching = wanted.trim() !== '';
  const shown = isSearching ? entries.filter((entry) => matches(entry, wanted)) : entries;
  const counts = { read: entries.length, total, isWhole: next === null };

  async function goOn(pages: number) {
    await read(pages);
    // At the end the pressed button is gone, and the focus with it.
    if (document.activeElement === document.body) status.current?.focus();
  }

  return (
    <>
      <h4 id={id} dir="auto">
        {listText(list, of)}
      </h4>
      <label class="field">
        {t('librarySearch')}
        <input
          type="search"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
          // The form around it would save the token.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      </label>
      <div class="library-panes">
        <div class="library-list">
          {shown.length > 0 && (
            <ul aria-labelledby={id}>
              {shown.map((entry) => (
                <li key={entry.id}>
                  <button
                    type="button"
                    class="quiet library-entry"
                    dir="auto"
                    aria-current={entry.id === picked?.id}
                    onClick={() => setPicked(entry)}
                  >
                    {entry.name}
                  </button>
                  {list === 'properties' && isKept(entry, product) && <span class="hint">{t('libraryKept')}</span>}
                </li>
              ))}
            </ul>
          )}
          <p class="hint" role="status" ref={status} tabIndex={-1}>
            {isReading
              ? t('reading')
              : (entries.length > 0 || !failure) && countText(counts, isSearching ? shown.length : null)}
          </p>
          {failure && (
            <FailedAnswer failure={failure} words={libraryFailure(failure)} onTryAgain={() => void goOn(1)} />
          )}
          {next && !failure && entries.length > 0 && (
            <div class="row actions">
              <button type="button" class="quiet" onClick={() => void goOn(1)}>
                {t('libraryMore')}
              </button>
              <button type="button" class="quiet" onClick={() => void goOn(MAX_PAGES)}>
                {t('libraryRest')}
              </button>
            </div>
          )}
        </div>
        {picked && (
          <LibraryDetails key={picked.id} list={list} picked={picked} above={above} product={product} onOpen={onOpen} />
        )}
      </div>
    </>
  );
}
