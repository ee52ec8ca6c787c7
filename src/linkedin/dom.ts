/*
 * A page can hide the members of `document` and of any form behind elements of its own (`<img name="querySelector">`,
 * `<input name="textContent">`), in the content script's world too. So members are taken from the prototypes.
 */

/** Text longer than this is cut before anything else is done with it. */
const MAX_TEXT = 20_000;

function get<K extends keyof Node>(node: Node, key: K): Node[K] {
  return Reflect.get(Node.prototype, key, node);
}

/** The document element, from which all reading starts; `null` in an empty document. */
export function rootOf(document: Document): Element | null {
  return Document.prototype.querySelector.call(document, ':root');
}

/** The first descendant that matches. */
export function first(scope: Element, selector: string): Element | null {
  return Element.prototype.querySelector.call(scope, selector);
}

/** All descendants that match, in page order. */
export function all(scope: Element, selector: string): Element[] {
  return [...Element.prototype.querySelectorAll.call(scope, selector)];
}

/** The element itself or its nearest ancestor that matches. */
export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

export function parent(element: Element): Element | null {
  return get(element, 'parentElement');
}

export function contains(outer: Element, inner: Element): boolean {
  return Node.prototype.contains.call(outer, inner);
}

/** Whether one element stands before another, and does not hold it. */
export function isBefore(one: Element, other: Element): boolean {
  return Node.prototype.compareDocumentPosition.call(one, other) === Node.DOCUMENT_POSITION_FOLLOWING;
}

/** The element before this one under the same parent. */
export function previous(element: Element): Element | null {
  return Reflect.get(Element.prototype, 'previousElementSibling', element);
}

/** An attribute's value, `''` if there is none. */
export function attribute(element: Element | null, name: string): string {
  return element === null ? '' : (Element.prototype.getAttribute.call(element, name) ?? '');
}

/** The text as painted, white space collapsed; `''` for no element. Does not ask for a layout, as innerText would. */
export function text(element: Element | null): string {
  if (element === null) return '';
  return collapse((get(element, 'textContent') ?? '').slice(0, MAX_TEXT));
}

/** The whole text, for data that is parsed and not shown. */
export function rawText(element: Element): string {
  return get(element, 'textContent') ?? '';
}

export function collapse(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** The element after this one under the same parent. */
export function next(element: Element): Element | null {
  return Reflect.get(Element.prototype, 'nextElementSibling', element);
}

/** Whether the element itself matches. */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** The element's own text, without that of the elements in it. */
export function ownText(element: Element): string {
  let own = '';
  for (let child = get(element, 'firstChild'); child; child = get(child, 'nextSibling')) {
    if (get(child, 'nodeType') === Node.TEXT_NODE) own += get(child, 'textContent') ?? '';
  }
  return collapse(own.slice(0, MAX_TEXT));
}

/** All links below an element, one after the other: whoever stops early has not paid for the rest. */
export function* linksOf(scope: Element): Generator<Element> {
  const links: HTMLCollectionOf<Element> = Element.prototype.getElementsByTagName.call(scope, 'a');
  for (let at = 0, link = links.item(0); link; at += 1, link = links.item(at)) yield link;
}

/**
 * All texts below an element that are more than white space, in page order: whoever stops early has not paid for the
 * rest.
 */
export function* textsOf(scope: Element): Generator<Node> {
  const walker = Document.prototype.createTreeWalker.call(document, scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (collapse(get(node, 'textContent') ?? '') !== '') yield node;
  }
}

/** How many elements a part has. */
export function countBelow(scope: Element): number {
  const elements: HTMLCollectionOf<Element> = Element.prototype.getElementsByTagName.call(scope, '*');
  return elements.length;
}
