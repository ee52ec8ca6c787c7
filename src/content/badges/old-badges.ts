import { all, attribute } from '../../linkedin/dom.ts';
import { STYLE_START } from './badge-style.ts';

/** Firefox lets extensions look behind a closed shadow root. */
type Openable = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Removes the badges that an earlier version of the extension left in a row. Firefox runs the new script in pages that
 * are open, and ends the old one without a word; Chromium does not.
 */
export function removeOldBadges(row: Element, isOwn: (node: Node) => boolean): void {
  if (!('openOrClosedShadowRoot' in Element.prototype)) return;
  for (const span of all(row, 'span:empty')) {
    const style = (span as Openable).openOrClosedShadowRoot?.firstElementChild;
    const isBadge = style?.textContent?.startsWith(STYLE_START) && attribute(span, 'class') === '';
    if (isBadge && !isOwn(span)) span.remove();
  }
}
