import { browser } from '../../browser.ts';
import type { RowReference } from '../../messages/names.ts';

/** Where the background leaves the row whose badge was clicked: a popup that it opens can't be given an address. */
const OPENED_ROW_KEY = 'opened row';

/** A row that was left longer ago (ms) is of a click that opened no popup; this popup is of another. */
const MAX_AGE_MS = 10_000;

/**
 * The row on which this popup was opened, or null for the page itself: in the popup's own address where it was opened
 * as a tab (`?person=`), else what the background left, which is taken once and never left for the next popup.
 */
export async function takeOpenedRow(
  tabId: number | null,
  address = location.href,
  now = Date.now(),
): Promise<RowReference | null> {
  const left: unknown = (await browser.storage.session.get(OPENED_ROW_KEY))[OPENED_ROW_KEY];
  if (left !== undefined) await browser.storage.session.remove(OPENED_ROW_KEY);
  const named = new URL(address).searchParams.get('person');
  if (named !== null) return rowFrom(parseJson(named));
  if (!isObject(left) || tabId === null || left.tabId !== tabId) return null;
  const isFresh = typeof left.at === 'number' && Math.abs(now - left.at) < MAX_AGE_MS;
  return isFresh ? rowFrom(left.row) : null;
}

/** What has the shape of a row; all else is no row. The background looks at it with a schema all the same. */
function rowFrom(value: unknown): RowReference | null {
  if (!isObject(value) || !isObject(value.identity)) return null;
  const { name, identity } = value;
  const { slug = null, token = null, memberId = null } = identity;
  if (typeof name !== 'string' || name === '') return null;
  return isMaybeText(slug) && isMaybeText(token) && isMaybeText(memberId)
    ? { name, identity: { slug, token, memberId } }
    : null;
}

function isMaybeText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
