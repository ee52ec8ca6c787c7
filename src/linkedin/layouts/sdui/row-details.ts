import type { ListName } from '../../../model/schemas/people/reading.ts';
import { degreeIn } from '../../degree.ts';
import { all, closest, contains, first, matches, text } from '../../dom.ts';
import type { RowIdentity } from '../../lists/list-layout.ts';
import { isUnseen, paintedText } from '../../painted.ts';
import { type Findings, findingOf } from '../../person.ts';
import { LINKS, leadsTo } from './links.ts';
import { nameInRow, nameLine } from './row.ts';

/** What is a control, or leads elsewhere, is no line about the person. Saved pages, seen 2026-08. */
const CONTROL = 'button, [role="button"], a[href]';
/** "Past: Apprentice at …", in any language. */
const SNIPPET = /^[^:：]{1,30}[:：]\s/;

/** What a row says of its person beside who it is. */
export function describeSduiRow(row: Element, { slug }: RowIdentity, list: ListName): Findings {
  const shown = nameInRow(row);
  const link = shown && matches(shown, LINKS) ? shown : null;
  // A link around more than the name holds the whole text about the person: what follows is about the connection.
  const isWhole = link !== null && all(link, 'p').filter((line) => text(line) !== '' && !isUnseen(line)).length > 1;
  // What catch-up says below the name is an occasion.
  const lines = list === 'catch-up' ? [] : linesOf(isWhole ? link : row, link ?? shown, slug ?? '');
  const [headline = '', place = ''] = lines;
  const isPlace = list === 'search' && !/\p{Nd}/u.test(place) && !SNIPPET.test(place);
  return {
    headline: findingOf(headline, 'line'),
    location: findingOf(isPlace ? place : '', 'line'),
    degree: findingOf(degreeOf(row), 'line'),
  };
}

/** The lines below the name; those about mutual connections name others, or are in bold, and do not count. */
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
