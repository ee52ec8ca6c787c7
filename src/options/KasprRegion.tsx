import { useEffect, useId, useState } from 'preact/hooks';
import { browser } from '../browser.ts';
import { formatNumber, t } from '../i18n.ts';
import { send } from '../messages/send.ts';
import { hostPattern } from '../model/host-pattern.ts';
import type { ConnectionView } from '../model/views.ts';
import { failureText } from '../ui/failure-text.ts';

type Status = { tone: 'good' | 'bad' | 'plain'; text: string };
type KeyForm = ConnectionView['keyForm'];
const FORMS = ['auto', 'bearer', 'bare'] as const;
const FORM_NAMES = { auto: 'keyFormAuto', bearer: 'keyFormBearer', bare: 'keyFormBare' } as const;

/** After these the store is as it was: what was typed stays in its fields. */
const NOT_SAVED = new Set(['bad-address', 'no-key', 'internal']);

/** The Kaspr key: saved and verified in one step. A saved key is never shown again, only how it ends. */
export function KasprRegion() {
  const id = useId();
  const [connection, setConnection] = useState<ConnectionView | null>(null);
  const [key, setKey] = useState('');
  const [base, setBase] = useState('');
  const [keyForm, setKeyForm] = useState<KeyForm>('auto');
  const [status, setStatus] = useState<Status | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    void send('view-connection', { service: 'kaspr' }).then((outcome) => {
      if (!outcome.ok) return setStatus({ tone: 'bad', text: sentenceOf(outcome.failure) });
      setConnection(outcome.value);
      setBase(outcome.value.base);
      setKeyForm(outcome.value.keyForm);
    });
  }, []);

  async function save() {
    const address = base.trim() || connection?.defaultBase || '';
    // The first await of the click: browsers ask only while they see the user's hand in it. Granted already, it asks nothing. A host
    // that can't be asked for (plain http) is refused in words when the address is saved.
    const origin = URL.canParse(address) ? hostPattern(address) : null;
    const isAllowed = origin === null || (await browser.permissions.request({ origins: [origin] }).catch(() => true));
    const typed = key.trim().replace(/^Bearer\s+/i, '');
    if (!typed && !connection?.hasKey) return setStatus({ tone: 'bad', text: t('enterKey') });
    if (/[^\x21-\x7e]/.test(typed)) return setStatus({ tone: 'bad', text: t('oddKey') });
    if (!isAllowed) return setStatus({ tone: 'bad', text: t('permissionRefused', new URL(address).hostname) });
    setBusy(true);
    setStatus({ tone: 'plain', text: t('verifying') });
    const outcome = await send('save-connection', { service: 'kaspr', key: typed || null, base: address, keyForm });
    const latest = outcome.ok ? outcome : await send('view-connection', { service: 'kaspr' });
    if (latest.ok) {
      setConnection(latest.value);
      if (outcome.ok || !NOT_SAVED.has(outcome.failure.kind)) {
        setBase(latest.value.base);
        // A key that is saved leaves the page at once.
        setKey('');
      }
    }
    setStatus(
      outcome.ok
        ? { tone: 'good', text: verifiedText(outcome.value) }
        : { tone: 'bad', text: sentenceOf(outcome.failure) },
    );
    setBusy(false);
  }

  async function remove() {
    const outcome = await send('remove-connection', { service: 'kaspr' });
    if (!outcome.ok) return setStatus({ tone: 'bad', text: sentenceOf(outcome.failure) });
    setConnection(outcome.value);
    setStatus({ tone: 'plain', text: t('removed') });
  }

  return (
    <section class="region" aria-labelledby={id}>
      <div>
        <h2 id={id}>{t('kaspr')}</h2>
        <p class="hint">{t('kasprAbout')}</p>
      </div>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="field">
          {t('kasprKey')}
          <input
            type="text"
            autocomplete="off"
            spellcheck={false}
            placeholder={t('keyPlaceholder')}
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        {connection?.hasKey && <p class="hint">{savedText(connection)}</p>}
        <details>
          <summary>{t('advanced')}</summary>
          <div class="fields">
            <div class="field">
              <label for={`${id}-base`}>{t('baseAddress')}</label>
              <input
                id={`${id}-base`}
                type="text"
                inputmode="url"
                spellcheck={false}
                aria-describedby={`${id}-hint`}
                value={base}
                onInput={(event) => setBase(event.currentTarget.value)}
              />
              <span id={`${id}-hint`}>{t('baseAddressHint')}</span>
            </div>
            <label class="field">
              {t('keyForm')}
              <select
                value={keyForm}
                onChange={(event) => setKeyForm(FORMS.find((form) => form === event.currentTarget.value) ?? 'auto')}
              >
                {FORMS.map((form) => (
                  <option key={form} value={form}>
                    {t(FORM_NAMES[form])}
                  </option>
                ))}
              </select>
            </label>
          </div>
        </details>
        <div class="row">
          <button type="submit" class="primary" disabled={isBusy}>
            {t('saveAndVerify')}
          </button>
          {connection?.hasKey && (
            <button type="button" class="quiet" disabled={isBusy} onClick={() => void remove()}>
              {t('removeKey')}
            </button>
          )}
        </div>
      </form>
      <p class={`outcome outcome-${status?.tone ?? 'plain'}`} role="status">
        {status?.text}
      </p>
    </section>
  );
}

type SomeFailure = Parameters<typeof failureText>[0];

function sentenceOf(failure: SomeFailure): string {
  // The user is in the options already.
  if (failure.kind === 'bad-key') return `${t('failBadKey', t(failure.service))} ${t('stepBadKeyHere')}`;
  const { sentence, step } = failureText(failure);
  return `${sentence} ${step}`;
}

function verifiedText({ user, credits }: ConnectionView): string {
  const whose = t('verifiedAs', user ?? '');
  return credits === null ? whose : `${whose} ${t('verifiedCredits', formatNumber(credits))}`;
}

function savedText({ keyTail, user }: ConnectionView): string {
  const saved = keyTail ? t('keySaved', keyTail) : t('keySavedShort');
  return `${saved} ${user ? t('belongsTo', user) : t('notVerifiedYet')}`;
}
