import { all, attribute, closest, contains, first, parent, previous, text } from '../dom.ts';
import {
  composePerson,
  type Finding,
  type Findings,
  findingOf,
  type LayoutReading,
  notTheSubject,
  type Subject,
} from '../person.ts';
import { provenSlug } from '../subject.ts';

/** Any screen of the React app, whoever is on it. Saved pages, seen 2026-09. */
const SCREEN = '[data-sdui-screen], [componentkey^="com.linkedin.sdui."], body[data-rehydrated]';
/** The top card; the key is on an outer div and on the section inside. Its middle is the member token. Saved pages, seen 2026-09. */
const TOP_CARD = '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard"]';
const TOP_CARD_KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(AC[ow]AA[\w-]+)Topcard$/;
/** The name; h1 or h2 by account. vana-com/data-connectors#9 and saved pages, seen 2026-09. */
const NAME = 'h1, h2';
/** The picture of a current company or a school beside its name; the ids do not depend on language. Saved pages, seen 2026-09. */
const COMPANY_PICTURE = 'svg[id^="company-accent"]';
const SCHOOL_PICTURE = 'svg[id^="school-accent"]';
/** The whole of such a chip. Saved pages, seen 2026-09. */
const CHIP = '[role="button"], button, a';
/** The p between location and contact info holds nothing else. Saved pages, seen 2026-09. */
const DOT = '·';

/** Whether the document was made by the React app, painted or not. */
export function isSdui(root: Element): boolean {
  return first(root, SCREEN) !== null;
}

/** Reads the subject from the top card of a React profile page; other cards and the aside are never looked at. */
export function readSdui(root: Element, subject: Subject): LayoutReading {
  for (const card of all(root, TOP_CARD)) {
    const heading = first(card, NAME);
    const token = TOP_CARD_KEY.exec(attribute(card, 'componentkey'))?.[1] ?? null;
    const slug = provenSlug(card, heading, subject, () => token);
    if (slug !== null) return composePerson(slug, text(heading), findingsOf(card, heading, token));
    if ('token' in subject && subject.token === token) return { reason: 'field-missing', missing: ['slug'] };
  }
  return notTheSubject;
}

function findingsOf(card: Element, heading: Element | null, token: string | null): Findings {
  const row = locationRow(card, heading);
  const company = chipText(card, COMPANY_PICTURE);
  const school = chipText(card, SCHOOL_PICTURE);
  const [upper = '', lower = ''] = row?.lines ?? [];
  // A card with one line has no headline if that line is the one that names company and school.
  const oneLine = lower === '' && upper !== '' && upper === [company, school].filter(Boolean).join(' · ');
  return {
    token: findingOf(token ?? '', 'part-missing'),
    memberId: { absence: 'not-on-page' },
    headline: findingOf(oneLine ? '' : upper, row ? 'not-on-page' : 'part-missing'),
    company: company === '' ? companyOfLine(oneLine ? upper : lower, school) : { text: company },
    location: findingOf(row?.location ?? '', row ? 'not-on-page' : 'part-missing'),
  };
}

/**
 * Finds the location by the lone dot after it, and from there the lines above it (headline, then company and school).
 * Pronouns and degree stand in the name's own row, one level deeper, and so are never among the lines.
 */
function locationRow(card: Element, heading: Element | null): { location: string; lines: string[] } | null {
  for (const dot of all(card, 'p')) {
    if (text(dot) !== DOT) continue;
    const location = previous(dot);
    const row = parent(dot);
    const block = row && parent(row);
    // Counts of followers and connections can be parted by a dot too, but not in the block that holds the name.
    if (!location || !block || !heading || !contains(block, heading) || contains(row, heading)) continue;
    return { location: text(location), lines: all(block, ':scope > p').map(text).filter(Boolean) };
  }
  return null;
}

function chipText(card: Element, picture: string): string {
  const svg = first(card, picture);
  const chip = svg && closest(svg, CHIP);
  return chip && contains(card, chip) ? text(first(chip, 'p')) : '';
}

/** The line "Company · School" where the company has no chip. One name alone may be a school, so it needs a second. */
function companyOfLine(line: string, school: string): Finding {
  if (line === '' || line === school) return { absence: 'not-on-page' };
  if (school !== '')
    return line.endsWith(` · ${school}`) ? { text: line.slice(0, -school.length - 3) } : { absence: 'part-missing' };
  const [company = '', ...schools] = line.split(' · ');
  return schools.length === 1 ? { text: company } : { absence: 'part-missing' };
}
