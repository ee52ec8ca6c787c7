import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { Outcome } from '../../messages/names.ts';
import type { SubscriptionDraft } from '../../model/schemas/people/signal.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { EVENT_TYPE_NAMES } from '../../ui/signals/event-types.ts';
import { ChoiceList } from '../fields/ChoiceList.tsx';
import { TextField } from '../fields/TextField.tsx';
import { ValidatedForm } from '../fields/ValidatedForm.tsx';
import { type Mistake, subscriptionFrom, type TypedSubscription } from './subscription-draft.ts';

type Props = {
  start: TypedSubscription;
  button: string;
  save: (draft: SubscriptionDraft) => Promise<Outcome<null>>;
  failureText: (failure: Failure) => string;
  onSaved: () => void;
  onLeft: () => void;
};

const MISTAKE_TEXTS = {
  name: 'subscriptionOddName',
  address: 'subscriptionOddAddress',
  header: 'subscriptionOddHeader',
} as const satisfies Record<Mistake, string>;

/** Which events Cognism sends to an address of the user's own. */
export function SubscriptionForm({ start, button, save, failureText, onSaved, onLeft }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(start);
  const [said, setSaid] = useState('');
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (more: Partial<TypedSubscription>) => setTyped((now) => ({ ...now, ...more }));

  async function submit() {
    const draft = subscriptionFrom(typed);
    setMistake(typeof draft === 'string' ? draft : null);
    if (typeof draft === 'string') return setSaid(t(MISTAKE_TEXTS[draft]));
    setBusy(true);
    setSaid('');
    const outcome = await save(draft);
    setBusy(false);
    if (outcome.ok) onSaved();
    else setSaid(failureText(outcome.failure));
  }

  return (
    <ValidatedForm said={said} onSubmit={() => void submit()}>
      <TextField
        name={t('subscriptionName')}
        value={typed.name}
        isOdd={mistake === 'name'}
        onType={(name) => change({ name })}
      />
      <ChoiceList
        name={t('subscriptionType')}
        choices={EVENT_TYPE_NAMES}
        value={typed.type}
        onChoose={(type) => change({ type })}
      />
      <TextField
        name={t('subscriptionCompany')}
        hint={t('subscriptionCompanyHint')}
        value={typed.company}
        onType={(company) => change({ company })}
      />
      <TextField
        name={t('subscriptionAddress')}
        hint={t('subscriptionAddressHint')}
        placeholder="https://example.com/events"
        value={typed.address}
        isCode
        isOdd={mistake === 'address'}
        onType={(address) => change({ address })}
      />
      <div class="field">
        <label for={id}>{t('subscriptionHeaders')}</label>
        <textarea
          id={id}
          dir="ltr"
          rows={3}
          spellcheck={false}
          aria-invalid={mistake === 'header'}
          aria-describedby={`${id}-hint`}
          value={typed.headers}
          onInput={(event) => change({ headers: event.currentTarget.value })}
        />
        <span id={`${id}-hint`}>{t('subscriptionHeadersHint')}</span>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={typed.isActive}
          onChange={(event) => change({ isActive: event.currentTarget.checked })}
        />
        {t('subscriptionIsActive')}
      </label>
      <div class="row actions">
        <button type="submit" disabled={isBusy}>
          {button}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
    </ValidatedForm>
  );
}
