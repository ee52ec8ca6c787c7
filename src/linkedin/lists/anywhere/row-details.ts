import type { ListName } from '../../../model/schemas/people/reading.ts';
import { closest, contains, parent } from '../../dom.ts';
import { describeSalesRow } from '../../layouts/sales/row-details.ts';
import { type Findings, findingOf } from '../../person.ts';
import type { RowIdentity } from '../list-layout.ts';
import { isBesideName, isDegree, type Line } from './lines.ts';
import { type Row, readRowAround } from './row.ts';

/** What starts a new line. Saved pages, seen 2026-10. */
const BLOCK = 'h1, h2, h3, h4, h5, h6, p, div, dt, dd, td, li';
const TIME = /^\p{Nd}+\s?\p{L}{1,4}\.?(?:\s?[·•].*)?$/u;
/** Levels between link and headline; further up is what they wrote, or something else. */
const MAX_LEVELS = 4;
const LEVELS: Partial<Record<ListName, number>> = { post: 2, feed: 2, elsewhere: 2, messaging: 0 };

export function describeAnyRow(row: Element, who: RowIdentity, list: ListName): Findings {
  if (who.token?.startsWith('ACw')) return describeSalesRow(row, who);
  const found = readRowAround(row, list);
  if (found === null) return {};
  const degree = found.lines.find(({ text }) => isDegree(text))?.text.replace(/^[·•]\s*/, '') ?? '';
  return {
    headline: findingOf(list === 'notifications' ? '' : headlineOf(row, found, list), 'line'),
    degree: findingOf(degree.length <= 20 ? degree : '', 'line'),
  };
}

function headlineOf(row: Element, { name, own, lines }: Row, list: ListName): string {
  const at = lines.findIndex(({ element }) => element === name.element || contains(element, name.element));
  const below = lines.slice(at + 1).filter((line) => !isBesideName(line.text) && line.text !== name.text);
  const isBlock = ({ element }: Line) => closest(element, BLOCK) !== closest(name.element, BLOCK);
  const inLink = below.filter(({ element }) => own.some((link) => contains(link, element)));
  const beside = LEVELS[list] === undefined ? below : [];
  const headline =
    inLink.find(isBlock) ?? inLink[0] ?? near(row, own, below.filter(isBlock), list) ?? near(row, own, beside, list);
  return headline === undefined || TIME.test(headline.text) ? '' : headline.text;
}

function near(row: Element, own: readonly Element[], below: readonly Line[], list: ListName): Line | undefined {
  const levels = LEVELS[list] ?? MAX_LEVELS;
  let part: Element | null = own.at(-1) ?? null;
  for (let level = 0; part && part !== row && level < levels; level += 1) {
    part = parent(part);
    const [line] = below.filter(({ element }) => part && contains(part, element));
    if (line) return line;
  }
  return undefined;
}
