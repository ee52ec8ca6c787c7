import { all, collapse, first, text } from './dom.ts';

/** Words for screen readers alone, presence ("is reachable") among them. Saved pages 2022-2026, public code of 2026. */
const UNSEEN = '[hidden], [class*="visually-hidden"], [class*="a11y-text"], [class*="sr-only"], [class*="presence"]';
/** The half of a text that is there twice which is painted; the other is for screen readers. Saved pages, seen 2026-09. */
const PAINTED_HALF = '[aria-hidden="true"]';
const TEXT = 3;

/**
 * The text of an element as it is painted: without words for screen readers alone, and once where a part repeats the rest for them.
 * All of it if nothing else is left.
 */
export function paintedText(element: Element | null): string {
  if (element === null) return '';
  const whole = text(element);
  const seen = first(element, UNSEEN) ? collapse(seenIn(element)) || whole : whole;
  const halves = all(element, PAINTED_HALF).map(text);
  return halves.find((half) => half !== '' && (seen === half + half || seen === `${half} ${half}`)) ?? seen;
}

function seenIn(element: Element): string {
  const unseen = new Set<Node>(all(element, UNSEEN));
  let seen = '';
  const walk = (node: Node): void => {
    for (let child = childOf(node); child; child = siblingOf(child)) {
      if (typeOf(child) === TEXT) seen += Reflect.get(Node.prototype, 'textContent', child) ?? '';
      else if (!unseen.has(child)) walk(child);
    }
  };
  walk(element);
  return seen;
}

const childOf = (node: Node): Node | null => Reflect.get(Node.prototype, 'firstChild', node);
const siblingOf = (node: Node): Node | null => Reflect.get(Node.prototype, 'nextSibling', node);
const typeOf = (node: Node): number => Reflect.get(Node.prototype, 'nodeType', node);
