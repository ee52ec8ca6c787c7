import { contains } from '../../linkedin/dom.ts';
import type { RowReference } from '../../messages/names.ts';
import type { BadgeView } from '../../model/views/badge.ts';
import { type Badge, createBadge } from './badge.ts';
import { type BadgePlace, firstRect } from './badge-place.ts';
import { BADGE_DISTANCE, BADGE_SIZE } from './badge-style.ts';
import type { NameBadge } from './words.ts';

/** How long a badge has to stay for its next loss to count as the first (ms). */
const STABLE_AFTER_MS = 5000;
/** The first and the longest time that a page which takes badges away gets rest from them (ms). */
const FIRST_PAUSE_MS = 32;
const MAX_PAUSE_MS = 1000;

/** The badge of one row. */
export type RowBadge = {
  readonly row: Element;
  readonly badge: Badge;
  person: RowReference;
  /** What shows the name. */
  name: Element;
  /** Null until it is known. */
  view: BadgeView | null;
  isAsked: boolean;
  /** Counts what was asked about it: an answer to anything but the last question is out of date. */
  turn: number;
  place: BadgePlace | null;
  /** When it was put where it is, and how long to wait if it is taken away soon after. `performance.now()`, ms. */
  putAt: number;
  pause: number;
  isResting: boolean;
};

export function createRowBadge(row: Element, person: RowReference, name: Element, nameBadge: NameBadge): RowBadge {
  return {
    row,
    badge: createBadge(nameBadge),
    person,
    name,
    view: null,
    isAsked: false,
    turn: 0,
    place: null,
    putAt: 0,
    pause: 0,
    isResting: false,
  };
}

/** Whether it is in its row. */
function isThere({ row, badge, place }: RowBadge): boolean {
  return place !== null && contains(row, badge.host);
}

/** Whether it is in its row, beside a name that has not been rendered again since. */
export function isInPlace(one: RowBadge): boolean {
  return isThere(one) && one.place?.text.isConnected === true;
}

/** How long to wait before a badge that the page took away is put back (ms). The first time it comes back at once. */
export function restOf(one: RowBadge, now: number): number {
  if (one.place === null || isThere(one)) return 0;
  return Math.max(0, one.putAt + one.pause - now);
}

export function putBadge(one: RowBadge, place: BadgePlace, now: number): void {
  const { badge } = one;
  const isMoved = badge.host.parentNode !== place.container || badge.host.nextSibling !== place.next;
  if (isThere(one) && !isMoved && one.place?.hostStyle.as === place.hostStyle.as) {
    one.place = place;
    return;
  }
  if (one.place)
    one.pause = now - one.putAt > STABLE_AFTER_MS ? 0 : Math.min(MAX_PAUSE_MS, one.pause * 2 || FIRST_PAUSE_MS);
  badge.stand(place.hostStyle);
  badge.move(null);
  Node.prototype.insertBefore.call(place.container, badge.host, place.next);
  one.place = place;
  one.putAt = now;
}

/**
 * Puts the buttons beside the names where the hosts are not. All is measured before anything is moved: one layout for
 * all.
 */
export function alignBadge(all: Iterable<RowBadge>): void {
  const moves: (() => void)[] = [];
  for (const { badge, place } of all) {
    if (place === null || place.hostStyle.as === 'inline' || !badge.host.isConnected) continue;
    const from = badge.host.getBoundingClientRect();
    const name = firstRect(place.text);
    if (name.width === 0) continue;
    const isLtr = getComputedStyle(badge.host).direction === 'ltr';
    const beside = isLtr ? name.left - from.left : from.right - name.right;
    const start = place.isTight ? beside : beside - BADGE_SIZE - BADGE_DISTANCE;
    const top = (place.isTight ? name.top - BADGE_SIZE : name.top + name.height / 2 - BADGE_SIZE / 2) - from.top;
    moves.push(() => badge.move({ start: Math.round(start), top: Math.round(top) }));
  }
  for (const move of moves) move();
}
