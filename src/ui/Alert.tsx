import { browser } from '../browser.ts';
import { t } from '../i18n.ts';
import type { Failure } from '../model/failure.ts';
import type { Purchase } from '../model/purchase.ts';
import { failureText } from './failure-text.ts';
import { payClick } from './pay-click.ts';

type Props = {
  failure: Failure;
  purchase?: Purchase | null;
  /** Says which of several purchases it is about. */
  about?: string | undefined;
  /** Pays again although an earlier try may have been charged. */
  onAgain?: () => void;
  /** The user has allowed what was missing. */
  onAllowed?: () => void;
  onReload?: () => void;
};

/** A failure in words, with the next step as a button where there is one. */
export function FailureAlert({ failure, purchase = null, about, onAgain, onAllowed, onReload }: Props) {
  const { sentence, step, action } = failureText(failure, purchase);

  async function allow() {
    // The first await of the click: browsers ask only while they see the user's hand in it.
    const hosts = failure.kind === 'no-permission' ? failure.hosts : '';
    if (await browser.permissions.request({ origins: [hosts] })) onAllowed?.();
  }

  return (
    <div class={`alert ${action === 'again' ? 'alert-money' : ''}`} role="alert">
      <p>
        <strong>
          {about && `${about}: `}
          {sentence}
        </strong>{' '}
        {step}
      </p>
      {action === 'open-options' && (
        <button type="button" onClick={openOptions}>
          {t('openOptions')}
        </button>
      )}
      {action === 'allow' && (
        <button type="button" onClick={() => void allow()}>
          {t('allowAccess')}
        </button>
      )}
      {action === 'again' && onAgain && (
        <button type="button" onClick={payClick(onAgain)}>
          {t('tryAgain')}
        </button>
      )}
      {action === 'reload' && onReload && (
        <button type="button" onClick={onReload}>
          {t('reloadPage')}
        </button>
      )}
    </div>
  );
}

export function openOptions(): void {
  void browser.runtime.openOptionsPage();
}
