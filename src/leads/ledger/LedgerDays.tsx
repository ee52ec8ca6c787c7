import { useState } from 'preact/hooks';
import { formatDay, formatNumber, t, tn } from '../../i18n.ts';
import type { DaySum } from '../../model/schemas/purchases/spending.ts';
import { spentText } from '../../ui/purchase/spent-text.ts';

/** As many days are shown at first. */
const MAX_UNFOLDED_DAYS = 7;

/** What each day cost at each service. @param days newest first */
export function LedgerDays({ days }: { days: readonly DaySum[] }) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? days : days.slice(0, MAX_UNFOLDED_DAYS);
  const services = [...new Set(days.map(({ service }) => service))];
  if (days.length === 0) return null;

  return (
    <section class="ledger-part">
      <h2>{t('sumsHeading')}</h2>
      {services.map((service) => (
        <p key={service}>
          {services.length > 1 && `${t(service)}: `}
          {spentText(days, service, Date.now())}
        </p>
      ))}
      <table class="sums" aria-label={t('sumsHeading')}>
        <thead>
          <tr>
            <th scope="col">{t('sumsDay')}</th>
            <th scope="col">{t('ledgerService')}</th>
            <th scope="col" class="number">
              {t('sumsRequests')}
            </th>
            <th scope="col" class="number">
              {t('ledgerCharged')}
            </th>
            <th scope="col" class="number">
              {t('sumsOpen')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, day, service, entries, charged, open }) => (
            <tr key={id}>
              <td>
                <time dateTime={day}>{formatDay(startOf(day))}</time>
              </td>
              <td>{t(service)}</td>
              <td class="number">{formatNumber(entries)}</td>
              <td class="number">{formatNumber(charged)}</td>
              <td class="number">{formatNumber(open)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < days.length && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {tn('sumsAllDays', days.length - shown.length)}
        </button>
      )}
    </section>
  );
}

/** The user's midnight: the text alone would be taken for one in Greenwich. */
function startOf(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}
