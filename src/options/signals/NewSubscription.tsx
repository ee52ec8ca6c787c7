import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { failureHere } from '../connections/verified-text.ts';
import { ChoiceList } from '../fields/ChoiceList.tsx';
import { TextField } from '../fields/TextField.tsx';
import { ValidatedForm } from '../fields/ValidatedForm.tsx';
import { EVENT_TYPE_NAMES } from './event-types.ts';
import { type Mistake, subscriptionFrom, type TypedSubscription } from './subscription-draft.ts';

type Props = { onMade: () => void; onLeft: () => void };

const EMPTY_SUBSCRIPTION: TypedSubscription = { name: '', type: 'job-join', company: '', address: '', headers: '' };
const MISTAKE_TEXTS = {
  name: 'subscriptionOddName',
  address: 'subscriptionOddAddress',
  header: 'subscriptionOddHeader',
} as const satisfies Record<Mistake, string>;

/** Which events Cognism sends to an address of the user's own. */
export function NewSubscription({ onMade, onLeft }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(EMPTY_SUBSCRIPTION);
  const [said, setSaid] = useState('');
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (more: Partial<TypedSubscription>) => setTyped((now) => ({ ...now, ...more }));

  async function make() {
    const draft = subscriptionFrom(typed);
    setMistake(typeof draft === 'string' ? draft : null);
    if (typeof draft === 'string') return setSaid(t(MISTAKE_TEXTS[draft]));
    setBusy(true);
    setSaid('');
    const outcome = await send('save-subscription', { draft });
    setBusy(false);
    if (outcome.ok) onMade();
    // The subscription may exist all the same: only the list can tell.
    else setSaid(`${failureHere(outcome.failure)} ${t('subscriptionMaybeMade')}`);
  }

  return (
    <ValidatedForm said={said} onSubmit={() => void make()}>
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
      <div class="row actions">
        <button type="submit" disabled={isBusy}>
          {t('makeSubscription')}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
    </ValidatedForm>
  );
}
