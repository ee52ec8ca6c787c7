import { t } from '../../i18n.ts';
import type { EnoughLevel } from '../../model/schemas/purchases/settings.ts';
import type { Offer, PlanStep } from '../../model/views/views.ts';
import { isAsking, stepText } from '../../ui/purchase/plan-text.ts';
import { PROFILE, priceText } from '../../ui/purchase/price-text.ts';

type Props = {
  steps: readonly PlanStep[];
  enough: EnoughLevel;
  /** Kaspr's, with what is known of its price. */
  offer: Offer;
  /** Whether Kaspr counts by kinds of data: then what is chosen says more than what others have cost. */
  isByKind: boolean;
};

/** What pressing the button will do, and what it costs at most, before it is pressed. */
export function Plan({ steps, enough, offer, isByKind }: Props) {
  const [only] = steps;
  if (steps.some(({ state }) => state === 'opted-out')) return <span>{t('planAllOptedOut')}</span>;
  if (steps.length === 0 || (steps.length === 1 && only?.service === 'kaspr' && !isByKind)) {
    return <span>{priceText(PROFILE, offer)}</span>;
  }
  if (!steps.some(isAsking))
    return <span>{t(steps.every(({ state }) => state === 'decide') ? 'decideFirst' : 'priceFree')}</span>;
  return (
    <ol class="plan" aria-label={t('planHeading')}>
      {steps.map((step) => (
        <li key={step.service} class={isAsking(step) ? '' : 'plan-quiet'}>
          {stepText(step, enough)}
        </li>
      ))}
    </ol>
  );
}
