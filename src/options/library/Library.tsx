import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { LIBRARY_LISTS } from '../../model/views/library.ts';
import { useView } from '../../ui/use-view.ts';
import { loadProduct } from '../product/load-product.ts';
import { LibraryBrowser } from './LibraryBrowser.tsx';
import { ALL_OF, listText } from './library-text.ts';
import { aboveOf } from './report-owner.ts';
import type { Place } from './use-library-list.ts';

/** Every list is a request: only after a click. */
export function Library() {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [visits, setVisits] = useState(0);
  const { view } = useView({ topics: ['product'] }, loadProduct);
  const here = places.at(-1);

  function go(to: readonly Place[]) {
    setPlaces(to);
    setVisits(visits + 1);
    // The pressed button may be gone, and the focus with it.
    section.current?.focus();
  }

  return (
    <section class="part library" ref={section} tabIndex={-1} aria-labelledby={id}>
      <h3 id={id}>{t('library')}</h3>
      <p class="hint">{t('libraryAbout')}</p>
      <fieldset class="kinds">
        <legend>{t('libraryWhole')}</legend>
        {LIBRARY_LISTS.map((list) => (
          <button
            key={list}
            type="button"
            class="quiet"
            aria-pressed={places[0]?.list === list}
            onClick={() => go([{ list, href: null, of: null }])}
          >
            {t(ALL_OF[list])}
          </button>
        ))}
      </fieldset>
      {places.length > 1 && (
        <nav class="row actions" aria-label={t('libraryPath')}>
          {places.slice(0, -1).map((place, at) => (
            <button key={at} type="button" class="quiet" dir="auto" onClick={() => go(places.slice(0, at + 1))}>
              {listText(place.list, place.of)}
            </button>
          ))}
        </nav>
      )}
      {here && (
        <LibraryBrowser
          key={visits}
          place={here}
          above={aboveOf(places)}
          product={view?.product ?? null}
          onOpen={(list, of) => go([...places, { list, href: of.lists[list] ?? null, of }])}
        />
      )}
    </section>
  );
}
