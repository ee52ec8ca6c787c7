import {
  all,
  attribute,
  closest,
  collapse,
  contains,
  first,
  linksOf,
  matches,
  parent,
  previous,
  text,
} from '../../dom.ts';
import { sameSlug, vanityOfHref } from '../../urls/slug.ts';

/** Links to people. Saved pages, seen 2026-09. */
export const LINKS = 'a[href*="/in/"]';
/** Pictures of a person, drawn ones too; other drawings are arrows and the like. Saved pages, seen 2026-10. */
export const PICTURE = 'figure, img, svg[id^="person"]';
/** Rails, the page's own frame, and dialogs. Saved pages, seen 2026-05. */
export const APART =
  'aside, header, nav, footer, dialog, [role="dialog"], [role="complementary"], [componentkey*="SuggestedForYou"], [componentkey^="profileAside"]';
/**
 * A whole row, where the page says so. Saved pages, seen 2026-08 (listitem), 2026-05 (connections-list, going away).
 */
export const ROW = '[role="listitem"], [data-view-name="connections-list"]';
/** What can be done about the person of a row; nothing can about mutual connections. Saved pages, seen 2026-09. */
const CONTROL = 'button, [componentkey^="SearchResults"], a[href*="/messaging/"]';
/** The same with words for screen readers, which name the person. Saved pages, seen 2026-10. */
const ACTION = 'button[aria-label], [role="button"][aria-label], a[aria-label]';
/** So many parts before a line may belong to the same row. */
const MAX_PARTS_BEFORE = 8;
/** "Ada Lovelace", "and 3 other mutual connections": a row has name, headline and place. */
const MUTUAL_LINE_PARTS = 2;
/** "2nd" without a dot, "(You)", "wants to connect": so much may stand beside a name, in any language. */
const MAX_BESIDE_NAME = 24;
/** More links than a row has. */
const MAX_LINKS_IN_ROW = 24;
/** Nothing above these is a row. Saved pages, seen 2026-08. */
const LIST_CONTAINER = 'main, [role="main"], [role="list"], ul, ol, body, [data-testid="lazy-column"]';

/** The slug of the profile that a link leads to; null for links by token, to sub-pages and to anything else. */
export const slugOf = (link: Element) => vanityOfHref(attribute(link, 'href'));
/** Whether a link leads to this person. */
export const leadsTo = (slug: string, link: Element) => sameSlug(slugOf(link) ?? '', slug);

/** The row that a link to a person stands in; null for a link that is not the row's own and in no marked row. */
export function rowAround(link: Element, slug: string): Element | null {
  const marked = closest(link, ROW);
  if (marked && !isGroup(marked)) return marked;
  return isMutual(link) ? null : climb(link, slug);
}

/** Several people, each with a picture and a name of their own: a row of cards, not a row. */
function isGroup(row: Element): boolean {
  const people = someLinks(row).filter((link) => matches(link, LINKS) && first(link, LINKS) === null);
  const pictured = people.filter((link) => first(link, PICTURE)).flatMap((link) => slugOf(link) ?? []);
  const [slug, ...others] = people
    .filter((link) => text(link) !== '' && !isMutual(link))
    .flatMap((link) => slugOf(link) ?? [])
    .filter((one) => pictured.some((other) => sameSlug(other, one)));
  return slug !== undefined && others.some((other) => !sameSlug(other, slug));
}

/**
 * Whether a link is in the line about mutual connections: in bold, with other words around it, or below the lines about
 * somebody else. Beside a name there is at most a degree.
 */
export function isMutual(link: Element): boolean {
  let isOne = answers.get(link);
  if (isOne === undefined) {
    isOne = isInMutualLine(link);
    if (answers.size === 0) queueMicrotask(() => answers.clear());
    answers.set(link, isOne);
  }
  return isOne;
}

/**
 * A link is asked about once for each part that it stands in. Within one task the page can't change under its reader.
 */
const answers = new Map<Element, boolean>();

