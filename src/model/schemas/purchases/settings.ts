import { BADGE_PLACES, type BadgePlace } from '../../badge-places.ts';
import { DATA_KINDS } from '../../data-kinds.ts';
import { PAID_SERVICES } from '../../paid-services.ts';
import { z } from '../schema.ts';
import { credits, type PaidService, paidService } from './service.ts';

/** Credits; null: no cap. Days and months are those of the user's clock. */
export const budget = z.strictObject({
  day: z.nullable(credits),
  month: z.nullable(credits),
  run: z.nullable(credits),
});

export const ENOUGH_LEVELS = [
  'verified-work-email',
  'work-email',
  'email',
  'phone',
  'email-and-phone',
  'everything',
] as const;
export type EnoughLevel = (typeof ENOUGH_LEVELS)[number];

export const settings = z.strictObject({
  badges: z.boolean(),
  badgePlaces: z.record(z.enum(BADGE_PLACES), z.boolean()),
  /** The kill switch: nothing that can cost is sent. */
  spendNothing: z.boolean(),
  budgets: z.record(paidService, budget),
  sources: z.array(paidService).check(z.maxLength(PAID_SERVICES.length)),
  enough: z.enum(ENOUGH_LEVELS),
  previews: z.boolean(),
  kinds: z.array(z.enum(DATA_KINDS)).check(z.minLength(1)),
});

export type Budget = z.infer<typeof budget>;
export type Settings = z.infer<typeof settings>;

export const settingsChoices = z.partial(settings);
export type SettingsChoices = z.infer<typeof settingsChoices>;

const NO_CAPS: Budget = { day: null, month: null, run: null };

/** Beside what people write or say, badges would be in the way. */
const WITHOUT_BADGES: readonly BadgePlace[] = ['feed', 'messaging'];

export const DEFAULT_BADGE_PLACES = Object.fromEntries(
  BADGE_PLACES.map((place) => [place, !WITHOUT_BADGES.includes(place)]),
) as Record<BadgePlace, boolean>;

export const DEFAULT_SETTINGS: Settings = {
  badges: true,
  badgePlaces: DEFAULT_BADGE_PLACES,
  spendNothing: false,
  budgets: Object.fromEntries(PAID_SERVICES.map((name) => [name, NO_CAPS])) as Record<PaidService, Budget>,
  sources: [...PAID_SERVICES],
  enough: 'work-email',
  previews: true,
  kinds: [...DATA_KINDS],
};
