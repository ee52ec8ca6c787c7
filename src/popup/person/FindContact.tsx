import { t } from '../../i18n.ts';
import type { PersonView } from '../../model/views/views.ts';
import { payClick } from '../../ui/purchase/pay-click.ts';
import { byKindPrice, PROFILE, pastPrice } from '../../ui/purchase/price-text.ts';
import { KindChecks } from './KindChecks.tsx';
import { Plan } from './Plan.tsx';

type Props = {
  view: PersonView;
  isPhoneRequired: boolean;
  isBusy: boolean;
  onPhoneRequired: (isRequired: boolean) => void;
  /** Pays, over the entry of that number where there is one. */
  onFind: (replacesId: number | null) => void;
};

/** The button that may cost, with all that decides on its price. */
export function FindContact({ view, isPhoneRequired, isBusy, onPhoneRequired, onFind }: Props) {
  const { account, contact, plan, kinds } = view;
  const offer = isPhoneRequired ? view.onlyWithPhone : view.anyData;
  const { purchase, price } = offer;
  const isFirstStep = account.hasKey && !contact && !purchase;
  const isBought = purchase?.state === 'settled' && !purchase.failure;
  const steps = isPhoneRequired ? plan.onlyWithPhone : plan.anyData;
  const isOptedOut = steps.some(({ state }) => state === 'opted-out') || contact?.optedOut != null;
  return (
    <section class="actions">
      {kinds && <KindChecks kinds={kinds} isDisabled={isBusy} />}
      <div class="row">
        <button
          type="button"
          class={isFirstStep ? 'primary' : ''}
          disabled={isBusy || isOptedOut}
          onClick={() => onFind(null)}
        >
          {t('findContact')}
        </button>
        <label class="check" title={t('onlyWithPhoneHint', t('kaspr'))}>
          <input
            type="checkbox"
            checked={isPhoneRequired}
            disabled={isBusy}
            onChange={(event) => onPhoneRequired(event.currentTarget.checked)}
          />
          {t('onlyWithPhone')}
        </label>
      </div>
      <div class="hint">
        <Plan steps={steps} enough={plan.enough} offer={offer} isByKind={kinds !== null} />{' '}
        {isPhoneRequired && t('onlyWithPhoneHint', t('kaspr'))}
      </div>
      {isBought && !isOptedOut && (
        <div class="row row-refresh">
          <button type="button" class="quiet" disabled={isBusy} onClick={payClick(() => onFind(purchase.id))}>
            {t('refresh')}
          </button>
          <p class="hint">
            {t('refreshPrice', t('kaspr'))} {kinds ? byKindPrice(kinds.length, price) : pastPrice(PROFILE, price)}
          </p>
        </div>
      )}
    </section>
  );
}
