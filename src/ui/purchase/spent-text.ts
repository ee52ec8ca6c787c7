import { formatNumber, t } from '../../i18n.ts';
import { countsIn, dayOf } from '../../model/day.ts';
import type { Service } from '../../model/schemas/purchases/service.ts';
import type { DaySum } from '../../model/schemas/purchases/spending.ts';

/** @param now epoch ms */
export function spentText(sums: readonly DaySum[], service: Service, now: number): string {
  const today = dayOf(now);
  const ofService = sums.filter((sum) => sum.service === service);
  const ofMonth = ofService.filter((sum) => countsIn(today.slice(0, 7), sum));
  const ofToday = ofService.filter((sum) => countsIn(today, sum));
  const open = total(ofMonth, 'open');
  const spent = t('spentToday', total(ofToday, 'charged'), total(ofMonth, 'charged'));
  return open === '0' ? spent : `${spent} ${t('spentOpen', open)}`;
}

function total(sums: readonly DaySum[], part: 'charged' | 'open'): string {
  return formatNumber(sums.reduce((sum, one) => sum + one[part], 0));
}
