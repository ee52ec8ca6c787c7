import { contains } from '../../linkedin/dom.ts';
import type { RowReference } from '../../messages/names.ts';
import type { BadgeView } from '../../model/views/badge.ts';
import { type Badge, createBadge } from './badge.ts';
import { type BadgePlace, firstRect } from './badge-place.ts';
import { BADGE_DISTANCE, BADGE_SIZE } from './badge-style.ts';
import type { NameBadge } from './words.ts';

/** A badge that lasted this long starts over with the shortest pause when it is lost (ms). */
const STABLE_AFTER_MS = 5000;
/** The shortest and longest pause before a badge that the page removed is put back (ms). */
const FIRST_PAUSE_MS = 32;
const MAX_PAUSE_MS = 1000;

export type RowBadge = {
  readonly row: Element;
  readonly badge: Badge;
  person: RowReference;
  name: Element;
  view: BadgeView | null;
  isAsked: boolean;
  /** Number of the last question; answers to earlier ones are stale. */
  turn: number;
  place: BadgePlace | null;
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

function isThere({ row, badge, place }: RowBadge): boolean {
  return place !== null && contains(row, badge.host);
}

export function isInPlace(one: RowBadge): boolean {
  return isThere(one) && one.place?.text.isConnected === true;
}

/** How long to wait before a removed badge is put back (ms); the first time it returns at once. */
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

/** Measures everything before moving anything, which costs one layout for all. */
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
