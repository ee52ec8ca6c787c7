/**
 * What is stored of a person of a list. `none`: never looked up. `email`, `phone`, `both`: saved, with that. `nothing`: looked up, and
 * nothing was found. `working`: a request is under way. `decide`: one may have been charged; the user decides.
 */
export type SavedState = 'none' | 'email' | 'phone' | 'both' | 'nothing' | 'working' | 'decide';

/** `in`: whatever is saved, the person is in the user's product: that is to be known before anything is spent. */
export type BadgeState = SavedState | 'in';

/** A badge as it is shown; `words` go with the name of its person. */
export type BadgeView = { readonly state: BadgeState; readonly words: string };

/** One message asks for at most so many aliases. */
export const MAX_ALIASES = 100;
