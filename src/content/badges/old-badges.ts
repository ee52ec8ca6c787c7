import { all, attribute } from '../../linkedin/dom.ts';
import { STYLE_START } from './badge-style.ts';

/** Firefox lets extensions open a closed shadow root. */
type Openable = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/** On update, Firefox silently replaces the script of open pages, leaving its badges; Chromium doesn't. */
export function removeOldBadges(row: Element, isOwn: (node: Node) => boolean): void {
  if (!('openOrClosedShadowRoot' in Element.prototype)) return;
  for (const span of all(row, 'span:empty')) {
    const style = (span as Openable).openOrClosedShadowRoot?.firstElementChild;
    const isBadge = style?.textContent?.startsWith(STYLE_START) && attribute(span, 'class') === '';
    if (isBadge && !isOwn(span)) span.remove();
  }
}
