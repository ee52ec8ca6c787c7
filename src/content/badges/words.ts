import { type MessageKey, t } from '../../i18n.ts';
import type { BadgeState } from '../../model/badge.ts';

const KEYS: Record<BadgeState, MessageKey> = {
  none: 'badgeNone',
  email: 'badgeEmail',
  phone: 'badgePhone',
  both: 'badgeBoth',
  nothing: 'badgeNothing',
  working: 'badgeWorking',
  decide: 'badgeDecide',
};

/** Stand for name and state; in no text of a page that is read (names are cleaned). */
const NAME = '\u0001';
const STATE = '\u0002';

/** What a badge is called: "Ada Lovelace: not looked up". */
export type NameBadge = (name: string, state: BadgeState) => string;

/** Looks all words up once: the first look-up in a page costs some ms, each other one as much as the rest of a badge. */
export function loadWords(): NameBadge {
  const pattern = t('badgeName', NAME, STATE);
  const words = Object.fromEntries(Object.entries(KEYS).map(([state, key]) => [state, t(key)]));
  return (name, state) => pattern.replace(NAME, () => name).replace(STATE, () => words[state] ?? '');
}
