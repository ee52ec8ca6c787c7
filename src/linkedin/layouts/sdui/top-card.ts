import { degreeIn } from '../../degree.ts';
import { all, closest, contains, first, isBefore, parent, previous, text } from '../../dom.ts';
import { paintedText } from '../../painted.ts';
import { type Finding, type Findings, findingOf } from '../../person.ts';
import { jobFindings } from './experience.ts';

/**
 * The picture of a current company or a school beside its name; the ids do not depend on language. Saved pages, seen
 * 2026-09.
 */
const COMPANY_PICTURE = 'svg[id^="company-accent"]';
/** The same of a school. Saved pages, seen 2026-09. */
const SCHOOL_PICTURE = 'svg[id^="school-accent"]';
/** The whole of such a chip. Saved pages, seen 2026-09. */
const CHIP = '[role="button"], button, a';
/** Pronouns and degree may be parted by a dot too, so the row with this link goes first. Saved pages, seen 2026-09. */
const CONTACT_INFO = 'a[href*="/overlay/contact-info"]';
/** The p between location and contact info holds nothing else. Saved pages, seen 2026-09. */
const DOT = '·';
/** "She/Her", in the row of the name. Other pronouns can't be told from other words. Saved pages, seen 2026-09. */
const PRONOUNS = /^\(?(\p{L}{1,12}(?:\/\p{L}{1,12}){1,3})\)?$/u;

/** What the top card of the subject says. */
export function readTopCard(
  root: Element,
  card: Element,
  heading: Element | null,
  slug: string,
  token: string | null,
): Findings {
  const row = locationRow(card, heading);
  const company = chipText(card, COMPANY_PICTURE);
  const school = chipText(card, SCHOOL_PICTURE);
  const [upper = '', lower = ''] = row?.lines ?? [];
  // A card with one line has no headline if that line is the one that names company and school.
  const oneLine = lower === '' && upper !== '' && upper === [company, school].filter(Boolean).join(' · ');
  const companyFinding: Finding =
    company === '' ? companyOfLine(oneLine ? upper : lower, school) : { text: company, by: 'picture' };
  const { title, companyId } =
    token === null ? {} : jobFindings(root, token, 'text' in companyFinding ? companyFinding.text : '');
  return {
    slug: { text: slug, by: 'address' },
    token: findingOf(token ?? '', 'key', 'part-missing'),
    name: findingOf(paintedText(heading), 'heading', 'part-missing'),
    pronouns: findingOf(row?.pronouns ?? '', 'line'),
    headline: findingOf(oneLine ? '' : upper, 'line', row ? 'not-on-page' : 'part-missing'),
    company: companyFinding,
    school: findingOf(school, 'picture'),
    location: findingOf(row?.location ?? '', 'line', row ? 'not-on-page' : 'part-missing'),
    ...(title && { title }),
    ...(companyId && { companyId }),
  };
}

type CardRow = { readonly location: string; readonly lines: string[]; readonly pronouns: string };

/**
 * Finds the location by the lone dot after it, and from there the lines above it (headline, then company and school);
 * of a card without a location the lines alone. Pronouns and degree stand in the name's own row, one level deeper, and
 * so are never among the lines.
 */
function locationRow(card: Element, heading: Element | null): CardRow | null {
  if (!heading) return null;
  const lines = all(card, 'p');
  const dots = lines.filter((line) => text(line) === DOT);
  const beforeContact = dots.find((dot) => first(parent(dot) ?? dot, CONTACT_INFO));
  for (const dot of beforeContact ? [beforeContact] : dots) {
    const location = previous(dot);
    const row = parent(dot);
    const block = row && parent(row);
    // Counts of followers and connections can be parted by a dot too, but not in the block that holds the name.
    if (!location || !block || !contains(block, heading) || contains(row, heading)) continue;
    return { location: text(location), ...linesIn(block, lines, heading, row) };
  }
  return rowWithoutDot(card, lines, heading);
}

/**
 * Up from the name, the first part that has lines of its own which are no degree: those beside a degree are pronouns.
 */
function rowWithoutDot(card: Element, lines: readonly Element[], heading: Element): CardRow | null {
  for (let block = parent(heading); block && contains(card, block); block = parent(block)) {
    const own = all(block, ':scope > p').filter((line) => isBefore(heading, line) && text(line) !== '');
    if (own.some((line) => degreeIn(text(line)) !== '')) continue;
    if (own.some((line) => !PRONOUNS.test(text(line))))
      return { location: placeBeforeContact(card), ...linesIn(block, lines, heading, null) };
  }
  return null;
}

function placeBeforeContact(card: Element): string {
  const contact = first(card, CONTACT_INFO);
  const line = contact && closest(contact, 'p');
  return text(line && previous(line));
}

function linesIn(block: Element, lines: readonly Element[], heading: Element, row: Element | null) {
  const beside = lines.filter(
    (line) => contains(block, line) && parent(line) !== block && !(row && contains(row, line)),
  );
  return {
    lines: all(block, ':scope > p')
      .filter((line) => !contains(line, heading))
      .map(paintedText)
      .filter(Boolean),
    pronouns: beside.map((line) => PRONOUNS.exec(text(line))?.[1]).find(Boolean) ?? '',
  };
}

function chipText(card: Element, picture: string): string {
  const svg = first(card, picture);
  const chip = svg && closest(svg, CHIP);
  return chip && contains(card, chip) ? text(first(chip, 'p')) : '';
}

/** The line "Company · School" where the company has no chip. One name alone may be a school, so it needs a second. */
function companyOfLine(line: string, school: string): Finding {
  if (line === '' || line === school) return { absence: 'not-on-page' };
  if (school !== '') {
    const isBoth = line.endsWith(` · ${school}`);
    return isBoth ? { text: line.slice(0, -school.length - 3), by: 'line' } : { absence: 'part-missing' };
  }
  const [company = '', ...schools] = line.split(' · ');
  return schools.length === 1 ? { text: company, by: 'line' } : { absence: 'part-missing' };
}
