import { t } from '../i18n.ts';
import type { Offer } from '../model/views.ts';
import { FailureAlert } from '../ui/Alert.tsx';
import { pastPrice } from '../ui/price-text.ts';

const WORDS = {
  patterns: { nothing: 'noPatternsFound', refresh: 'refreshPatterns' },
  employees: { nothing: 'noEmployeesFound', refresh: 'refreshEmployees' },
} as const;

type Props = {
  kind: keyof typeof WORDS;
  offer: Offer;
  domain: string;
  onBuy: (consent: { refresh?: boolean; again?: boolean }) => void;
};

/** How the last purchase of patterns or employees ended, and the way to pay for a fresh answer. */
export function CompanyOffer({ kind, offer, domain, onBuy }: Props) {
  const { failure, purchase } = offer;
  if (failure) return <FailureAlert failure={failure} purchase={purchase} onAgain={() => onBuy({ again: true })} />;
  if (purchase?.state !== 'settled') return null;
  const { service, found } = purchase;
  return (
    <>
      {!found && (
        <p class="alert alert-calm" role="alert">
          {t(WORDS[kind].nothing, t(service), domain)}
        </p>
      )}
      <div class="row row-refresh">
        <button type="button" class="quiet" onClick={() => onBuy({ refresh: true })}>
          {t(WORDS[kind].refresh)}
        </button>
        <p class="hint">
          {t('refreshPrice', t(service))} {pastPrice(service, offer.price)}
        </p>
      </div>
    </>
  );
}
