import { all, closest, collapse, first, text } from './dom.ts';

/** Words for screen readers only, such as presence ("is reachable"). Saved pages 2022-2026, public code of 2026. */
const UNSEEN = '[hidden], [class*="visually-hidden"], [class*="a11y-text"], [class*="sr-only"], [class*="presence"]';
/** The painted half of a doubled text. Saved pages, seen 2026-09. */
const PAINTED_HALF = '[aria-hidden="true"]';
const TEXT = 3;

export function paintedText(element: Element | null): string {
  if (element === null) return '';
  const whole = text(element);
  const seen = first(element, UNSEEN) ? collapse(seenIn(element)) || whole : whole;
  const half = seen.slice(0, Math.ceil(seen.length / 2)).trim();
  if (half === '' || (seen !== half + half && seen !== `${half} ${half}`)) return seen;
  // "ZephraZephra" isn't a two-word name, however its parts are marked; cleanName undoes longer ones.
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
