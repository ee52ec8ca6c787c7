import { formatNumber, formatTime, t, tn } from '../../i18n.ts';
import type { KnownSet, Sync } from '../../model/schemas/people/product-check.ts';
import type { ProductView } from '../../model/views/views.ts';
import { failureHere } from '../connections/verified-text.ts';

/** True also if it is about to be read. */
export function isReading({ sync, known }: ProductView): boolean {
  return sync ? sync.phase !== 'done' && sync.phase !== 'failed' : known === null;
}

/** 0…1; null if unknown. */
export function shareRead(sync: Sync | null): number | null {
  if (sync?.phase === 'poll') return sync.progress;
  return sync?.phase === 'read' && sync.total ? Math.min(1, sync.read / sync.total) : null;
}

/** @param now epoch ms */
export function progressText(sync: Sync | null, now: number): string {
  const words = sync?.phase === 'read' ? readText(sync) : t('reportRuns');
  if (!sync || sync.tries === 0 || sync.goOnAt <= now) return words;
  return `${words} ${t('reportPauses', formatTime(sync.goOnAt))}`;
}

function readText({ read, total }: Sync): string {
  return total === null ? tn('reportRead', read) : t('reportReadOf', formatNumber(read), formatNumber(total));
}

/** Also says how reliable that is. */
export function knownText({ kept, addresses, asOf, isWhole }: KnownSet): string {
  const parts = [tn('productKnown', kept, formatTime(asOf))];
  if (addresses < kept) parts.push(t('productAddresses', formatNumber(addresses)));
  if (!isWhole) parts.push(t('productPartial'));
  return parts.join(' ');
}

/** Null if it did not fail. */
export function failedText(sync: Sync | null): string | null {
  if (sync?.phase !== 'failed' || !sync.failure) return null;
  const isGone = sync.failure.kind === 'refused' && sync.failure.status === 404;
  return isGone ? t('reportGone') : failureHere(sync.failure);
}
