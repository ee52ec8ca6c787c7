import { z } from './schema.ts';

/** What the user has chosen. */
export const settings = z.strictObject({
  /** Whether badges are drawn on lists of people; off means that lists are not even observed. */
  badges: z.boolean(),
});

export type Settings = z.infer<typeof settings>;

export const DEFAULT_SETTINGS: Settings = { badges: true };
