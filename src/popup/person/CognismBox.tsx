import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';
import type { CognismView } from '../../model/views/views.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { payClick } from '../../ui/purchase/pay-click.ts';
import { pastPrice } from '../../ui/purchase/price-text.ts';
import { OfferAlert } from '../purchase/OfferAlert.tsx';
import { PreviewText } from './PreviewText.tsx';

type Props = {
  person: Subject;
  view: CognismView;
  /** Answers about somebody else, which ask for themselves. */
  answers: readonly OtherAnswer[];
  isBusy: boolean;
  /** Whether another source has contact data. */
  isBeside: boolean;
  /** Has the view loaded anew. */
  refresh: () => Promise<unknown>;
  /** Pays for the person at Cognism, over the entry of that number. */
  onReveal: (replacesId: number | null) => void;
};

/** What Cognism says for nothing that it has on the person, and the way to see it. */
export function CognismBox({
  person,
  view: { preview, offer, isAskedAtOnce },
  answers,
  isBusy,
  isBeside,
  refresh,
  onReveal,
}: Props) {
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isWanted = isAskedAtOnce && preview === null && offer.purchase === null;

  async function ask(byName: boolean) {
    setFailure(null);
    setAsking(true);
    const outcome = await send('ask-preview', { person, byName });
    // What another window has asked meanwhile is answered without a word to all.
    await refresh();
    setAsking(false);
    if (!outcome.ok) setFailure(outcome.failure);
  }

  useEffect(() => {
    if (isWanted) void ask(false);
    // Once for each person: a failure is shown, and tried again by hand.
  }, [isWanted]);

  const { purchase } = offer;
  const isAnswered = purchase?.state === 'settled' && !purchase.failure;
  const isKnown = preview !== null && preview.redeemId !== null && !preview.isOptedOut;
  const canAskByName = preview?.redeemId === null && preview.matchedBy === 'profile' && person.company !== null;
  return (
    <section class="source" aria-label={t('cognism')}>
      {isAsking && (
        <p class="hint" role="status">
          {t('asking', t('cognism'))}
        </p>
      )}
      {failure && <FailureAlert failure={failure} onAllowed={() => void ask(false)} />}
      {!isBusy && <OfferAlert {...{ offer, answers, isBeside }} about={t('cognism')} onAgain={onReveal} />}
      {preview && !isAnswered && <PreviewText preview={preview} />}
      <div class="row">
        {preview === null && !isAnswered && !isAsking && (
          <button type="button" disabled={isBusy} onClick={() => void ask(false)}>
            {t('askPreview')}
          </button>
        )}
        {canAskByName && !isAnswered && (
          <button type="button" disabled={isBusy || isAsking} onClick={() => void ask(true)}>
            {t('askByName')}
          </button>
        )}
        {isKnown && !purchase && (
          <button type="button" disabled={isBusy} onClick={payClick(() => onReveal(null))}>
            {t('reveal')}
          </button>
        )}
        {isKnown && isAnswered && (
          <button type="button" class="quiet" disabled={isBusy} onClick={payClick(() => onReveal(purchase.id))}>
            {t('refreshCognism')}
          </button>
        )}
        {isKnown && (!purchase || isAnswered) && (
          <p class="hint">
            {offer.price && offer.price.most > 0
              ? pastPrice({ service: 'cognism', operation: 'reveal', asked: {} }, offer.price)
              : tn('revealPrice', 1)}
          </p>
        )}
      </div>
    </section>
  );
}
