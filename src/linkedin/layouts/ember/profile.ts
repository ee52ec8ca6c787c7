import { all, attribute, closest, first, matches, text } from '../../dom.ts';
import { paintedText } from '../../painted.ts';
import {
  certainPerson,
  type Finding,
  findingOf,
  type LayoutReading,
  notTheSubject,
  type PageSubject,
} from '../../person.ts';
import { readEmbeddedProfile } from './embedded-profile.ts';
import { embeddedMember } from './islands.ts';
import { organizationsOf } from './organizations.ts';
import { slugOfSubject } from './proof.ts';
import { readSubPage } from './sub-page.ts';

/** The Ember app's body and its top card. Saved pages 2022-2025, last seen 2025-03. */
const APP = 'body.ember-application, section[data-member-id]';
/** The top card of the person painted; the sticky header that repeats the name is outside of it. Last seen 2025-03. */
const TOP_CARD = 'section[data-member-id]';
/** Its classes are random since 2025; there is one h1. Last seen 2025-03. */
const NAME = 'h1';
/** Last seen 2025-03. */
const HEADLINE = '.text-body-medium.break-words';
/** The pronouns have all of these but `inline`. Last seen 2025-03. */
const LOCATION = '.text-body-small.inline.t-black--light.break-words';
/** "(She/Her)", after the name. Last seen 2025-03. */
const PRONOUNS = '.text-body-small.v-align-middle.t-black--light';
/**
 * The degree, painted and in words for screen readers; the badge around them may look like pronouns. Saved pages
 * 2022-2025.
 */
const BADGE = '.distance-badge, .dist-value';
/** What is painted of it. Saved pages 2022-2025. */
const DEGREE = '.dist-value, .distance-badge > [aria-hidden="true"]';
/** The same in words. Saved pages 2022-2025. */
const SPOKEN = '.visually-hidden';
/**
 * Searches for the subject's connections, messages to the subject: the query names the subject's token. Last seen
 * 2025-03.
 */
const TOKEN_LINKS = 'a[href*="onnectionOf="], a[href*="profileUrn="]';
const TOKEN_IN_QUERY = /(?:onnectionOf|profileUrn)=[^&]*?(ACoAA[\w-]+)/;

/** Whether the document was made by the Ember app, painted or not. */
export function isEmber(root: Element): boolean {
  return first(root, APP) !== null;
}

/**
 * Reads the subject from the top card of an Ember profile page. The card of jobs carries no proof of whose it is, so no
 * title is read. Before the app has painted anything the subject is read from the embedded data.
 */
export function readEmber(root: Element, subject: PageSubject, href: string): LayoutReading {
  const cards = all(root, TOP_CARD);
  for (const card of cards) {
    const heading = first(card, NAME);
    const linked = tokenOfLinks(card);
    const memberId = attribute(card, 'data-member-id');
    const tokenOf = (slug: string) => linked ?? embeddedToken(root, slug, memberId);
    const slug = slugOfSubject(root, card, heading, memberId, { subject, href }, tokenOf);
    if (slug === null) continue;
    return certainPerson({
      slug: { text: slug, by: 'address' },
      token: findingOf(tokenOf(slug) ?? '', linked ? 'own-link' : 'embedded-data'),
      memberId: findingOf(memberId, 'key', 'part-missing'),
      name: findingOf(paintedText(heading), 'heading', 'part-missing'),
      pronouns: findingOf(pronounsOf(card), 'line'),
      degree: findingOf(text(first(card, DEGREE)).replace(/^[·•]\s*/, ''), 'line'),
      headline: textAt(card, HEADLINE),
      location: textAt(card, LOCATION),
      ...organizationsOf(card),
    });
  }
  if (cards.length > 0) return notTheSubject;
  const embedded = readEmbeddedProfile(root, subject);
  return 'verdict' in embedded ? embedded : readSubPage(root, subject, href);
}

/** Nothing but the brackets tells pronouns of any language from other words in their place; the degree has a number. */
function pronounsOf(card: Element): string {
  const parts = all(card, PRONOUNS).filter(
    (part) =>
      !matches(part, BADGE) &&
      !closest(part, BADGE) &&
      !first(part, `${BADGE}, ${SPOKEN}`) &&
      !/\p{Nd}/u.test(text(part)),
  );
  return text(parts[0] ?? null).replace(/^[(（](.*)[)）]$/, '$1');
}

function textAt(card: Element, selector: string): Finding {
  const part = first(card, selector);
  return findingOf(text(part), 'line', part ? 'not-on-page' : 'part-missing');
}

/** The one token that the card's links agree on. */
function tokenOfLinks(card: Element): string | null {
  const tokens = new Set<string>();
  for (const link of all(card, TOKEN_LINKS)) {
    const token = TOKEN_IN_QUERY.exec(attribute(link, 'href'))?.[1];
    // A quote before the token may be encoded as %22, a colon as %3A: both end before it, so nothing is to be decoded.
    if (token !== undefined) tokens.add(token);
  }
  const [token, ...others] = tokens;
  return token !== undefined && others.length === 0 ? token : null;
}

function embeddedToken(root: Element, slug: string, memberId: string): string | null {
  const member = embeddedMember(root, slug);
  return member?.memberId === memberId ? member.token : null;
}
