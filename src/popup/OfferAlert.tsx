import type { Offer } from '../model/views.ts';
import { FailureAlert } from '../ui/Alert.tsx';
import { nothingFoundText } from '../ui/failure-text.ts';

type Props = { offer: Offer; onAgain: () => void };

/** How the last purchase of this kind ended, where the user should know: a failure, or that there is nothing. */
export function OfferAlert({ offer, onAgain }: Props) {
  const { failure, purchase } = offer;
  if (failure) return <FailureAlert failure={failure} purchase={purchase} onAgain={onAgain} />;
  if (purchase?.state !== 'settled' || purchase.found) return null;
  const { sentence, step } = nothingFoundText(purchase);
  return (
    <div class="alert alert-calm" role="alert">
      <p>
        <strong>{sentence}</strong> {step}
      </p>
    </div>
  );
}
