import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Hub } from '../../model/schemas/crm/hub.ts';
import type { NamedChoice } from '../../model/views/views.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ChoiceField } from '../fields/ChoiceField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { askFailure, connectFailure } from './hub-text.ts';
import { askConsent, callbackAddress, type OAuthConsent } from './oauth-consent.ts';

type Props = { hub: Hub; onConnected: (name: string) => void; onLeft: () => void };

const REFUSAL_TEXTS = {
  refused: 'consentRefused',
  closed: 'consentClosed',
  unreachable: 'consentUnreachable',
  foreign: 'consentForeign',
} as const satisfies Record<Exclude<OAuthConsent['kind'], 'allowed'>, string>;

/** Connects through an OAuth app that the user has registered with the CRM or storage. */
export function NewConnection({ hub, onConnected, onLeft }: Props) {
  const id = useId();
  const [element, setElement] = useState<NamedChoice | null>(null);
  const [apiKey, setApiKey] = useState('');
  const [apiSecret, setApiSecret] = useState('');
  const [name, setName] = useState('');
  const [said, setSaid] = useState({ isBad: false, text: '' });
  const [isBusy, setBusy] = useState(false);
  const callback = callbackAddress();

  /** Resolves to why it failed; null on success. */
  async function connect(chosen: NamedChoice): Promise<string | null> {
    const app = { element: chosen.id, apiKey: apiKey.trim(), apiSecret: apiSecret.trim(), callback };
    setSaid({ isBad: false, text: t('askingConsent') });
    const asked = await send('ask-consent', app);
    if (!asked.ok) return askFailure(asked.failure);
    setSaid({ isBad: false, text: t('waitingForConsent') });
    const { address, state } = asked.value;
    const consent = await askConsent(address, state);
    if (consent.kind !== 'allowed') return t(REFUSAL_TEXTS[consent.kind]);
    setSaid({ isBad: false, text: t('connecting') });
    const given = { hub, name: name.trim() || chosen.name, landed: consent.landed, state };
    const made = await send('save-instance', { ...app, ...given });
    if (!made.ok) return connectFailure(made.failure);
    onConnected(given.name);
    return null;
  }

  async function submit() {
    if (!element || !apiKey.trim() || !apiSecret.trim()) return setSaid({ isBad: true, text: t('enterApp') });
    setBusy(true);
    const why = await connect(element);
    setBusy(false);
    if (why !== null) setSaid({ isBad: true, text: why });
  }

  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p class="hint">{t('newConnectionAbout')}</p>
      <div class="field">
        <label for={id}>{t('callbackAddress')}</label>
        <div class="row">
          <input id={id} type="text" readOnly value={callback} onFocus={(event) => event.currentTarget.select()} />
          <CopyButton value={callback} />
        </div>
      </div>
      <ChoiceField
        name={t('chooseElement')}
        load={() => send('read-elements', { hub })}
        chosen={element}
        onChoose={setElement}
      />
      <TextField name={t('appKey')} value={apiKey} isCode longest={500} onType={setApiKey} />
      <TextField name={t('appSecret')} value={apiSecret} isCode longest={500} onType={setApiSecret} />
      <TextField name={t('connectionName')} value={name} placeholder={element?.name} longest={300} onType={setName} />
      <div class="row actions">
        <button type="submit" disabled={isBusy}>
          {t('connect')}
        </button>
        <button type="button" class="quiet" disabled={isBusy} onClick={onLeft}>
          {t('cancel')}
        </button>
      </div>
      <p class={`outcome ${said.isBad ? 'outcome-bad' : ''}`} role="status">
        {said.text}
      </p>
    </form>
  );
}
