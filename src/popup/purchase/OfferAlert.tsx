import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import type { Offer } from '../../model/views/views.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { nothingFoundText } from '../../ui/purchase/failure-text.ts';
import { resolutionText } from '../../ui/purchase/resolution-text.ts';

type Props = {
  offer: Offer;
  about?: string;
  /** Another source has data: then an empty answer here is not worth an alert. */
  isBeside?: boolean;
  /** Answers about someone else: an undecided one replaces its entry's alert. */
  answers?: readonly OtherAnswer[];
  /** Pays again, replacing that entry. */
  onAgain: (replacesId: number) => void;
};

/** Refusals, open questions and empty answers. A question settled as "not charged" raises no alert. */
export function OfferAlert({ offer: { refusal, purchase }, about, isBeside = false, answers = [], onAgain }: Props) {
  const isAsked = answers.some((answer) => answer.purchase === purchase?.id && !answer.isRejected);
  return (
    <>
      {refusal?.resolved && (
        <p class="hint note" role="status">
          {about && `${about}: `}
          {resolutionText(refusal)}
        </p>
      )}
      {refusal?.failure && !refusal.resolved && (
        <FailureAlert failure={refusal.failure} purchase={refusal} about={about} />
      )}
      {purchase?.failure && !isAsked && (
        <FailureAlert
          failure={purchase.failure}
          purchase={purchase}
          about={about}
          onAgain={() => onAgain(purchase.id)}
        />
      )}
      {purchase && isNothing(purchase) && <NothingFound purchase={purchase} isBeside={isBeside} />}
    </>
  );
}

type OfferPurchase = NonNullable<Offer['purchase']>;

function isNothing({ state, failure, found }: OfferPurchase): boolean {
  return state === 'settled' && failure === null && !found;
}

function NothingFound({ purchase, isBeside }: { purchase: OfferPurchase; isBeside: boolean }) {
  const { sentence, step } = nothingFoundText(purchase);
  if (isBeside) return <p class="hint">{sentence}</p>;
  return (
    <div class="alert alert-calm" role="alert">
      <p>
        <strong>{sentence}</strong> {step}
      </p>
    </div>
  );
}
