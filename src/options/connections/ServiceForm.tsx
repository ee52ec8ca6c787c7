import type { ComponentChildren } from 'preact';
import { t } from '../../i18n.ts';
import type { Saving } from './use-saving.ts';

type Props = {
  saving: Saving;
  /** Called when every key works. */
  onVerified?: () => void;
  children: ComponentChildren;
};

export function ServiceForm({ saving, onVerified, children }: Props) {
  return (
    <>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void saving.save().then((isWorking) => isWorking && onVerified?.());
        }}
      >
        {children}
        <div class="row">
          <button type="submit" class="primary" disabled={saving.isBusy}>
            {t('saveAndVerify')}
          </button>
        </div>
      </form>
      <div role="status">
        {saving.said.map(({ tone, text }) => (
          <p key={text} class={`outcome outcome-${tone}`}>
            {text}
          </p>
        ))}
      </div>
    </>
  );
}
