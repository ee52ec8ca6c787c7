import { all, attribute, closest, first, ownText } from '../../dom.ts';
import { paintedText } from '../../painted.ts';
import {
  certainPerson,
  composePerson,
  findingOf,
  type LayoutReading,
  notTheSubject,
  type PageSubject,
} from '../../person.ts';
import { isVeryName, namesInTitle, titleParts } from '../../title.ts';
import { isAddress, sameSlug, vanityOfHref } from '../../urls/slug.ts';
import { EXPERIENCE_CARD, jobFindings } from './experience.ts';
import { isUncontradicted, slugProvenByKeys } from './proof.ts';
import { readTopCard } from './top-card.ts';

/** Any screen of the React app, whoever is on it. Saved pages, seen 2026-09. */
const SCREEN = '[data-sdui-screen], [componentkey^="com.linkedin.sdui."], body[data-rehydrated]';
/**
 * The top card; the key is on an outer div and on the section inside. Its middle is the member token. Saved pages, seen
 * 2026-09.
 */
const TOP_CARD = '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard"]';
/** The token is what stands between the beginning and the name of the card. Saved pages, seen 2026-09. */
const CARD_KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(AC[ow]AA[\w-]+)(?:Topcard|ExperienceTopLevelSection)$/;
/**
 * A sub-page (`/details/…`) names its person in a heading that leads back to the profile. Written pages, seen 2026-08.
 */
const HEADING = 'main :is(h1, h2)';
/** What such a page is about; its heading is not the person's. Saved page, seen 2026-05. */
const ENTITY = '[componentkey^="entity-collection-item"]';
/** The name; h1 or h2 by account. vana-com/data-connectors#9 and saved pages, seen 2026-09. */
const NAME = 'h1, h2';
/**
 * Where the name is in no heading (accounts until early 2026, and tests of heading levels) it is the first text of the
 * card.
 */
const MAX_TEXTS_SEARCHED = 3;
/** The words in a picture are about the picture. Saved pages, seen 2026-09. */
const PICTURE = 'figure, svg';

/** Whether the document was made by the React app, painted or not. */
export function isSdui(root: Element): boolean {
  return first(root, SCREEN) !== null;
}

/**
 * Reads the subject from the top card of a React profile page; the aside and cards of others are never looked at. A
 * page without top card (a sub-page, a page scrolled far down) may have other cards of the subject: they tell
 * something, but not the name.
 * @param href the tab's address
 */
export function readSdui(root: Element, subject: PageSubject, href: string): LayoutReading {
  for (const card of all(root, TOP_CARD)) {
    const heading = headingOf(root, card);
    const token = tokenOf(card);
    const slug = slugProvenByKeys(root, card, { name: paintedText(heading), token }, subject, href);
    if (slug !== null) return certainPerson(readTopCard(root, card, heading, slug, token));
    if ('token' in subject && subject.token === token) return { reason: 'field-missing', missing: ['slug'] };
  }
  return first(root, TOP_CARD) ? notTheSubject : readSubPage(root, subject, href);
}

/** What shows the name; what is no heading is it only if the title says the same. */
function headingOf(root: Element, card: Element): Element | null {
  const heading = first(card, NAME);
  if (heading) return heading;
  const parts = titleParts(root);
  return (
    all(card, '*')
      .filter((part) => ownText(part) !== '' && !closest(part, PICTURE))
      .slice(0, MAX_TEXTS_SEARCHED)
      .find((part) => parts.some((name) => isVeryName(name, paintedText(part)))) ?? null
  );
}

function tokenOf(card: Element): string | null {
  return CARD_KEY.exec(attribute(card, 'componentkey'))?.[1] ?? null;
}

/**
 * Of a page without the top card: the subject's name, if a heading leads from a sub-page back to the profile and the
 * title says it too, and what the card of jobs says, if its links name the subject.
 */
function readSubPage(root: Element, subject: PageSubject, href: string): LayoutReading {
  const card = first(root, EXPERIENCE_CARD);
  const token = card && tokenOf(card);
  const slug = card && slugProvenByKeys(root, card, { name: '', token }, subject, href);
  const named = namedByHeading(root, subject, href);
  const own = slug ?? named?.slug;
  if (own === undefined) return notTheSubject;
  const person = composePerson({
    slug: { text: own, by: 'address' },
    name: findingOf(named?.name ?? '', 'heading', 'part-missing'),
    ...(slug !== null && token !== null && { token: { text: token, by: 'key' }, ...jobFindings(root, token, '') }),
  });
  return { verdict: person.name === null ? 'partial' : 'certain', person };
}

function namedByHeading(root: Element, subject: PageSubject, href: string): { slug: string; name: string } | null {
  if (!('slug' in subject)) return null;
  const names = namesInTitle(root);
  for (const heading of all(root, HEADING)) {
    const link = closest(heading, 'a[href]');
    const to = attribute(link, 'href');
    const slug = isAddress(to, href) ? null : vanityOfHref(to);
    const section = closest(heading, 'section');
    if (slug === null || !sameSlug(slug, subject.slug) || (section && first(section, ENTITY))) continue;
    if (!isUncontradicted(root, heading, subject.slug)) return null;
    const shown = paintedText(heading);
    if (names.some((name) => isVeryName(name, shown))) return { slug: subject.slug, name: shown };
  }
  return null;
}
