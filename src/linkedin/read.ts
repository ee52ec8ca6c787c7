import type { Layout, PageReading } from '../model/reading.ts';
import { describeAddress } from './address.ts';
import { rootOf } from './dom.ts';
import { isEmber, readEmber } from './layouts/ember.ts';
import { isGuest, readGuest } from './layouts/guest.ts';
import { isSdui, readSdui } from './layouts/sdui.ts';
import type { LayoutReading, Subject } from './person.ts';
import { wallOf } from './walls.ts';

type LayoutReader = {
  layout: Layout;
  isPresent: (root: Element) => boolean;
  read: (root: Element, subject: Subject) => LayoutReading;
};

/** In this order, since the shell of one app can be around the page of another. */
const layouts: readonly LayoutReader[] = [
  { layout: 'guest', isPresent: isGuest, read: readGuest },
  { layout: 'sdui', isPresent: isSdui, read: readSdui },
  { layout: 'ember', isPresent: isEmber, read: readEmber },
];

const MAX_ADDRESS = 4000;

/**
 * Reads a LinkedIn page at any moment of its life, without changing it. The kind comes from the address, the layout from
 * markers in the document, the person from that layout's reader alone. `not-the-subject`, `unknown-layout` and
 * `field-missing` may pass: ask again when the page has changed.
 * @param document the page, possibly hostile or half painted
 * @param href the page's `location.href`
 */
export function readPage(document: Document, href: string): PageReading {
  const address = href.length <= MAX_ADDRESS ? href : (href.split(/[?#]/, 1)[0] ?? '').slice(0, MAX_ADDRESS);
  const asked = describeAddress(href);
  const unreadable = (kind: 'profile' | 'none', layout: Layout | null, said: Omit<Unreadable, Fixed>): PageReading => ({
    verdict: 'unreadable',
    address,
    kind,
    layout,
    ...said,
  });
  if (asked.kind === 'none') return unreadable('none', null, { reason: asked.reason, missing: [] });

  const root = rootOf(document);
  const wall = root && wallOf(root);
  if (wall) return unreadable('none', null, { reason: wall, missing: [] });
  if (asked.kind !== 'profile') return { verdict: 'nobody', address, kind: asked.kind };

  const reader = root && layouts.find((one) => one.isPresent(root));
  if (!reader) return unreadable('profile', null, { reason: 'unknown-layout', missing: [] });
  const said = reader.read(root, asked);
  if (!('person' in said)) return unreadable('profile', reader.layout, said);
  return { verdict: 'certain', address, kind: 'profile', layout: reader.layout, person: said.person };
}

type Unreadable = Extract<PageReading, { verdict: 'unreadable' }>;
type Fixed = 'verdict' | 'address' | 'kind' | 'layout';
