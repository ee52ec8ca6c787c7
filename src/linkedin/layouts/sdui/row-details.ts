import type { ListName } from '../../../model/schemas/people/reading.ts';
import { degreeIn } from '../../degree.ts';
import { all, closest, contains, first, matches, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { isUnseen, paintedText } from '../../painted.ts';
import { type Findings, findingOf } from '../../person.ts';
import { LINKS, leadsTo } from './links.ts';
import { nameInRow, nameLine } from './row.ts';

/** Controls and links elsewhere say nothing about the person. Saved pages, seen 2026-08. */
const CONTROL = 'button, [role="button"], a[href]';
const SNIPPET = /^[^:：]{1,30}[:：]\s/;

export function describeSduiRow(row: Element, { slug }: RowIdentity, list: ListName): Findings {
  const shown = nameInRow(row);
  const link = shown && matches(shown, LINKS) ? shown : null;
  // If the link holds more than the name, it holds all about the person; what follows is about the connection.
  const isWhole = link !== null && all(link, 'p').filter((line) => text(line) !== '' && !isUnseen(line)).length > 1;
  const lines = list === 'catch-up' ? [] : linesOf(isWhole ? link : row, link ?? shown, slug ?? '');
  const [headline = '', place = ''] = lines;
  const isPlace = list === 'search' && !/\p{Nd}/u.test(place) && !SNIPPET.test(place);
  return {
    headline: findingOf(headline, 'line'),
    location: findingOf(isPlace ? place : '', 'line'),
    degree: findingOf(degreeOf(row), 'line'),
  };
}

/** Without lines about mutual connections, which name others or are bold. */
function linesOf(scope: Element, shown: Element | null, slug: string): string[] {
  const name = shown && (nameLine(shown) ?? closest(shown, 'p'));
  return all(scope, 'p')
    .filter((line) => line !== name && !isUnseen(line) && !first(line, 'p') && !(shown && contains(line, shown)))
    .filter((line) => {
      const control = closest(line, CONTROL);
      return control === null || !contains(scope, control) || leadsTo(slug, control);
    })
    .filter((line) => first(line, 'strong') === null && all(line, LINKS).every((other) => leadsTo(slug, other)))
    .map(paintedText)
    .filter((line) => line !== '' && degreeIn(line) === '');
}

function degreeOf(row: Element): string {
  for (const part of all(row, 'span, p')) {
    const degree = degreeIn(paintedText(part));
    if (degree) return degree;
  }
  return '';
}
