import { all, first, parent, text } from '../../dom.ts';
import { type Findings, findingOf } from '../../person.ts';

/** The company of a position, on profiles. Public code, seen 2020-21. */
const COMPANY_LINK = '.position-item__company-link';
/** A position in a row: "Engineer at Northmark", then its time. Snippet of 2020-21 (dd), saved page of 2023 (li). */
const POSITION = 'dd, li[data-test-description-description]';
/** A time that goes on has a beginning and no end. Snippet of 2020-21. */
const TIME = 'time';

/** "at", between title and company, in languages where no title holds that word: en, fr, de, it, nl, sv, da, no. */
const AT = / (?:at|chez|bei|presso|bij|hos) /u;
/** The same in es, pt, pl and ru, where a title may hold it. */
const IN = / (?:en|em|w|в) /u;

export function currentPosition(scope: Element): Pick<Findings, 'title' | 'company'> {
  const linked = text(all(scope, COMPANY_LINK).find((link) => !hasEnded(link)) ?? null);
  const line = text(first(all(scope, POSITION).find(goesOn) ?? scope, ':scope > span'));
  // With two of them ("Head of Fun at Home at Northmark") the end of the title is ambiguous.
  const parts = line.split(AT.test(line) ? AT : IN);
  const [title = '', company = ''] = parts.length === 2 ? parts : [];
  return {
    title: findingOf(title, 'label'),
    company: linked ? findingOf(linked, 'key') : findingOf(company, 'label'),
  };
}

function goesOn(position: Element): boolean {
  const [begin, end, ...more] = all(position, TIME).map(text);
  return begin !== undefined && more.length === 0 && (end === undefined || !/\p{Nd}/u.test(end));
}

function hasEnded(link: Element): boolean {
  let position: Element | null = link;
  while (position && !first(position, TIME)) position = parent(position);
  return position !== null && all(position, TIME).length === 2;
}
