import { type MessageKey, t } from '../i18n.ts';
import type { SavedState } from '../model/views/badge.ts';
import { Icon, type IconName } from './Icon.tsx';

/** The badges on LinkedIn's lists use the same words. */
export const BADGE_WORDS: Record<SavedState, MessageKey> = {
  none: 'badgeNone',
  email: 'badgeEmail',
  phone: 'badgePhone',
  both: 'badgeBoth',
  nothing: 'badgeNothing',
  working: 'badgeWorking',
  decide: 'badgeDecide',
};

const STATE_ICONS: Record<SavedState, readonly IconName[]> = {
  none: ['ring'],
  email: ['mail'],
  phone: ['phone'],
  both: ['mail', 'phone'],
  nothing: ['cross'],
  working: ['clock'],
  decide: ['question'],
};

export function BadgeMark({ state }: { state: SavedState }) {
  return (
    <span class={`mark badge badge-${state}`}>
      {STATE_ICONS[state].map((shape) => (
        <Icon key={shape} name={shape} />
      ))}
      {t(BADGE_WORDS[state])}
    </span>
  );
}
