import { useId } from 'preact/hooks';
import { accessTo } from '../../browser/access.ts';
import { browser } from '../../browser.ts';
import { t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import { isOpen } from '../../model/open-question.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { CountAsCharged } from './CountAsCharged.tsx';
import { failureText } from './failure-text.ts';
import { pausedText } from './paused-text.ts';
import { payClick } from './pay-click.ts';

type Props = {
  failure: Failure;
  purchase?: Purchase | null;
  about?: string | undefined;
  /** It has made a job pause, which "Resume" makes go on. */
  isOfJob?: boolean;
  /** Pays again, although an earlier attempt may have been charged. */
  onAgain?: () => void;
  /** Permission was granted or the account checked: worth trying again. */
  onAllowed?: () => void;
  onReload?: () => void;
};

export function FailureAlert({ failure, purchase = null, about, isOfJob, onAgain, onAllowed, onReload }: Props) {
  const id = useId();
  const { sentence, step, action } = isOfJob ? pausedText(failure) : failureText(failure, purchase);
  const isQuestion = purchase !== null && isOpen(purchase);

  async function allow() {
    // Must be the first await of the click: browsers prompt only in direct response to one.
    const hosts = failure.kind === 'no-permission' ? failure.hosts : '';
    if (await browser.permissions.request(accessTo([hosts]))) onAllowed?.();
  }

  async function check() {
    // Even if the service does not answer, the stored balance no longer counts.
    if ('service' in failure) await send('check-account', { service: failure.service });
    onAllowed?.();
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
      {action === 'check' && onAllowed && (
        <button type="button" onClick={payClick(() => void check())}>
          {t('tryAgain')}
        </button>
      )}
      {action === 'again' && (onAgain || isQuestion) && (
        <div class="row">
          {onAgain && (
            <button type="button" aria-describedby={isQuestion ? id : undefined} onClick={payClick(onAgain)}>
              {t('tryAgain')}
            </button>
          )}
          {isQuestion && <CountAsCharged id={purchase.id} />}
        </div>
      )}
      {isQuestion && onAgain && (
        <p class="hint" id={id}>
          {tn('againMayCostMore', purchase.stake)}
        </p>
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
