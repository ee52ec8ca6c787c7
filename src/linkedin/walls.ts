import type { UnreadableReason } from '../model/schemas/people/reading.ts';
import { attribute, first, text } from './dom.ts';

type Wall = Extract<UnreadableReason, 'login-wall' | 'challenge' | 'not-found'>;

/** The site's own words in every language. Saved pages, seen 2026-09. */
const TITLE = 'head > title';
/** LinkedIn's name for the page. Saved pages, seen 2026-01. */
const PAGE_KEY = 'meta[name="pageKey"]';
/** Served with the page key of a public profile. Saved page, seen 2024-06. */
const NOT_FOUND = '.page-not-found';

/** For walls known only by title. Seen 2024-06 to 2026-09, English only. */
const TITLES = new Map<string, Wall>([
  ['Security Verification | LinkedIn', 'challenge'],
  ['Profile Not Found | LinkedIn', 'not-found'],
  ['LinkedIn: Log In or Sign Up', 'login-wall'],
  ['LinkedIn Login, Sign in | LinkedIn', 'login-wall'],
  ['Sign Up | LinkedIn', 'login-wall'],
]);

/** Page keys work in every language (`auth_wall_desktop_profile`, `d_checkpoint_ch_…`: public scrapers, 2025). */
export function wallOf(root: Element): Wall | null {
  const pageKey = attribute(first(root, PAGE_KEY), 'content');
  if (/^(?:d_homepage-guest|auth_wall|d_checkpoint_lg)/.test(pageKey)) return 'login-wall';
  if (/^d_checkpoint_ch/.test(pageKey)) return 'challenge';
  if (first(root, NOT_FOUND)) return 'not-found';
  return TITLES.get(text(first(root, TITLE))) ?? null;
}
