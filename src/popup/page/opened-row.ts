import { browser } from '../../browser.ts';
import type { RowReference } from '../../messages/names.ts';

/** The background stores the clicked badge's row here, since it can't pass an address to a popup it opens. */
const OPENED_ROW_KEY = 'opened row';

/** An older row (ms) is from a click that opened no popup. */
const MAX_AGE_MS = 10_000;

/**
 * Null for the page itself. From the address if opened as a tab (`?person=`), else from the background's entry, which
 * is removed on reading so that the next popup can't get it.
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

/** Checks only the shape: the background validates with a schema. */
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
