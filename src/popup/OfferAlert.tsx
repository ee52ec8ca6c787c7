import type { Offer } from '../model/views.ts';
import { FailureAlert } from '../ui/Alert.tsx';
import { nothingFoundText } from '../ui/failure-text.ts';

type Props = {
  offer: Offer;
  /** Says which of several purchases it is about. */
  about?: string;
  /** Pays over the entry of that number. */
  onAgain: (over: number) => void;
};

/** How the last tries ended, where the user should know: refusals, open questions, or that there is nothing. */
export function OfferAlert({ offer: { refusal, purchase }, about, onAgain }: Props) {
  return (
    <>
      {refusal?.failure && <FailureAlert failure={refusal.failure} purchase={refusal} about={about} />}
      {purchase?.failure && (
        <FailureAlert
          failure={purchase.failure}
          purchase={purchase}
          about={about}
          onAgain={() => onAgain(purchase.id)}
        />
      )}
      {purchase && isNothing(purchase) && <NothingFound purchase={purchase} />}
    </>
  );
}

type Entry = NonNullable<Offer['purchase']>;

function isNothing({ state, failure, found }: Entry): boolean {
  return state === 'settled' && failure === null && !found;
}

function NothingFound({ purchase }: { purchase: Entry }) {
  const { sentence, step } = nothingFoundText(purchase);
  return (
    <div class="alert alert-calm" role="alert">
      <p>
        <strong>{sentence}</strong> {step}
      </p>
    </div>
  );
}
