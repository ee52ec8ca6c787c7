import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { EVENT_TYPE_NAMES, isEventType } from '../../ui/signals/event-types.ts';
import { NeedsCognism2016 } from '../NeedsCognism2016.tsx';
import { DayFields, hasUnfinishedDay } from '../search/DayFields.tsx';
import { SearchForm } from '../search/SearchForm.tsx';
import { SearchTextField } from '../search/SearchTextField.tsx';
import { EMPTY_EVENTS, EVENT_MISTAKES, type EventMistake, type EventQuestion, eventsFrom } from './event-form.ts';
import { FoundEvents } from './FoundEvents.tsx';

const TYPES = Object.keys(EVENT_TYPE_NAMES).filter(isEventType);

/** A search of Cognism's events of anybody. */
export function FindEvents() {
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(EMPTY_EVENTS);
  const [mistake, setMistake] = useState<EventMistake | null>(null);
  const [question, setQuestion] = useState<(EventQuestion & { number: number }) | null>(null);
  const change = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });

  function submit() {
    const asked = hasUnfinishedDay(form.current) ? 'day' : eventsFrom(typed);
    setMistake(typeof asked === 'string' ? asked : null);
    if (typeof asked !== 'string') setQuestion({ ...asked, number: (question?.number ?? 0) + 1 });
  }

  const text = (part: 'company' | 'text', name: string, hint?: string) => (
    <SearchTextField name={name} hint={hint} value={typed[part]} onType={(value) => change({ [part]: value })} />
  );
  return (
    <div class="research">
      <p class="hint">{t('eventsIntro')}</p>
      <NeedsCognism2016>
        <SearchForm
          form={form}
          button={t('eventsSearch')}
          mistake={mistake && t(EVENT_MISTAKES[mistake])}
          onSubmit={submit}
        >
          <label class="field">
            {t('eventsType')}
            <select
              value={typed.type}
              onChange={({ currentTarget: { value } }) => change({ type: isEventType(value) ? value : '' })}
            >
              <option value="">{t('eventsAnyType')}</option>
              {TYPES.map((type) => (
                <option key={type} value={type}>
                  {t(EVENT_TYPE_NAMES[type])}
                </option>
              ))}
            </select>
          </label>
          {text('company', t('eventsCompany'))}
          {text('text', t('eventsText'), t('eventsTextHint'))}
          <DayFields from={typed.from} to={typed.to} isOdd={mistake === 'days' || mistake === 'day'} onType={change} />
        </SearchForm>
        {question && <FoundEvents key={question.number} question={question} />}
      </NeedsCognism2016>
    </div>
  );
}
