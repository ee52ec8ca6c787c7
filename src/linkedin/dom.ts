/* Elements named like members (`<img name="querySelector">`) shadow those of `document` and forms: use prototypes. */

const MAX_TEXT = 20_000;

function get<K extends keyof Node>(node: Node, key: K): Node[K] {
  return Reflect.get(Node.prototype, key, node);
}

export function rootOf(document: Document): Element | null {
  return Document.prototype.querySelector.call(document, ':root');
}

export function first(scope: Element, selector: string): Element | null {
  return Element.prototype.querySelector.call(scope, selector);
}

export function all(scope: Element, selector: string): Element[] {
  return [...Element.prototype.querySelectorAll.call(scope, selector)];
}

export function closest(element: Element, selector: string): Element | null {
  return Element.prototype.closest.call(element, selector);
}

export function parent(element: Element): Element | null {
  return get(element, 'parentElement');
}

export function contains(outer: Element, inner: Element): boolean {
  return Node.prototype.contains.call(outer, inner);
}

export function isBefore(one: Element, other: Element): boolean {
  return Node.prototype.compareDocumentPosition.call(one, other) === Node.DOCUMENT_POSITION_FOLLOWING;
}

export function previous(element: Element): Element | null {
  return Reflect.get(Element.prototype, 'previousElementSibling', element);
}

export function attribute(element: Element | null, name: string): string {
  return element === null ? '' : (Element.prototype.getAttribute.call(element, name) ?? '');
}

/** The text, white space collapsed; `''` for no element. Unlike innerText it forces no layout. */
export function text(element: Element | null): string {
  if (element === null) return '';
  return collapse((get(element, 'textContent') ?? '').slice(0, MAX_TEXT));
}

export function rawText(element: Element): string {
  return get(element, 'textContent') ?? '';
}

export function collapse(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

export function next(element: Element): Element | null {
  return Reflect.get(Element.prototype, 'nextElementSibling', element);
}

export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

export function ownText(element: Element): string {
  let own = '';
  for (let child = get(element, 'firstChild'); child; child = get(child, 'nextSibling')) {
    if (get(child, 'nodeType') === Node.TEXT_NODE) own += get(child, 'textContent') ?? '';
  }
  return collapse(own.slice(0, MAX_TEXT));
}

export function* linksOf(scope: Element): Generator<Element> {
  const links: HTMLCollectionOf<Element> = Element.prototype.getElementsByTagName.call(scope, 'a');
  for (let at = 0, link = links.item(0); link; at += 1, link = links.item(at)) yield link;
}

export function* textsOf(scope: Element): Generator<Node> {
  const walker = Document.prototype.createTreeWalker.call(document, scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (collapse(get(node, 'textContent') ?? '') !== '') yield node;
  }
}

export function countBelow(scope: Element): number {
  const elements: HTMLCollectionOf<Element> = Element.prototype.getElementsByTagName.call(scope, '*');
  return elements.length;
}
