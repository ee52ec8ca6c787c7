import { parent } from '../../linkedin/dom.ts';
import type { RowReference } from '../../messages/names.ts';
import type { RowBadge } from './row-badge.ts';

export type KnownRows = ReturnType<typeof createKnownRows>;

export function createKnownRows() {
  const rows = new WeakMap<Element, RowBadge | null>();
  const hosts = new WeakMap<EventTarget, RowBadge>();
  const badges = new Set<RowBadge>();
  let room = 64;

  function around(element: Element | null): Element | null {
    for (let up = element; up; up = parent(up)) if (rows.has(up)) return up;
    return null;
  }

  /** Drops rows that left the page, but rarely: checking all of them for each new one would add up. */
  function tidy(): void {
    if (badges.size < room) return;
    for (const one of badges) if (!one.row.isConnected) drop(one);
    room = Math.max(64, badges.size * 2);
  }

  function drop(one: RowBadge): void {
    one.badge.host.remove();
    badges.delete(one);
    hosts.delete(one.badge.host);
    rows.delete(one.row);
  }

  return {
    around,
    isKnown: (element: Element) => rows.has(element),
    isHost: (node: EventTarget) => hosts.has(node),
    personAt: (target: EventTarget | null): RowReference | null => (target && hosts.get(target)?.person) || null,
    badgeOf: (row: Element): RowBadge | null => rows.get(row) ?? null,
    badges: (): Iterable<RowBadge> => badges,
    add(one: RowBadge): void {
      tidy();
      rows.set(one.row, one);
      hosts.set(one.badge.host, one);
      badges.add(one);
    },
    clear(row: Element): void {
      const one = rows.get(row);
      if (one) drop(one);
      rows.set(row, null);
    },
    forget(row: Element): void {
      const one = rows.get(row);
      if (one) drop(one);
      rows.delete(row);
    },
  };
}
