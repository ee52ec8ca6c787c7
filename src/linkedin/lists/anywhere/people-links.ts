import { all, attribute, closest, countBelow, first, linksOf, matches, parent, text } from '../../dom.ts';
import { memberTokenOfHref, vanityOfHref } from '../../urls/slug.ts';
import { isMention } from './lines.ts';
import { onceATask } from './once-a-task.ts';

/** Links to people by slug or token. Saved pages, seen 2026-10. */
export const PROFILE_LINKS = 'a[href*="/in/"]';
/** Includes leads of Sales Navigator. Seen 2026-08. */
export const LINKS = 'a[href*="/in/"], a[href*="/sales/lead/"], a[href*="/sales/people/"]';
/** One of both is not null. */
export type Member = { readonly slug: string | null; readonly token: string | null };

/** Marked rows. Saved pages, seen 2026-10. */
export const MARKED = '[role="listitem"], li, tr, article';
/** Never inside a row. Saved pages, seen 2026-10. */
const CONTAINER =
  'main, body, ul, ol, table, tbody, dialog, [role="main"], [role="list"], [role="dialog"], [data-testid="lazy-column"]';
/** The page's frame, and the chats above every page. Saved pages, seen 2026-10. */
const FRAME =
  'nav, aside, footer, [role="navigation"], [role="banner"], [role="complementary"], #msg-overlay, .msg-overlay-container';
const HEADER = 'header';
const PART = 'main, article, section, dialog, [role="main"], [role="dialog"]';
/** Pictures of people; a `svg` is the placeholder. Saved pages, seen 2026-10. */
export const PICTURE = 'img, figure, image, svg';
const HEADING = 'h1, h2';
const MAX_LINKS_IN_ROW = 24;
const MAX_ELEMENTS_IN_ROW = 150;

export function memberAt(link: Element): Member | null {
  const href = attribute(link, 'href');
  const slug = vanityOfHref(href);
  const token = slug === null ? memberTokenOfHref(href) : null;
  return slug === null && token === null ? null : { slug, token };
}

export const isSame = (one: Member, other: Member) =>
  one.token === other.token && one.slug?.toLowerCase() === other.slug?.toLowerCase();

export function isInFrame(part: Element): boolean {
  if (closest(part, FRAME)) return true;
  const header = closest(part, HEADER);
  return header !== null && closest(header, PART) === null;
}

export const memberLinks = onceATask((part) => {
  const links = matches(part, LINKS) ? [part] : all(part, LINKS);
  return links.filter((link) => memberAt(link) && !isMention(link));
});

export function rowAround(link: Element, member: Member): Element {
  const marked = closest(link, MARKED);
  if (marked && !isGroup(marked)) return marked;
  let row = link;
  for (let up = parent(link); up && !matches(up, CONTAINER) && isAboutOne(up, link, member); up = parent(up)) {
    row = up;
    if (matches(up, MARKED)) break;
  }
  return row;
}

/** Several people, each with a name and a linked picture: an author and commenters, not a row. */
const isGroup = onceATask((part) => {
  const named: Member[] = [];
  const pictured: Member[] = [];
  for (const link of memberLinks(part)) {
    const member = memberAt(link);
    if (member && text(link) !== '') named.push(member);
    if (member && first(link, PICTURE)) pictured.push(member);
  }
  const people = named.filter((one) => pictured.some((other) => isSame(one, other)));
  return people.some((one) => people[0] && !isSame(one, people[0]));
});

function isAboutOne(part: Element, link: Element, member: Member): boolean {
  let links = 0;
  for (const other of linksOf(part)) {
    links += 1;
    if (links > MAX_LINKS_IN_ROW) return false;
    const someone = memberAt(other);
    if (someone === null || isSame(someone, member)) continue;
    // A picture may link to the same person by token.
    const isPicture = text(other) === '' && (someone.slug === null) !== (member.slug === null);
    if (!isPicture && !isMention(other)) return false;
  }
  if (matches(part, MARKED)) return true;
  const heading = first(part, HEADING);
  return (heading === null || isName(heading, link)) && countBelow(part) <= MAX_ELEMENTS_IN_ROW;
}

function isName(heading: Element, link: Element): boolean {
  return closest(heading, LINKS) !== null || first(heading, LINKS) !== null || captionOf(link).includes(text(heading));
}

export function captionOf(link: Element): string {
  const labels = [link, ...all(link, '[alt], [aria-label], [title]')].flatMap((part) =>
    ['alt', 'aria-label', 'title'].map((name) => attribute(part, name)),
  );
  return labels.filter(Boolean).join('\n');
}
