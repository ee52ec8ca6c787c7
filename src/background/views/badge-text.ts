import { formatTime, t } from '../../i18n.ts';
import type { Membership } from '../../model/schemas/people/product-check.ts';
import type { Signal } from '../../model/schemas/people/signal.ts';
import { SAVED_STATE_WORDS } from '../../model/views/badge.ts';
import type { StoredSummary } from '../../store/people/badges.ts';

/** For example "not looked up · not in your product as of 14:05". @param member null if no product is set up */
export function badgeText(
  { state, isInCrm, change }: Omit<StoredSummary, 'addresses'>,
  member: Membership | null,
): string {
  const words = [
    t(SAVED_STATE_WORDS[state]),
    member && productText(member),
    isInCrm && t('badgeInCrm'),
    change && changeText(change),
  ];
  return words.filter(Boolean).join(' · ');
}

/** Short, for a badge; null if the service does not say what it changed to. */
export function changeText({ kind, company, oldCompany, location }: Signal): string | null {
  if (kind === 'job-leave') return oldCompany && t('badgeLeft', oldCompany);
  const place = kind === 'location-move' ? location : company;
  return place && t('badgeMoved', place);
}

function productText(member: Membership): string {
  if (member.kind === 'in') return t('badgeIn');
  // A time, not an age: a list may stay open for long.
  return member.kind === 'not-in' ? t('badgeNotIn', formatTime(member.asOf)) : t('badgeCantTell');
}
