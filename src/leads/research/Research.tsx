import { useCallback, useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { NewsSearch, ReportSearch } from '../../model/schemas/people/news.ts';
import { type NewsAbout, readNewsAddress } from '../../model/views/news-address.ts';
import { NeedsCognism2016 } from '../NeedsCognism2016.tsx';
import { NewsForm } from './NewsForm.tsx';
import { NewsResults } from './NewsResults.tsx';
import { EMPTY_NEWS, type TypedNews } from './news-form.ts';

/** Each question counts up, so that the same one can be asked again. */
type Question = { readonly number: number; readonly search: NewsSearch | ReportSearch };

const typedAbout = (about: NewsAbout | null): TypedNews =>
  about ? { ...EMPTY_NEWS, by: about.kind, name: about.name } : EMPTY_NEWS;

/** News in Cognism's API of 2016. An address that names somebody opens it filled in. */
export function Research() {
  const [typed, setTyped] = useState(() => typedAbout(readNewsAddress(location.hash)));
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = useCallback(
    (search: NewsSearch | ReportSearch) => setQuestion((last) => ({ number: (last?.number ?? 0) + 1, search })),
    [],
  );

  useEffect(() => {
    const gone = new AbortController();
    function fillIn() {
      const about = readNewsAddress(location.hash);
      if (about) setTyped(typedAbout(about));
    }
    addEventListener('hashchange', fillIn, { signal: gone.signal });
    return () => gone.abort();
  }, []);

  return (
    <div class="research">
      <header>
        <h1>{t('tabResearch')}</h1>
        <p class="hint">{t('researchIntro')}</p>
      </header>
      <NeedsCognism2016>
        <NewsForm typed={typed} onType={setTyped} onSearch={ask} />
        {question && <NewsResults key={question.number} search={question.search} />}
      </NeedsCognism2016>
    </div>
  );
}
