import { all, closest, collapse, first, text } from './dom.ts';

/** Words for screen readers alone, presence ("is reachable") among them. Saved pages 2022-2026, public code of 2026. */
const UNSEEN = '[hidden], [class*="visually-hidden"], [class*="a11y-text"], [class*="sr-only"], [class*="presence"]';
/** Of a text that is there twice, once for screen readers, the painted half. Saved pages, seen 2026-09. */
const PAINTED_HALF = '[aria-hidden="true"]';
const TEXT = 3;

/**
 * The text of an element as it is painted: without words for screen readers alone, and once where a part repeats the
 * rest for them. All of it if nothing else is left.
 */
export function paintedText(element: Element | null): string {
  if (element === null) return '';
  const whole = text(element);
  const seen = first(element, UNSEEN) ? collapse(seenIn(element)) || whole : whole;
  const half = seen.slice(0, Math.ceil(seen.length / 2)).trim();
  if (half === '' || (seen !== half + half && seen !== `${half} ${half}`)) return seen;
  // "ZephraZephra" is no name of two words, whatever its parts are marked with; cleanName undoes longer ones.
  const isOneWord = seen === half + half && !half.includes(' ');
  const isTwice = all(element, isOneWord ? '*' : PAINTED_HALF).some((part) => text(part) === half);
  return isTwice ? half : seen;
}

/** Whether an element is for screen readers alone. */
export const isUnseen = (element: Element): boolean => closest(element, UNSEEN) !== null;

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
