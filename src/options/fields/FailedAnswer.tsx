import { t } from '../../i18n.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import { failureHere } from '../connections/verified-text.ts';

type Props = { failure: Failure; words?: string; onTryAgain: () => void };

export function FailedAnswer({ failure, words = failureHere(failure), onTryAgain }: Props) {
  return (
    <div class="row actions" role="alert">
      <span class="outcome outcome-bad">{words}</span>
      <button type="button" class="quiet" onClick={onTryAgain}>
        {t('tryAgain')}
      </button>
    </div>
  );
}