function isInMutualLine(link: Element): boolean {
  if (isActedUpon(link)) return false;
  const line = closest(link, 'p');
  const rest = line ? text(line).replace(text(link), '').trim() : '';
  const isBold = (closest(link, 'strong') || first(link, 'strong')) && first(link, 'p') === null;
  if (isBold || (rest !== '' && !/[·•]/.test(rest)))
    return !isTopLine(link, line) || (rest.length > MAX_BESIDE_NAME && !isPictured(link));
  return isBelowLines(link);
}

/** Whether a button of the row is about the person of a link: "Accept Ada Lovelace’s invitation", in any language. */
function isActedUpon(link: Element): boolean {
  const row = closest(link, ROW);
  const name = text(link);
  return row !== null && name !== '' && actionLabels(row).some((label) => label !== name && label.includes(name));
}

/** Whether the row has a picture that leads to the same person. */
function isPictured(link: Element): boolean {
  const row = closest(link, ROW);
  const slug = slugOf(link) ?? '';
  return row !== null && all(row, LINKS).some((one) => leadsTo(slug, one) && first(one, PICTURE) !== null);
}

/** What the buttons of a row say for those who don't see them, and the links that lead to nobody. */
export function actionLabels(row: Element): string[] {
  return all(row, ACTION)
    .filter((action) => slugOf(action) === null)
    .map((action) => collapse(attribute(action, 'aria-label')));
}

/** Whether nothing stands above a link in its row, or beside it but other links to the same person and a few words. */
function isTopLine(link: Element, line: Element | null): boolean {
  const slug = slugOf(link) ?? '';
  const isOther = (part: Element) =>
    someLinks(part).some((one) => matches(one, LINKS) && slugOf(one) !== null && !leadsTo(slug, one));
  if (line && isOther(line)) return false;
  for (let part = link, up = parent(part); up && !matches(part, ROW); part = up, up = parent(up)) {
    for (let at = previous(part), near = 0; at && near < MAX_PARTS_BEFORE; at = previous(at), near += 1) {
      if (text(at) !== '' && !leadsTo(slug, at) && !someLinks(at).some((one) => leadsTo(slug, one))) return false;
    }
    if (matches(up, LIST_CONTAINER) || all(up, 'p').length > MUTUAL_LINE_PARTS || isOther(up)) return true;
  }
  return true;
}

/** Below a name come headline and place, then mutual connections, with which nothing can be done. */
function isBelowLines(link: Element): boolean {
  const slug = slugOf(link) ?? '';
  for (let part = link, up = parent(part); up && !matches(part, LIST_CONTAINER); part = up, up = parent(up)) {
    if (someLinks(part).length === MAX_LINKS_IN_ROW || all(part, 'p').length > MUTUAL_LINE_PARTS) return false;
    if (matches(part, CONTROL) || first(part, CONTROL)) return false;
    let lines = 0;
    for (let at = previous(part), near = 0; at && near < MAX_PARTS_BEFORE; at = previous(at), near += 1) {
      const people = [at, ...someLinks(at)].filter((one) => matches(one, LINKS));
      if (people.length > 0) {
        if (lines > 0 && !people.every((other) => leadsTo(slug, other))) return true;
        break;
      }
      if (text(at) !== '') lines += 1;
    }
    if (lines > 1) return true;
  }
  return false;
}

/** The first links of a part: whatever has many is no row, and need not be looked through for each of them. */
function someLinks(part: Element): Element[] {
  const links: Element[] = [];
  for (const link of linksOf(part)) if (links.push(link) === MAX_LINKS_IN_ROW) break;
  return links;
}

/** The largest part around a link that is about nobody else. */
function climb(link: Element, slug: string): Element {
  let row = link;
  for (
    let up = parent(link);
    up && !matches(up, LIST_CONTAINER) && !first(up, ROW) && !isAboutOthers(up, slug);
    up = parent(up)
  )
    row = up;
  return row;
}

function isAboutOthers(part: Element, slug: string): boolean {
  for (const link of linksOf(part)) {
    const other = slugOf(link);
    if (other !== null && !sameSlug(other, slug) && !isMutual(link)) return true;
  }
  return false;
}

/** Whether the first person of the page is in this part of it. */
export function holdsFirst(part: Element, main: Element): boolean {
  for (const link of linksOf(main)) {
    if (slugOf(link) !== null && !closest(link, APART) && !isMutual(link)) return contains(part, link);
  }
  return false;
}
