import { formatList, formatNumber, t, tn } from '../../i18n.ts';
import { PAID_SERVICES } from '../../model/paid-services.ts';
import type { Run } from '../../model/schemas/purchases/run.ts';
import type { PaidService } from '../../model/schemas/purchases/service.ts';
import type { MaxCosts } from '../../model/views/views.ts';
import { jobTitle, sumOf } from './job-text.ts';
import type { Prices } from './use-prices.ts';

/** What a look-up costs at most (credits): per person, per service, and in all, within the user's own limit. */
export type Bill = {
  readonly paid: number;
  readonly free: number;
  readonly each: number;
  readonly services: readonly { readonly service: PaidService; readonly credits: number }[];
  readonly most: number;
};

/** @param maxCosts per person @param stopAfter the user's own limit (credits) */
export function billOf(
  maxCosts: readonly MaxCosts[],
  { paid, free, stopAfter }: Pick<Bill, 'paid' | 'free'> & { readonly stopAfter: number | null },
): Bill {
  const services = PAID_SERVICES.map((service) => ({
    service,
    credits: round(maxCosts.reduce((sum, one) => sum + (one[service] ?? 0), 0)),
  })).filter(({ credits }) => credits > 0);
  const most = round(services.reduce((sum, { credits }) => sum + credits, 0));
  const each = Math.max(0, ...maxCosts.map((one) => round(PAID_SERVICES.reduce((sum, by) => sum + (one[by] ?? 0), 0))));
  return { paid, free, each, services, most: Math.min(most, stopAfter ?? Number.POSITIVE_INFINITY) };
}

export function billText(bill: Bill, { isPast, account }: NonNullable<Prices['view']>): string[] {
  const { paid, free, each, services, most } = bill;
  if (paid === 0) return free === 0 ? [] : [t('runAllFree')];
  const left = account.balance?.credits ?? null;
  const ofKaspr = services.find(({ service }) => service === 'kaspr')?.credits ?? 0;
  const asksKaspr = ofKaspr > 0;
  return [
    costText(bill, left),
    asksKaspr && isPast && services.length === 1 ? tn('runEach', each) : '',
    asksKaspr && !isPast ? t('runPriceUnknown', t('kaspr')) : '',
    free > 0 ? tn('runSomeFree', free) : '',
    left !== null && Math.min(ofKaspr, most) > left ? t('runPriceOver') : '',
  ].filter(Boolean);
}

/**
 * Credits of different services are worth different amounts: listed apart, unless the user's own limit is below their
 * sum.
 */
function costText({ services, most }: Bill, left: number | null): string {
  const [only, another] = services;
  const sum = round(services.reduce((all, { credits }) => all + credits, 0));
  if (another && most === sum) {
    const parts = services.map(({ service, credits }) =>
      service === 'kaspr' && left !== null
        ? tn('creditsOfLeft', credits, t(service), formatNumber(left))
        : tn('creditsOf', credits, t(service)),
    );
    return t('runPriceOf', formatList(parts));
  }
  const isKaspr = only?.service === 'kaspr' && !another;
  return left !== null && isKaspr ? tn('runPriceLeft', most, formatNumber(left)) : tn('runPrice', most);
}

/** Credits may be fractions, whose floating-point sums are inexact. */
const round = (credits: number) => Math.round(credits * 1e6) / 1e6;

const TITLES = {
  running: 'runTitle',
  paused: 'runPaused',
  stopped: 'runStopped',
  done: 'runDone',
  cancelled: 'runCancelled',
} as const;

export function runTitle(run: Run): string {
  return jobTitle(TITLES, run);
}

/** "12 of 30 · 8 found · 3 without data · 1 failed" */
export function countsText({ counts }: Run): string {
  const { waiting, found, known, nothing, failed } = counts;
  const all = sumOf(counts);
  return [
    t('runOf', formatNumber(all - waiting), formatNumber(all)),
    t('runFound', formatNumber(found)),
    known > 0 ? t('runKnown', formatNumber(known)) : '',
    t('runNothing', formatNumber(nothing)),
    t('runFailed', formatNumber(failed)),
  ]
    .filter(Boolean)
    .join(' · ');
}

export function spentText({ charged, open }: Run): string {
  return [tn('runSpent', charged), open > 0 ? tn('runOpen', open) : ''].filter(Boolean).join(' · ');
}
