import { t, tn } from '../../i18n.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';

/** Null if the question is still open. */
export function resolutionText({ service, charged, resolved }: Purchase): string | null {
  if (!resolved) return null;
  if (resolved.by === 'user') return t('resolvedByUser');
  return charged ? tn('resolvedCharged', charged, t(service)) : t('resolvedNotCharged', t(service));
}
