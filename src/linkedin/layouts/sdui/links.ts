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
import { wasHere } from '../../lists/visited.ts';
import { sameSlug, vanityOfHref } from '../../urls/slug.ts';

/** Links to people. Saved pages, seen 2026-09. */
export const LINKS = 'a[href*="/in/"]';
/** Pictures of a person, drawn ones too; other drawings are icons. Saved pages, seen 2026-10. */
export const PICTURE = 'figure, img, svg[id^="person"]';
/** Rails, page frame and dialogs. Saved pages, seen 2026-05. */
export const APART =
  'aside, header, nav, footer, dialog, [role="dialog"], [role="complementary"], [componentkey*="SuggestedForYou"], [componentkey^="profileAside"]';
/** Marked rows. Saved pages, seen 2026-08 (listitem), 2026-05 (connections-list, going away). */
export const ROW = '[role="listitem"], [data-view-name="connections-list"]';
/** Actions on the row's person; mutual connections have none. Saved pages, seen 2026-09. */
const CONTROL = 'button, [componentkey^="SearchResults"], a[href*="/messaging/"]';
/** Actions with words for screen readers, which name the person. Saved pages, seen 2026-10. */
const ACTION = 'button[aria-label], [role="button"][aria-label], a[aria-label]';
const MAX_PARTS_BEFORE = 8;
/** "Ada Lovelace", "and 3 other mutual connections": a row has name, headline and place. */
const MUTUAL_LINE_PARTS = 2;
/** Room beside a name for "2nd" without a dot, "(You)", "wants to connect". */
const MAX_BESIDE_NAME = 24;
const MAX_LINKS_IN_ROW = 24;
/** Never inside a row. Saved pages, seen 2026-08. */
const LIST_CONTAINER = 'main, [role="main"], [role="list"], ul, ol, body, [data-testid="lazy-column"]';

export const slugOf = (link: Element) => vanityOfHref(attribute(link, 'href'));
export const leadsTo = (slug: string, link: Element) => sameSlug(slugOf(link) ?? '', slug);

export function rowAround(link: Element, slug: string): Element | null {
  const marked = closest(link, ROW);
  if (marked && !isGroup(marked)) return marked;
  return isMutual(link) ? null : climb(link, slug);
}

function isGroup(row: Element): boolean {
  const people = someLinks(row).filter((link) => matches(link, LINKS) && first(link, LINKS) === null);
  const pictured = people.filter((link) => first(link, PICTURE)).flatMap((link) => slugOf(link) ?? []);
  const [slug, ...others] = people
    .filter((link) => text(link) !== '' && !isMutual(link))
    .flatMap((link) => slugOf(link) ?? [])
    .filter((one) => pictured.some((other) => sameSlug(other, one)));
  return slug !== undefined && others.some((other) => !sameSlug(other, slug));
}

/** Bold among other words, or below the lines about another person; a name has at most a degree beside it. */
export function isMutual(link: Element): boolean {
  let isOne = answers.get(link);
  if (isOne === undefined) {
    isOne = isInMutualLine(link);
    if (answers.size === 0) queueMicrotask(() => answers.clear());
    answers.set(link, isOne);
  }
  return isOne;
}

/** Kept for one task, in which the page can't change: each part around a link asks again. */
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

function isActedUpon(link: Element): boolean {
  const row = closest(link, ROW);
  const name = text(link);
  return row !== null && name !== '' && actionLabels(row).some((label) => label !== name && label.includes(name));
}

function isPictured(link: Element): boolean {
  const row = closest(link, ROW);
  const slug = slugOf(link) ?? '';
  return row !== null && all(row, LINKS).some((one) => leadsTo(slug, one) && first(one, PICTURE) !== null);
}

export function actionLabels(row: Element): string[] {
  return all(row, ACTION)
    .filter((action) => slugOf(action) === null)
    .map((action) => collapse(attribute(action, 'aria-label')));
}

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

/** Headline and place follow a name; mutual connections come after them, without actions. */
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

function someLinks(part: Element): Element[] {
  const links: Element[] = [];
  for (const link of linksOf(part)) if (links.push(link) === MAX_LINKS_IN_ROW) break;
  return links;
}

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

export function holdsFirst(part: Element, main: Element): boolean {
  let fallback: Element | null = null;
  for (const link of linksOf(main)) {
    if (slugOf(link) === null || closest(link, APART) || isMutual(link)) continue;
    if (!wasHere(link)) return contains(part, link);
    fallback ??= link;
  }
  return fallback !== null && contains(part, fallback);
}
