import { degreeIn } from '../../degree.ts';
import { all, attribute, closest, first, isBefore, matches, next, ownText, parent, text } from '../../dom.ts';
import { composePerson, type Finding, findingOf, type LayoutReading, notTheSubject } from '../../person.ts';
import { isVeryName, titleParts } from '../../title.ts';
import { slugOfHref } from '../../urls/slug.ts';
import { SALES, shownName } from './list.ts';

/** The top card of a lead. globodai-group/mcp-linkedin-sales-navigator, seen 2026-08. */
const TOP_CARD = '[data-sn-view-name="feature-lead-top-card"]';
/** The page's first h1 is a hidden label. Seen 2026-08. */
const NAME = 'h1[data-x--lead--name], [data-anonymize="person-name"]';
/** What stands around the other people of the page: similar leads, colleagues, rows. Public code, seen 2026-08. */
const OTHERS = 'li, tr, aside, dialog, [role="dialog"]';
/** The page's title is "Ada Lovelace | Sales Navigator". Seen 2026-08. */
const BRAND = /(?:^|\s*[-–—|·]\s*)(?:LinkedIn )?Sales Navigator.*$/i;
/** What the lead says of themselves. Seen 2026-08. */
const HEADLINE = '[data-x--lead-profile-card--headline], [data-anonymize="headline"]';
/** The place, where it is marked. Public code, seen 2026-10. */
const PLACE = '[data-anonymize="location"]';
/** The first one is the newest. Seen 2026-08. */
const CURRENT_ROLE = '[data-sn-view-name="lead-current-role"]';
/** In the current role; on rows of lists it is the time in the role. Seen 2026-08. */
const TITLE = '[data-anonymize="job-title"]';
/** A link if the company has a page. Seen 2026-08. */
const COMPANY = '[data-anonymize="company-name"]';
/** What stands between title and company in en, fr, de, es, pt, it, nl, pl. Page of 2026-08, English. */
const AT = /^(?:at|chez|bei|en|em|na|presso|bij|w) (.+)$/u;
/** "Nov 2016–Apr 2020", in any language. */
const ENDED = /\p{Nd}{4}[^\p{Nd}]*[-–—][^\p{Nd}]*\p{Nd}{4}/u;
/** The buttons below the place. Seen 2026-08. */
const ACTIONS = '[data-x--lead--actions]';
/** The open menu of an action's button is drawn elsewhere; its link leads to the public profile. Seen 2026-08. */
const MENU_LINK = '#hue-web-menu-outlet a[href*="/in/"]';
/** The button that opens the menu of the lead whose page it is. Seen 2026-08. */
const OWN_MENU = '[data-x--lead-actions-bar-overflow-menu]';
/** A button whose menu is open, of whatever lead. Public code, seen 2026-08. */
const OPEN = '[aria-expanded="true"]';

/** Whether it is a page of Sales Navigator. */
export function isSales(root: Element): boolean {
  return first(root, SALES) !== null;
}

/**
 * Reads a lead of Sales Navigator. Its id is that of the address, and nothing in the card repeats it: who is painted is
 * not proven, so the reading is never more than partial. The public slug is there only while the lead's menu is open.
 */
export function readLead(root: Element, token: string): LayoutReading {
  const titles = titleParts(root)
    .map((part) => part.replace(BRAND, ''))
    .filter(Boolean);
  const marked = first(root, TOP_CARD);
  const card = marked ?? cardOfName(root, titles);
  const name = shownName(card && first(card, NAME));
  if (card === null) return notTheSubject;
  const role = first(card, CURRENT_ROLE) ?? first(root, CURRENT_ROLE) ?? (marked ? null : firstRole(root, card));
  const company = role && first(role, COMPANY);
  const person = composePerson({
    slug: publicSlug(root, name),
    token: { text: token, by: 'address' },
    name: findingOf(name, 'heading', 'part-missing'),
    headline: findingOf(text(first(card, HEADLINE)), 'key'),
    title: findingOf(text(role && first(role, TITLE)), 'key'),
    company: company ? findingOf(text(company), 'key') : findingOf(textAfterTitle(role), 'label'),
    companyId: findingOf(/\/sales\/company\/(\d+)/.exec(attribute(company, 'href'))?.[1] ?? '', 'own-link'),
    location: locationOf(card),
    degree: findingOf(degreeOf(card), 'line'),
  });
  return person.name === null ? { reason: 'field-missing', missing: ['name'] } : { verdict: 'partial', person };
}

/**
 * Pages without marks for their parts (seen 2026-10) still mark the name: the one that the title says, and the part
 * around it.
 */
function cardOfName(root: Element, titles: readonly string[]): Element | null {
  const names = all(root, NAME).filter((name) => !closest(name, OTHERS));
  const own = names.filter((name) => titles.some((title) => isVeryName(title, shownName(name))));
  const name = own.find((one) => matches(one, 'h1')) ?? own[0];
  let card = name ? parent(name) : null;
  while (card && !first(card, HEADLINE) && !first(card, PLACE) && !matches(card, 'section, main, body'))
    card = parent(card);
  return card;
}

/** The line of the first role below the card, if it goes on. */
function firstRole(root: Element, card: Element): Element | null {
  const name = first(card, NAME);
  const title = all(root, TITLE).find((one) => name && isBefore(name, one) && !closest(one, OTHERS));
  const line = title ? parent(title) : null;
  return line && !ENDED.test(text(line)) ? line : null;
}

/** "2nd", between name and headline. */
function degreeOf(card: Element): string {
  const headline = first(card, HEADLINE);
  const parts = all(card, 'span').filter((part) => headline && isBefore(part, headline));
  return parts.map((part) => degreeIn(text(part))).find(Boolean) ?? '';
}

/** A company without a page is a bare text behind the title: " at Northmark". */
function textAfterTitle(role: Element | null): string {
  const title = role && first(role, TITLE);
  const line = title && parent(title);
  return (line && AT.exec(ownText(line))?.[1]) ?? '';
}

/** Nothing marks the place: it is the one plain element between headline and actions. */
function locationOf(card: Element): Finding {
  const marked = text(first(card, PLACE));
  if (marked !== '') return { text: marked, by: 'key' };
  const headline = first(card, HEADLINE);
  const between: Element[] = [];
  for (
    let part = headline && next(headline);
    part && !matches(part, 'button') && !first(part, 'button') && !matches(part, ACTIONS);
    part = next(part)
  )
    between.push(part);
  const [place, ...more] = between.filter((part) => text(part) !== '' && attribute(part, 'data-anonymize') === '');
  return place && more.length === 0 ? findingOf(text(place), 'line') : { absence: 'part-missing' };
}

/**
 * The menu may be that of another lead on the page: then the button that opened it says so. While a lead before is
 * still painted, the title is no longer theirs.
 */
function publicSlug(root: Element, name: string): Finding {
  if (name === '' || !text(first(root, 'head > title')).includes(name)) return { absence: 'not-on-page' };
  const slugs = new Set(all(root, MENU_LINK).map((link) => slugOfHref(attribute(link, 'href'))));
  const isForeign = all(root, OPEN).some(
    (button) => attribute(button, 'aria-haspopup') !== '' && !matches(button, OWN_MENU),
  );
  const [slug, ...others] = slugs;
  return slug && others.length === 0 && !isForeign ? { text: slug, by: 'menu' } : { absence: 'not-on-page' };
}
