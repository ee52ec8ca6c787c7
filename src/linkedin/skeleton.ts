import { all, attribute, ownText, rootOf, text } from './dom.ts';

/** Attributes whose values tell a layout; all others are left out. */
const SHOWN =
  /^(?:role|id|class|componentkey|dir|hidden|aria-hidden|aria-expanded|aria-haspopup|data-(?:testid|view-name|sdui-screen|component-type|display-contents|rehydrated|anonymize|sn-view-name|scroll-into-view|chameleon-result-urn|member-id|test-id|field))$/;
/** Attributes that are marks by their name alone. */
const NAMED = /^data-(?:x--|test-)[a-z-]+$/;
/** Parts without a say in the layout. */
const LEFT_OUT = /^(?:script|style|link|meta|noscript|template|code|path|symbol|use|br|iframe|source)$/i;
/** A class that was named by a person, not by a machine: `entity-result__badge`. */
const WORDED_CLASS = /^[a-z]+(?:(?:-{1,2}|__)[a-z0-9]+)+$/;
/** Words of LinkedIn's own that are no secret, even where a heading says them. */
const STRUCTURE =
  /^(?:https?:|www|com|linkedin|sdui|profile|profiles|card|cards|top|topcard|level|section|experience|education|about|activity|search|results?|people|person|connections?|network|list|item|items|entity|collection|lazy|column|button|name|title|headline|company|companies|school|location|main|page|component|view|lead|sales|action|actions|message|connect)$/;

const MAX_LINES = 1500;
const MAX_LENGTH = 150_000;
const MAX_DEPTH = 60;
const MAX_VALUE = 80;
/** No more of a value is looked at: words grown together may be cut, but not far behind what is shown. */
const MAX_READ = 1000;
/** Shorter words are looked for as whole words only: they stand in too many others. */
const MIN_PART_LENGTH = 4;

/**
 * What a page is made of, for a report that its layout is not known any more: tags, roles and the attributes that
 * readers look at, one element a line, nested by spaces. Every text is a mark, and whatever in an attribute names
 * somebody or something is replaced: tokens, numbers, and every word of the page's headings, labels and addresses.
 */
export function skeletonOf(document: Document): string {
  const root = rootOf(document);
  if (root === null) return '';
  const hide = hider(namingWords(root, Reflect.get(Document.prototype, 'URL', document)));
  const lines: string[] = [];
  let length = 0;
  for (const line of linesOf(root, 0, hide)) {
    lines.push(line);
    length += line.length + 1;
    if (lines.length === MAX_LINES || length > MAX_LENGTH) return [...lines, '…'].join('\n');
  }
  return lines.join('\n');
}

function linesOf(element: Element, depth: number, hide: (value: string) => string): string[] {
  const lines = [' '.repeat(depth) + lineOf(element, hide)];
  if (depth >= MAX_DEPTH) return lines;
  let before: string[] = [];
  let times = 1;
  const flush = () => {
    const [first = '', ...rest] = before;
    if (first) lines.push(times > 1 ? `${first} ×${times}` : first, ...rest);
  };
  for (const child of childrenOf(element)) {
    const own = linesOf(child, depth + 1, hide);
    if (own.join() === before.join()) {
      times += 1;
      continue;
    }
    flush();
    before = own;
    times = 1;
  }
  flush();
  return lines;
}

function childrenOf(element: Element): Element[] {
  if (element.localName === 'svg') return [];
  return all(element, ':scope > *').filter((child) => !LEFT_OUT.test(child.localName));
}

function lineOf(element: Element, hide: (value: string) => string): string {
  const names: string[] = Element.prototype.getAttributeNames.call(element);
  const shown = names.flatMap((name) => {
    if (NAMED.test(name)) return `[${name}]`;
    if (name === 'href') return `[href=${pathOf(attribute(element, name))}]`;
    if (!SHOWN.test(name)) return [];
    const value = attribute(element, name);
    const kept =
      name === 'class'
        ? value
            .split(/\s+/)
            .filter((one) => WORDED_CLASS.test(one))
            .slice(0, 4)
            .join(' ')
        : value;
    return kept === '' ? [] : `[${name}=${hide(kept)}]`;
  });
  return `${element.localName}${shown.join('')}${ownText(element) === '' ? '' : ' …'}`;
}

/** `/in/*`: which page of the site a link leads to, and not whose. */
function pathOf(href: string): string {
  const [, page] = /^(?:https?:\/\/[\w.-]*linkedin\.com)?\/([a-z-]+)(?:[/?#]|$)/.exec(href) ?? [];
  return page ? `/${page}/*` : '*';
}

/** The words that name who and what is on the page; of addresses the whole segments too, which keys are built with. */
function namingWords(root: Element, url: string): Set<string> {
  const texts = all(root, 'title, h1, h2, h3, h4, strong, a, [role="heading"], [data-anonymize]').map(text);
  const labels = all(root, '[alt], [aria-label], [title]').flatMap((one) =>
    ['alt', 'aria-label', 'title'].map((name) => attribute(one, name)),
  );
  const links = all(root, 'a[href]').map((link) => attribute(link, 'href'));
  const segments = [url, ...links].flatMap((href) =>
    decoded(href.split(/[?#]/, 1)[0] ?? '')
      .toLowerCase()
      .split('/'),
  );
  const words = [...texts, ...labels, ...segments].flatMap(wordsOf);
  return new Set([...segments, ...words].filter((word) => word !== '' && !STRUCTURE.test(word)));
}

const wordsOf = (value: string) =>
  value
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];

function hider(words: ReadonlySet<string>): (value: string) => string {
  const long = [...words].filter((word) => word.length >= MIN_PART_LENGTH).sort((a, b) => b.length - a.length);
  return (value) => {
    let hidden = decoded(value.slice(0, MAX_READ))
      // Encoded twice, or badly.
      .replace(/(?:%[\da-f]{2})+[\p{L}\p{M}\p{Nd}]*/giu, '*')
      .replace(/AC[\w-]{10,}?(?=Topcard|[A-Z][a-z]+(?:TopLevel)?Section|[^\w-]|$)/g, '{token}')
      .replace(/[\da-f]{8}-[\da-f-]{27}/g, '{uuid}');
    for (const word of long) hidden = replaceWord(hidden, word);
    return (
      hidden
        .replace(/[\p{L}\p{M}\p{Nd}]+/gu, (part) => (words.has(part.toLowerCase()) ? '*' : part))
        // A short slug behind a number: `profileCardsBelowActivityPart1ada`.
        .replace(/(?<=\p{Nd})[\p{L}\p{M}]+/gu, (part) => (words.has(part.toLowerCase()) ? '*' : part))
        .replace(/\p{Nd}+/gu, 'N')
        .slice(0, MAX_VALUE)
    );
  };
}

/** All places of a word, whatever its case and whatever it is grown together with. */
function replaceWord(value: string, word: string): string {
  const at = value.toLowerCase().indexOf(word);
  return at === -1 ? value : `${value.slice(0, at)}*${replaceWord(value.slice(at + word.length), word)}`;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value).normalize('NFC');
  } catch {
    return value;
  }
}
