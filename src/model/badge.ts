import { z } from './schema.ts';

/**
 * What is known of a person, as a badge on a list row says it. `none`: never looked up. `email`, `phone`, `both`: saved, with that.
 * `nothing`: looked up, and nothing was found. `working`: a request is under way. `decide`: one may have been charged; the user decides.
 */
export const BADGE_STATES = ['none', 'email', 'phone', 'both', 'nothing', 'working', 'decide'] as const;

export const badgeState = z.enum(BADGE_STATES);

export type BadgeState = z.infer<typeof badgeState>;

/** One message asks for at most so many aliases. */
export const MOST_ALIASES = 100;
