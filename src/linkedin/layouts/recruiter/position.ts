import { all, first, text } from '../../dom.ts';
import { type Findings, findingOf } from '../../person.ts';

/** The company of a position, on profiles. Public code, seen 2020-21. */
const COMPANY_LINK = '.position-item__company-link';
/** A position in a row: "Engineer at Northmark", then its time. Snippet of 2020-21. */
const POSITION = 'dd';
/** A time that goes on has a beginning and no end. */
const TIME = 'time';

/** "at", between title and company, in languages where no title holds that word. en, fr, de, it, nl. */
const AT = /^(.+) (?:at|chez|bei|presso|bij) (.+)$/u;

/** Title and company of the first position that has not ended. */
export function currentPosition(scope: Element): Pick<Findings, 'title' | 'company'> {
  const linked = text(first(scope, COMPANY_LINK));
  const current = all(scope, POSITION).find((position) => all(position, TIME).length === 1);
  const [, title = '', company = ''] = AT.exec(text(current ? first(current, 'span') : null)) ?? [];
  return {
    title: findingOf(title, 'label'),
    company: linked ? findingOf(linked, 'key') : findingOf(company, 'label'),
  };
}
