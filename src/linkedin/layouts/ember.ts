import { currentCompany } from '../current-company.ts';
import { all, attribute, first, text } from '../dom.ts';
import { islandIdsOf } from '../islands.ts';
import { composePerson, type Finding, findingOf, type LayoutReading, notTheSubject, type Subject } from '../person.ts';
import { provenSlug } from '../subject.ts';

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
/** Searches for the subject's connections, messages to the subject: the query names the subject's token. Last seen 2025-03. */
const TOKEN_LINKS = 'a[href*="onnectionOf="], a[href*="profileUrn="]';
const TOKEN_IN_QUERY = /(?:onnectionOf|profileUrn)=[^&]*?(ACoAA[\w-]+)/;

/** Whether the document was made by the Ember app, painted or not. */
export function isEmber(root: Element): boolean {
  return first(root, APP) !== null;
}

/**
 * Reads the subject from the top card of an Ember profile page. Embedded data is asked for nothing but ids, and only the
 * entry whose publicIdentifier is the slug: it is never refreshed on navigation and holds the reader of the page first.
 * A page that is not painted yet is `not-the-subject`: embedded data has no current company, so waiting tells more.
 */
export function readEmber(root: Element, subject: Subject): LayoutReading {
  for (const card of all(root, TOP_CARD)) {
    const heading = first(card, NAME);
    const linked = tokenOfLinks(card);
    const memberId = attribute(card, 'data-member-id');
    const tokenOf = (slug: string) => linked ?? tokenOfIsland(root, slug, memberId);
    const slug = provenSlug(card, heading, subject, tokenOf);
    if (slug === null) continue;
    return composePerson(slug, text(heading), {
      token: findingOf(tokenOf(slug) ?? ''),
      memberId: findingOf(memberId, 'part-missing'),
      headline: textAt(card, HEADLINE),
      company: currentCompany(card),
      location: textAt(card, LOCATION),
    });
  }
  return notTheSubject;
}

function textAt(card: Element, selector: string): Finding {
  const part = first(card, selector);
  return findingOf(text(part), part ? 'not-on-page' : 'part-missing');
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

function tokenOfIsland(root: Element, slug: string, memberId: string): string | null {
  const ids = islandIdsOf(root, slug);
  return ids?.memberId === memberId ? ids.token : null;
}
