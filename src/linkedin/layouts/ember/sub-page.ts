import { all, attribute, closest, first } from '../../dom.ts';
import { paintedText } from '../../painted.ts';
import { certainPerson, type LayoutReading, notTheSubject, type PageSubject } from '../../person.ts';
import { isVeryName, namesInTitle } from '../../title.ts';
import { isAddress, sameSlug, vanityOfHref } from '../../urls/slug.ts';

/** The small card of the person beside their posts. Saved page, seen 2026-10. */
const OWN_CARD = '#recent-activity-top-card';
/** The page's own frame, which names the reader of the page. Saved pages, seen 2026-09. */
const FRAME = 'header, nav, footer';
/** Links to people. Saved pages, seen 2026-10. */
const LINKS = 'a[href*="/in/"]';
/** The name in a link, apart from badges beside it. Saved page, seen 2026-10. */
const HEADING = 'h1, h2, h3, h4';

/**
 * Reads a sub-page (`/recent-activity/`, `/details/`) that a click inside the app has led to: its embedded data is of
 * another page, it has no top card, and only a link to the subject's profile says whose it is. That link must show the
 * name that the title has.
 * @param href the tab's address, which a link may merely repeat
 */
export function readSubPage(root: Element, subject: PageSubject, href: string): LayoutReading {
  if (!('slug' in subject)) return notTheSubject;
  const titles = namesInTitle(root);
  for (const link of all(first(root, OWN_CARD) ?? root, LINKS)) {
    const to = attribute(link, 'href');
    if (isAddress(to, href) || !sameSlug(vanityOfHref(to) ?? '', subject.slug) || closest(link, FRAME)) continue;
    const name = [paintedText(first(link, HEADING)), paintedText(link), attribute(first(link, 'img'), 'alt')].find(
      (shown) => titles.some((title) => isVeryName(title, shown)),
    );
    if (name === undefined) continue;
    return certainPerson({ slug: { text: subject.slug, by: 'address' }, name: { text: name, by: 'heading' } });
  }
  return notTheSubject;
}
