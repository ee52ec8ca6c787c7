import type { ComponentChildren, Ref } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { t } from '../../i18n.ts';
import type { KeyFormState } from './use-key-form.ts';
import { savedText } from './verified-text.ts';

type Props = {
  form: KeyFormState;
  /** As the service calls it. */
  name: string;
  secretName?: string;
  /** Optional for the user. */
  tokenName?: string;
  isBusy: boolean;
  onDisconnect: () => void;
  /** Shown under "Advanced". */
  children?: ComponentChildren;
};

export function KeyFields({ form, name, secretName, tokenName, isBusy, onDisconnect, children }: Props) {
  const { view, fields, type } = form;
  const field = useRef<HTMLInputElement>(null);

  function disconnect() {
    // The button is gone, and the focus with it.
    field.current?.focus();
    onDisconnect();
  }

  return (
    <>
      <KeyField field={field} name={name} value={fields.key} onType={(key) => type({ key })} />
      {secretName && (
        <KeyField name={secretName} value={fields.secretKey} onType={(secretKey) => type({ secretKey })} />
      )}
      {tokenName && (
        <KeyField
          name={tokenName}
          hint={t('tokenHint')}
          value={fields.elementToken}
          onType={(elementToken) => type({ elementToken })}
        />
      )}
      {view?.hasKey && (
        <div class="row saved-key">
          <p class="hint">{savedText(view)}</p>
          <button type="button" class="quiet" disabled={isBusy} onClick={disconnect}>
            {t('disconnect')}
          </button>
        </div>
      )}
      <details>
        <summary>{t('advanced')}</summary>
        <div class="fields">
          <BaseField form={form} />
          {children}
        </div>
      </details>
    </>
  );
}

type KeyFieldProps = {
  field?: Ref<HTMLInputElement>;
  name: string;
  hint?: string;
  value: string;
  onType: (key: string) => void;
};

function KeyField({ field = null, name, hint, value, onType }: KeyFieldProps) {
  const id = useId();
  return (
    <div>
      <label class="field">
        {name}
        <input
          ref={field}
          type="text"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={hint ? id : undefined}
          placeholder={t('keyPlaceholder')}
          value={value}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      </label>
      {hint && (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

function BaseField({ form: { service, fields, type } }: { form: KeyFormState }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('baseAddress')}</label>
      <input
        id={id}
        type="text"
        inputmode="url"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        value={fields.base}
        onInput={(event) => type({ base: event.currentTarget.value })}
      />
      <span id={`${id}-hint`}>{t('baseAddressHint', t(service))}</span>
    </div>
  );
}
