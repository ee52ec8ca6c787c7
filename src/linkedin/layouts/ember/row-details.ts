import type { ListName } from '../../../model/reading.ts';
import { first, next, text } from '../../dom.ts';
import type { Who } from '../../list.ts';
import { type Findings, findingOf } from '../../person.ts';
import { kindOfRow } from './list.ts';

/** Repeats the degree in words for screen readers; the other half is what is painted. Last seen 2026-10. */
const DEGREE = '.entity-result__badge-text > [aria-hidden="true"], .artdeco-entity-lockup__degree';

/** What a row says of its person beside who it is. */
export function describeEmberRow(row: Element, _who: Who, list: ListName): Findings {
  const kind = kindOfRow(row, list);
  const headline = kind ? first(row, kind.headline) : null;
  return {
    headline: findingOf(text(headline), 'line'),
    location: findingOf(text(kind?.hasLocation && headline ? next(headline) : null), 'line'),
    degree: findingOf(text(first(row, DEGREE)).replace(/^[·•]\s*/, ''), 'line'),
  };
}
