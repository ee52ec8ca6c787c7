import { all, attribute, first, linksOf, matches, ownText, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { isMutual, LINKS, leadsTo, PICTURE, slugOf } from './links.ts';

/** The actions of a search result; the key ends in the member token. Saved page, seen 2026-06. */
export const ACTIONS = '[componentkey^="SearchResultsACo"], [id^="SearchResultsACo"]';
/** "Message": the query names the person's token. Saved pages, seen 2026-09. */
const MESSAGE = 'a[href*="profileUrn="], a[href*="recipient="]';
/** The token in such a link, behind an encoded urn or bare. Saved pages, seen 2026-09. */
const TOKEN_IN_QUERY = /(?:profileUrn|recipient)=[^&]*?(ACoAA[\w-]+)/;
/** "Connect" and "Pending" name the person's number. Saved page, seen 2026-06. */
const INVITATION = '[componentkey*="urn:li:member:"]';

/** The element that shows the name of a row's person. */
export function nameInRow(row: Element): Element | null {
  const slug = subjectOf(row);
  return slug === null ? null : (nameLink(row, slug) ?? captionedLine(row, slug));
}

/** Who a row is about; null if it leads to nobody. */
export function whoIn(row: Element): RowIdentity | null {
  const slug = subjectOf(row);
  if (slug === null) return null;
  const link = nameLink(row, slug);
  const name = link ? nameOf(link) : text(captionedLine(row, slug));
  return { slug, token: tokenOf(row), memberId: memberIdOf(row), name };
}

/** A row is about whom its first link leads to. */
function subjectOf(row: Element): string | null {
  const links = matches(row, LINKS) ? [row] : linksOf(row);
  for (const link of links) {
    const slug = slugOf(link);
    if (slug !== null && !isMutual(link)) return slug;
  }
  return null;
}

/** The link around the name: not the picture's, and not one around the whole row. */
function nameLink(row: Element, slug: string): Element | null {
  const links = matches(row, LINKS) ? [row] : all(row, LINKS);
  const own = links.filter((link) => leadsTo(slug, link) && attribute(link, 'aria-hidden') !== 'true');
  return own.find((link) => first(link, LINKS) === null && nameOf(link) !== '') ?? null;
}

/** The line of a link that shows the name. */
export const nameLine = (link: Element) => all(link, 'p').find((line) => text(line) !== '') ?? null;

function nameOf(link: Element): string {
  const line = nameLine(link) ?? first(link, 'span[aria-hidden="true"]');
  const painted = ownText(link) || text(line) || (first(link, PICTURE) ? '' : textOnce(link));
  return (painted.split('•')[0] ?? '').trim();
}

/** A second part that says the first again is for screen readers: "View Ada Lovelace’s profile". */
function textOnce(link: Element): string {
  const whole = text(link);
  const start = text(all(link, 'span').find((part) => first(part, 'span') === null) ?? null);
  const rest = whole.startsWith(start) ? whole.slice(start.length).trim() : '';
  return start !== '' && rest !== start && rest.includes(start) ? start : whole;
}

/** Where no link holds the name (catch-up), the line that the picture's caption repeats: "Photo de profil de …". */
function captionedLine(row: Element, slug: string): Element | null {
  const pictures = all(row, LINKS)
    .filter((link) => leadsTo(slug, link))
    .flatMap((link) => all(link, 'img[alt], svg[aria-label]'));
  const captions = pictures.map((picture) => attribute(picture, 'alt') || attribute(picture, 'aria-label'));
  return (
    all(row, 'p').find((line) => text(line) !== '' && captions.some((caption) => caption.includes(text(line)))) ?? null
  );
}

/** The one token that the row's actions agree on. */
function tokenOf(row: Element): string | null {
  const keys = all(row, ACTIONS).flatMap((part) => [attribute(part, 'componentkey'), attribute(part, 'id')]);
  const queries = all(row, MESSAGE).map((link) => TOKEN_IN_QUERY.exec(attribute(link, 'href'))?.[1]);
  return theOnly([...keys.map((key) => /^SearchResults(ACoAA[\w-]+)$/.exec(key)?.[1]), ...queries]);
}

/** The one member number that the row's invitations agree on. */
function memberIdOf(row: Element): string | null {
  return theOnly(all(row, INVITATION).map((part) => /urn:li:member:(\d+)/.exec(attribute(part, 'componentkey'))?.[1]));
}

function theOnly(values: readonly (string | undefined)[]): string | null {
  const [value, ...others] = new Set(values.filter((one) => one !== undefined));
  return others.length === 0 ? (value ?? null) : null;
}
