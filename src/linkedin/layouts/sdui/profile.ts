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

/** Any screen of the React app. Saved pages, seen 2026-09. */
const SCREEN = '[data-sdui-screen], [componentkey^="com.linkedin.sdui."], body[data-rehydrated]';
/** The top card (outer div and inner section); the key's middle is the member token. Saved pages, seen 2026-09. */
const TOP_CARD = '[componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard"]';
/** The token stands between the prefix and the card's name. Saved pages, seen 2026-09. */
const CARD_KEY = /^com\.linkedin\.sdui\.profile\.card\.ref(AC[ow]AA[\w-]+)(?:Topcard|ExperienceTopLevelSection)$/;
/** Sub-pages (`/details/…`) have a heading that links to the profile. Written pages, seen 2026-08. */
const HEADING = 'main :is(h1, h2)';
/** A sub-page's subject; its heading isn't the person's. Saved page, seen 2026-05. */
const ENTITY = '[componentkey^="entity-collection-item"]';
/** The name; h1 or h2 by account. vana-com/data-connectors#9 and saved pages, seen 2026-09. */
const NAME = 'h1, h2';
/** A name outside any heading (accounts until early 2026, heading-level tests) is the card's first text. */
const MAX_TEXTS_SEARCHED = 3;
/** Contains words about the picture. Saved pages, seen 2026-09. */
const PICTURE = 'figure, svg';

export function isSdui(root: Element): boolean {
  return first(root, SCREEN) !== null;
}

/** Other cards of the subject give details but no name; the aside and cards of others are never looked at. */
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

/** Without a heading, the first text counts only if the title says the same. */
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

/** The name needs a heading linking to the profile and an agreeing title; jobs need links that name the subject. */
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
