import { formatTime, type MessageKey, t } from '../../i18n.ts';
import type { Membership } from '../../model/schemas/people/product-check.ts';
import type { Signal } from '../../model/schemas/people/signal.ts';
import type { SavedState } from '../../model/views/badge.ts';
import type { StoredSummary } from '../../store/people/badges.ts';

const STATE_WORDS: Record<SavedState, MessageKey> = {
  none: 'badgeNone',
  email: 'badgeEmail',
  phone: 'badgePhone',
  both: 'badgeBoth',
  nothing: 'badgeNothing',
  working: 'badgeWorking',
  decide: 'badgeDecide',
};

/**
 * What a badge says beside a name: "not looked up · not in your product as of 14:05", "saved, with e-mail · in your CRM · moved to Acme".
 * @param member null without a product
 */
export function badgeText(
  { state, isInCrm, change }: Omit<StoredSummary, 'addresses'>,
  member: Membership | null,
): string {
  const words = [
    t(STATE_WORDS[state]),
    member && productText(member),
    isInCrm && t('badgeInCrm'),
    change && changeText(change),
  ];
  return words.filter(Boolean).join(' · ');
}

/** What has changed, shorter than where there is room for it; null where the service does not say to what. */
export function changeText({ kind, company, oldCompany, location }: Signal): string | null {
  if (kind === 'job-leave') return oldCompany && t('badgeLeft', oldCompany);
  const place = kind === 'location-move' ? location : company;
  return place && t('badgeMoved', place);
}

function productText(member: Membership): string {
  if (member.kind === 'in') return t('badgeIn');
  // The hour, not how long ago: a list stays open for long.
  return member.kind === 'not-in' ? t('badgeNotIn', formatTime(member.asOf)) : t('badgeCantTell');
}
