import { closest, collapse, contains, parent } from '../../linkedin/dom.ts';
import { BADGE_DISTANCE, BADGE_SIZE, type HostStyle } from './badge-style.ts';

/** Where the host of a badge goes: into `container`, before `next`, for the name that begins with `text`. */
export type BadgePlace = {
  readonly container: Element;
  readonly next: Node;
  readonly text: Text;
  readonly hostStyle: HostStyle;
  /** Whether the row leaves no room before the name; then a badge goes above it. */
  readonly isTight: boolean;
};

/** Names that are cut off end in an ellipsis: what stands before them inside their box is cut off too. */
const COST_CLIPPED = 8;
/** How many elements around a row may cut it off, as far as is looked. */
const MAX_LEVELS_AROUND_ROW = 3;
/** A button in a link is read out as a part of the link's name. */
const COST_IN_LINK = 4;
const COST_OF_STYLE = { inline: 0, block: 1, flex: 2 };

/**
 * The best place for a badge beside a name: in the line of the name, outside of its link, where nothing hides it; as
 * near as can be. An empty element there takes no room. Reads styles, and changes nothing.
 * @param host what is there already, and does not count
 */
export function findBadgePlace(row: Element, name: Element, host: Element): BadgePlace | null {
  const text = firstText(name);
  if (text === null) return null;
  const link = closest(text.parentElement ?? name, 'a');
  let best: BadgePlace | null = null;
  let least = Number.POSITIVE_INFINITY;
  let isInLine = true;
  const isTight = isCutOff(text, row);
  let next: Text | Element = text;
  for (
    let container: Element | null = text.parentElement;
    container && contains(row, container);
    container = parent(container)
  ) {
    const hostStyle = isHidden(container, row) ? null : hostStyleIn(container, isInLine);
    if (hostStyle) {
      const inLink = link !== null && contains(link, container) ? COST_IN_LINK : 0;
      // Above the name is only where it is measured.
      const isCut = hostStyle.as === 'inline' && isTight ? true : isClipped(text, container, row);
      const cost = COST_OF_STYLE[hostStyle.as] + inLink + (isCut ? COST_CLIPPED : 0);
      // Of places in one line the outermost is the same to the eye, and outside of what is rendered again.
      if (cost < least || (cost === least && hostStyle.as === 'inline')) {
        best = { container, next, text, hostStyle, isTight };
        least = cost;
      }
    }
    isInLine &&= isFirst(next, host) && /^(?:inline|contents)/.test(getComputedStyle(container).display);
    next = container;
  }
  return best;
}

/** The first text of a name that is not only white space. */
function firstText(name: Element): Text | null {
  const walker = Document.prototype.createTreeWalker.call(document, name, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && collapse(node.data) !== '') return node;
  }
  return null;
}

function isHidden(container: Element, row: Element): boolean {
  const hidden = closest(container, '[aria-hidden="true"]');
  return hidden !== null && contains(row, hidden);
}

/** How an empty element stands in a container without moving anything; null where it can't. */
function hostStyleIn(container: Element, isInLine: boolean): HostStyle | null {
  let box: Element | null = container;
  let style = getComputedStyle(box);
  while (style.display === 'contents') {
    box = parent(box);
    if (box === null) return null;
    style = getComputedStyle(box);
  }
  if (/^(?:inline|inline-block|block|flow-root|list-item|table-cell)$/.test(style.display)) {
    return { as: isInLine ? 'inline' : 'block' };
  }
  // Free space that is shared out between items would be shared with one more.
  if (!style.display.endsWith('flex') || style.justifyContent.startsWith('space')) return null;
  const isColumn = style.flexDirection.startsWith('column');
  const gap = isColumn ? style.rowGap : style.columnGap;
  if (gap.endsWith('%')) return null;
  const margin = isColumn ? 'margin-block-end' : 'margin-inline-end';
  return { as: 'flex', gap: gap === 'normal' ? '' : `${margin}:-${gap}!important` };
}

/** Whether a badge before the text would be cut off by something inside the row. */
function isClipped(text: Text, container: Element, row: Element): boolean {
  for (let box: Element | null = container; box && box !== row; box = parent(box)) {
    if (cutsOff(box, text)) return true;
  }
  return false;
}

/** Whether a badge before the text would be cut off by the row, or by what is around it. */
function isCutOff(text: Text, row: Element): boolean {
  let box: Element | null = row;
  for (let level = 0; box && level <= MAX_LEVELS_AROUND_ROW; level += 1, box = parent(box))
    if (cutsOff(box, text)) return true;
  return false;
}

function cutsOff(box: Element, text: Text): boolean {
  const { overflowX, display, direction } = getComputedStyle(box);
  if (overflowX === 'visible' || /^(?:inline|contents)$/.test(display)) return false;
  const [outer, inner] = [box.getBoundingClientRect(), firstRect(text)];
  const room = direction === 'rtl' ? outer.right - inner.right : inner.left - outer.left;
  return room < BADGE_SIZE + BADGE_DISTANCE;
}

/**
 * The rectangle of a text's first line, in the window's px. Where letters and digits run in two directions it has
 * several parts.
 */
export function firstRect(text: Text): DOMRect {
  const range = new Range();
  range.selectNodeContents(text);
  const [first = new DOMRect(), ...others] = range.getClientRects();
  const line = [first, ...others.filter(({ top }) => top < first.bottom)];
  const left = Math.min(...line.map((part) => part.left));
  const right = Math.max(...line.map((part) => part.right));
  return new DOMRect(left, first.top, right - left, first.height);
}

/** Whether nothing that is seen comes before a node in its parent. */
function isFirst(node: Node, host: Element): boolean {
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    const isSeen = before instanceof Text ? collapse(before.data) !== '' : before instanceof Element && before !== host;
    if (isSeen) return false;
  }
  return true;
}
