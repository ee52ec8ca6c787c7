/** `nothing`: looked up, nothing found. `decide`: it may have been charged, and the user decides. */
export type SavedState = 'none' | 'email' | 'phone' | 'both' | 'nothing' | 'working' | 'decide';

export const SAVED_STATE_WORDS = {
  none: 'badgeNone',
  email: 'badgeEmail',
  phone: 'badgePhone',
  both: 'badgeBoth',
  nothing: 'badgeNothing',
  working: 'badgeWorking',
  decide: 'badgeDecide',
} as const satisfies Record<SavedState, string>;

/** `in` outranks what is saved: that someone uses the product matters before anything is spent. */
export type BadgeState = SavedState | 'in';

export type BadgeView = { readonly state: BadgeState; readonly words: string };

export const MAX_ALIASES = 100;
