import type { UnreadableReason } from '../model/schemas/people/reading.ts';
import { attribute, first, text } from './dom.ts';

type Wall = Extract<UnreadableReason, 'login-wall' | 'challenge' | 'not-found'>;

/** In every language the site's own words. Saved pages, seen 2026-09. */
const TITLE = 'head > title';
/** The name of the page among LinkedIn's own. Saved pages, seen 2026-01. */
const PAGE_KEY = 'meta[name="pageKey"]';
/** Served with the page key of a public profile. Saved page, seen 2024-06. */
const NOT_FOUND = '.page-not-found';

/** Titles, for walls that say it no other way. Seen 2024-06 to 2026-09, English only. */
const TITLES = new Map<string, Wall>([
  ['Security Verification | LinkedIn', 'challenge'],
  ['Profile Not Found | LinkedIn', 'not-found'],
  ['LinkedIn: Log In or Sign Up', 'login-wall'],
  ['LinkedIn Login, Sign in | LinkedIn', 'login-wall'],
  ['Sign Up | LinkedIn', 'login-wall'],
]);

/**
 * What stands in the way of a page that was asked for, whatever its address; `null` for nothing. The page key names the
 * start page, the sign-up wall, the log-in page and challenges in every language (public scrapers look for
 * `auth_wall_desktop_profile`, `d_checkpoint_lg_consumerLogin`, `d_checkpoint_ch_…`, seen 2025).
 */
export function wallOf(root: Element): Wall | null {
  const pageKey = attribute(first(root, PAGE_KEY), 'content');
  if (/^(?:d_homepage-guest|auth_wall|d_checkpoint_lg)/.test(pageKey)) return 'login-wall';
  if (/^d_checkpoint_ch/.test(pageKey)) return 'challenge';
  if (first(root, NOT_FOUND)) return 'not-found';
  return TITLES.get(text(first(root, TITLE))) ?? null;
}
