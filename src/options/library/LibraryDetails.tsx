import { useId } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { LIBRARY_LISTS, type LibraryEntry, type LibraryList } from '../../model/views/library.ts';
import type { ProductView } from '../../model/views/views.ts';
import { FailedAnswer } from '../fields/FailedAnswer.tsx';
import { useAnswer } from '../fields/use-answer.ts';
import { fieldRows, LIST_NAMES, libraryFailure } from './library-text.ts';
import { PropertyColumn } from './PropertyColumn.tsx';
import type { Above } from './report-owner.ts';
import { UseReport } from './UseReport.tsx';

type Props = {
  list: LibraryList;
  picked: LibraryEntry;
  above: Above;
  product: ProductView | null;
  onOpen: (list: LibraryList, of: LibraryEntry) => void;
};

export function LibraryDetails({ list, picked, above, product, onOpen }: Props) {
  const headingId = useId();
  const { id } = picked;
  const { answer: entry, failure, askAgain } = useAnswer(() => send('read-library-entry', { list, id }), [list, id]);

  return (
    <section class="library-details" aria-labelledby={headingId}>
      <div role="status">
        <h4 id={headingId} dir="auto">
          {entry?.name ?? picked.name}
        </h4>
        {!entry && !failure && <p class="hint">{t('reading')}</p>}
      </div>
      {failure && <FailedAnswer failure={failure} words={libraryFailure(failure)} onTryAgain={askAgain} />}
      {entry && (
        <>
          <dl>
            {fieldRows(entry.fields).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ))}
          </dl>
          {Object.keys(entry.lists).length > 0 && (
            <div class="row actions">
              {LIBRARY_LISTS.filter((to) => entry.lists[to]).map((to) => (
                <button key={to} type="button" onClick={() => onOpen(to, entry)}>
                  {t(LIST_NAMES[to])}
                </button>
              ))}
            </div>
          )}
          {list === 'reports' && <UseReport report={entry} above={above} product={product} />}
          {list === 'properties' && <PropertyColumn property={entry} product={product} />}
        </>
      )}
    </section>
  );
}
