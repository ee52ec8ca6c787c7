import { formatDay, formatNumber, t, tn } from '../../i18n.ts';
import type { StatementView } from '../../model/schemas/purchases/ledger-views.ts';

/** What a service's own balance says beside what the ledger says. The difference is told, not hidden. */
export function balanceText({ service, opening, closing, since, charged, isCurrent }: StatementView): string {
  const fallen = round(opening - closing);
  const went = [t(service), formatNumber(opening), formatNumber(closing), formatDay(since)];
  return [
    isCurrent ? '' : t('balanceOldKey'),
    fallen < 0 ? tn('balanceRose', -fallen, ...went) : tn('balanceFell', fallen, ...went),
    t('balanceLedger', formatNumber(charged)),
    differenceText(round(fallen - charged)),
  ]
    .filter(Boolean)
    .join(' ');
}

function differenceText(difference: number): string {
  if (difference === 0) return t('balanceAgrees');
  return difference > 0 ? t('balanceDiffers', formatNumber(difference)) : t('balanceAdded', formatNumber(-difference));
}

/** Credits may be fractions: no sum of them is exact. */
const round = (credits: number) => Math.round(credits * 100) / 100;
