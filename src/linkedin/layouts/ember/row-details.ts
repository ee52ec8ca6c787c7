import type { ListName } from '../../../model/schemas/people/reading.ts';
import { first, next, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { paintedText } from '../../painted.ts';
import { type Findings, findingOf } from '../../person.ts';

/** The headline in each kind of row. */
const HEADLINES: Partial<Record<ListName, readonly string[]>> = {
  // Its other classes are random since 2025. Last seen 2025-09.
  search: ['.t-14.t-black.t-normal'],
  // Public code, seen 2021-23.
  connections: ['.mn-connection-card__occupation'],
  // Public code, seen 2021-23: invitations, suggestions.
  network: ['.invitation-card__subtitle', '.discover-person-card__occupation'],
  // Template of 2026-10.
  'company-people': ['.artdeco-entity-lockup__subtitle'],
};
/** Repeats the degree in words for screen readers; the other half is what is painted. Last seen 2026-10. */
const DEGREE = '.entity-result__badge-text > [aria-hidden="true"], .artdeco-entity-lockup__degree';

/** What a row says of its person beside who it is. In search results the location follows the headline. */
export function describeEmberRow(row: Element, _who: RowIdentity, list: ListName): Findings {
  const found = HEADLINES[list]?.map((headline) => first(row, headline)) ?? [];
  const headline = found.find((one) => one !== null) ?? null;
  return {
    headline: findingOf(paintedText(headline), 'line'),
    location: findingOf(text(list === 'search' && headline ? next(headline) : null), 'line'),
    degree: findingOf(text(first(row, DEGREE)).replace(/^[·•]\s*/, ''), 'line'),
  };
}
