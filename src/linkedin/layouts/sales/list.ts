import { attribute, closest, first, ownText } from '../../dom.ts';
import type { FindLayout, RowIdentity } from '../../lists/list-layout.ts';
import { paintedText } from '../../painted.ts';

/** Sales Navigator, whatever page. globodai-group/mcp-linkedin-sales-navigator, seen 2026-08. */
export const SALES =
  '#search-results-container, [data-sn-view-name], [data-anonymize], [data-scroll-into-view^="urn:li:fs_salesProfile:"]';
/** Every row has it, drawn or not; its first part is the lead's id. Seen 2026-08. */
const URN = '[data-scroll-into-view^="urn:li:fs_salesProfile:("]';
/** The link to a lead; the second is the older form. Seen 2026-08. */
const LEAD_LINK = 'a[href*="/sales/lead/"], a[href*="/sales/people/"]';
/** A row of a search (li) or of a lead list (tr). Public code, seen 2026-08. */
export const ROW = 'li, tr';
/** Seen 2026-08. */
const NAME = '[data-anonymize="person-name"]';
/** The name on lead lists. Public code, seen 2026-01. */
const LISTED_NAME = 'a.lists-detail__view-profile-name-link';
/** What was searched for, in a name. Public code, seen 2026-08. */
const SEARCHED = 'em, mark, b, strong';
/** The lead's id in an urn or a link: the parts after it change with every search. */
const tokenIn = (address: string) => /(ACwAA[\w-]+)(?:,|%2C|$)/.exec(address)?.[1] ?? '';

/**
 * Search results and lead lists of Sales Navigator. Their people have ids of their own, which lead to no public
 * profile.
 */
export const salesList: FindLayout = (root) => {
  if (first(root, SALES) === null) return null;
  return {
    layout: 'sales',
    marks: `${URN}, ${LEAD_LINK}`,
    rowOf: (mark) => closest(mark, ROW) ?? closest(mark, URN),
    who: whoIn,
    nameIn: (row) => {
      const name = nameOf(row);
      return name && (closest(name, LEAD_LINK) ?? name);
    },
  };
};

/** The name of a row that is drawn. */
export const nameOf = (row: Element) => first(row, NAME) ?? first(row, LISTED_NAME);

/**
 * The name as painted. Presence ("is reachable") stands in a part of its own behind it; words that were searched for do
 * too.
 */
export function shownName(name: Element | null): string {
  const painted = paintedText(name);
  return (name && first(name, SEARCHED) === null && ownText(name)) || painted;
}

function whoIn(row: Element): RowIdentity | null {
  const urn = attribute(first(row, URN) ?? closest(row, URN), 'data-scroll-into-view');
  const token = tokenIn(urn) || tokenIn(attribute(first(row, LEAD_LINK), 'href'));
  return token === '' ? null : { slug: null, token, memberId: null, name: shownName(nameOf(row)) };
}
