import type { ListName } from './schemas/people/reading.ts';

/** Kinds of pages as the user switches badges on and off for them. */
export const BADGE_PLACES = [
  'search',
  'network',
  'company',
  'group',
  'viewers',
  'post',
  'job',
  'notifications',
  'sales',
  'recruiter',
  'feed',
  'messaging',
  'elsewhere',
] as const;
export type BadgePlace = (typeof BADGE_PLACES)[number];

const PLACE_OF: Record<ListName, BadgePlace> = {
  search: 'search',
  connections: 'network',
  network: 'network',
  'catch-up': 'network',
  'company-people': 'company',
  'group-members': 'group',
  event: 'group',
  'profile-viewers': 'viewers',
  post: 'post',
  job: 'job',
  notifications: 'notifications',
  'sales-search': 'sales',
  'sales-list': 'sales',
  'sales-account': 'sales',
  'sales-home': 'sales',
  'recruiter-search': 'recruiter',
  'recruiter-project': 'recruiter',
  feed: 'feed',
  messaging: 'messaging',
  elsewhere: 'elsewhere',
};

type Choices = { readonly badges: boolean; readonly badgePlaces: Readonly<Record<BadgePlace, boolean>> };

/**
 * Whether badges are drawn on a list; off means that its page is not even observed.
 * @param list null for whatever list
 */
export function areBadgesOn({ badges, badgePlaces }: Choices, list: ListName | null): boolean {
  return badges && (list === null || badgePlaces[PLACE_OF[list]]);
}
