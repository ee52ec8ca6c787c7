import { useRef, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../i18n.ts';
import type { NewsSearch, ReportSearch } from '../../model/schemas/people/news.ts';
import { DayFields, hasUnfinishedDay } from '../search/DayFields.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { SearchTextField } from '../search/SearchTextField.tsx';
import {
  differenceFrom,
  NEWS_MISTAKES,
  type NewsField,
  type NewsMistake,
  newsSearchFrom,
  type TypedNews,
} from './news-form.ts';

const BY = {
  company: 'newsByCompany',
  person: 'newsByPerson',
  place: 'newsByPlace',
  words: 'newsByWords',
} as const satisfies Record<TypedNews['by'], MessageKey>;
const BY_NAMES = Object.keys(BY) as TypedNews['by'][];

const FIELDS = {
  articleName: 'newsInHeadline',
  subHeadline: 'newsInSubheadline',
  abstract: 'newsInAbstract',
} as const satisfies Record<NewsField, MessageKey>;
const FIELD_NAMES = Object.keys(FIELDS) as NewsField[];

type Props = {
  typed: TypedNews;
  onType: (typed: TypedNews) => void;
  onSearch: (search: NewsSearch | ReportSearch) => void;
};

export function NewsForm({ typed, onType, onSearch }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [mistake, setMistake] = useState<NewsMistake | null>(null);
  const change = (part: Partial<TypedNews>) => onType({ ...typed, ...part });
  const isByWords = typed.by === 'words';

  function submit(read: (typed: TypedNews) => NewsSearch | ReportSearch | NewsMistake) {
    const search = hasUnfinishedDay(form.current) ? 'day' : read(typed);
    setMistake(typeof search === 'string' ? search : null);
    if (typeof search !== 'string') onSearch(search);
  }

  const text = (part: 'name' | 'source' | 'keywords' | 'exclusions' | 'annotation' | 'others', name: MessageKey) => (
    <SearchTextField
      name={t(name)}
      value={typed[part]}
      isOdd={mistake === part}
      onType={(value) => change({ [part]: value })}
    />
  );
  return (
    <SearchForm
      form={form}
      button={t('newsSearch')}
      mistake={mistake && t(NEWS_MISTAKES[mistake])}
      onSubmit={() => submit(newsSearchFrom)}
      more={
        isByWords && (
          <div class="research-compare">
            {text('others', 'newsOthers')}
            <button type="button" onClick={() => submit(differenceFrom)}>
              {t('newsCompare')}
            </button>
          </div>
        )
      }
    >
      <label class="field">
        {t('newsBy')}
        <select
          value={typed.by}
          onChange={({ currentTarget }) =>
            change({ by: BY_NAMES.find((one) => one === currentTarget.value) ?? 'company' })
          }
        >
          {BY_NAMES.map((name) => (
            <option key={name} value={name}>
              {t(BY[name])}
            </option>
          ))}
        </select>
      </label>
      {isByWords ? text('keywords', 'newsWords') : text('name', 'newsName')}
      {isByWords && text('exclusions', 'newsExclusions')}
      {isByWords && (
        <label class="field">
          {t('newsIn')}
          <select
            value={typed.field}
            onChange={({ currentTarget }) =>
              change({ field: FIELD_NAMES.find((one) => one === currentTarget.value) ?? '' })
            }
          >
            <option value="">{t('newsInAll')}</option>
            {FIELD_NAMES.map((name) => (
              <option key={name} value={name}>
                {t(FIELDS[name])}
              </option>
            ))}
          </select>
        </label>
      )}
      {text('source', isByWords ? 'newsSource' : 'newsSourceOptional')}
      {isByWords && text('annotation', 'newsAnnotation')}
      {!isByWords && (
        <label class="field">
          {t('newsAboutness')}
          <input
            type="number"
            min={1}
            max={10}
            step={1}
            aria-invalid={mistake === 'aboutness'}
            value={typed.aboutness}
            onInput={({ currentTarget }) => change({ aboutness: currentTarget.value })}
          />
        </label>
      )}
      <DayFields from={typed.from} to={typed.to} isOdd={mistake === 'days' || mistake === 'day'} onType={change} />
    </SearchForm>
  );
}
