import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import type { Offer } from '../../model/views/views.ts';
import { FailureAlert } from '../../ui/purchase/FailureAlert.tsx';
import { nothingFoundText } from '../../ui/purchase/failure-text.ts';
import { resolutionText } from '../../ui/purchase/resolution-text.ts';

type Props = {
  offer: Offer;
  /** Says which of several purchases it is about. */
  about?: string;
  /** Whether another source has something: then it is no news that this one has nothing. */
  isBeside?: boolean;
  /** What was answered about somebody else: a question that is not decided speaks for its entry. */
  answers?: readonly OtherAnswer[];
  /** Pays over the entry of that number. */
  onAgain: (replacesId: number) => void;
};

/**
 * How the last tries ended, where the user should know: refusals, open questions, or that there is nothing. A question
 * that was answered with "not charged" alarms nobody.
 */
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
