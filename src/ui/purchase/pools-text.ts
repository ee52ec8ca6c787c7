import { formatNumber, t } from '../../i18n.ts';
import { DATA_KINDS } from '../../model/data-kinds.ts';
import type { Balance } from '../../model/schemas/purchases/account.ts';
import { KIND_NAMES } from './failure-text.ts';

/** "Left: work e-mail 12, phone unlimited". Unknown kinds are left out. */
export function poolsText(pools: NonNullable<Balance['pools']>): string {
  const parts = DATA_KINDS.flatMap((kind) => {
    const left = pools[kind];
    if (left === null) return [];
    return [`${t(KIND_NAMES[kind])} ${left === 'unlimited' ? t('poolUnlimited') : formatNumber(left)}`];
  });
  return t('poolsLeft', parts.join(', '));
}
