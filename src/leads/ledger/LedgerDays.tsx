import { useEffect, useState } from 'preact/hooks';
import { formatDay, formatNumber, t, tn } from '../../i18n.ts';
import { send } from '../../messages/send.ts';
import type { DaySum } from '../../model/schemas/purchases/spending.ts';
import { spentText } from '../../ui/purchase/spent-text.ts';

/** As many days are shown at first. */
const MAX_UNFOLDED_DAYS = 7;

type LedgerDaysProps = {
  /** The latest, newest first. */
  readonly days: readonly DaySum[];
  readonly earlierDays: number;
};

/** What each day cost at each service. */
export function LedgerDays({ days, earlierDays }: LedgerDaysProps) {
  const [clicks, setClicks] = useState(0);
  const [all, setAll] = useState<readonly DaySum[] | null>(null);
  const shown = all ?? days.slice(0, MAX_UNFOLDED_DAYS);
  const more = days.length + earlierDays - shown.length;

  useEffect(() => {
    if (clicks === 0) return;
    const closed = new AbortController();
    void send('view-ledger-days', null).then((outcome) => {
      if (outcome.ok && !closed.signal.aborted) setAll(outcome.value);
    });
    return () => closed.abort();
  }, [clicks, days]);
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
      {more > 0 && (
        <button type="button" class="quiet" onClick={() => setClicks(clicks + 1)}>
          {tn('sumsAllDays', more)}
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
