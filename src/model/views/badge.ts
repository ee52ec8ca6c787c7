/**
 * What is stored of a person of a list. `none`: never looked up. `email`, `phone`, `both`: saved, with that. `nothing`:
 * looked up, and nothing was found. `working`: a request is under way. `decide`: one may have been charged; the user
 * decides.
 */
export type SavedState = 'none' | 'email' | 'phone' | 'both' | 'nothing' | 'working' | 'decide';

/** What is said of it, by the key of its message: in lists of ours and on LinkedIn's. */
export const SAVED_STATE_WORDS = {
  none: 'badgeNone',
  email: 'badgeEmail',
  phone: 'badgePhone',
  both: 'badgeBoth',
  nothing: 'badgeNothing',
  working: 'badgeWorking',
  decide: 'badgeDecide',
} as const satisfies Record<SavedState, string>;

/** `in`: whatever is saved, the person is in the user's product: that is to be known before anything is spent. */
export type BadgeState = SavedState | 'in';

/** A badge as it is shown; `words` go with the name of its person. */
export type BadgeView = { readonly state: BadgeState; readonly words: string };

/** One message asks for at most so many aliases. */
export const MAX_ALIASES = 100;
