import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { EVENT_TYPE_NAMES, isEventType } from '../../ui/signals/event-types.ts';
import { DayFields, hasUnfinishedDay } from '../DayFields.tsx';
import { NeedsCognism2016 } from '../NeedsCognism2016.tsx';
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
    <label class="field">
      {name}
      <input
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        placeholder={hint}
        value={typed[part]}
        onInput={({ currentTarget }) => change({ [part]: currentTarget.value })}
      />
    </label>
  );
  return (
    <div class="research">
      <p class="hint">{t('eventsIntro')}</p>
      <NeedsCognism2016>
        <form
          ref={form}
          class="research-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
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
          <div class="research-actions">
            <button type="submit" class="primary">
              {t('eventsSearch')}
            </button>
          </div>
          {mistake && (
            <p class="research-mistake" role="alert">
              {t(EVENT_MISTAKES[mistake])}
            </p>
          )}
        </form>
        {question && <FoundEvents key={question.number} question={question} />}
      </NeedsCognism2016>
    </div>
  );
}
