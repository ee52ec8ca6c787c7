import type { ListName } from '../../../model/schemas/people/reading.ts';
import { first, next, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { paintedText } from '../../painted.ts';
import { type Findings, findingOf } from '../../person.ts';

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
/** The painted half of the degree. Last seen 2026-10. */
const DEGREE = '.entity-result__badge-text > [aria-hidden="true"], .artdeco-entity-lockup__degree';

export function describeEmberRow(row: Element, _who: RowIdentity, list: ListName): Findings {
  const found = HEADLINES[list]?.map((headline) => first(row, headline)) ?? [];
  const headline = found.find((one) => one !== null) ?? null;
  return {
    headline: findingOf(paintedText(headline), 'line'),
    location: findingOf(text(list === 'search' && headline ? next(headline) : null), 'line'),
    degree: findingOf(text(first(row, DEGREE)).replace(/^[·•]\s*/, ''), 'line'),
  };
}
