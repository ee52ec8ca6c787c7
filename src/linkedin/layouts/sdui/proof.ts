import { all, attribute, closest, contains } from '../../dom.ts';
import type { PageSubject } from '../../person.ts';
import { confirmSlug } from '../../subject.ts';
import { isSameName, isVeryName, titleParts } from '../../title.ts';
import { decodeSlug, isMemberToken, ownRouteOfHref, sameSlug } from '../../urls/slug.ts';

/** One screen of the app; the one before may still be in the page. Saved pages, seen 2026-09. */
const SCREEN = '[data-sdui-screen]';
/** Parts that the server names after the slug of the profile. Saved pages, seen 2026-05 to 2026-09. */
const KEYS = [
  /^profileCardsAboveActivity(.+)$/,
  /^profileCardsBelowActivityPart(\d+.*)$/,
  /^ProfilePostConnectDrawer_(.+)$/,
  /^profileAside(?:Browsemap|Pymk|Product)(.+)$/,
  /^ProfileVerificationTriggerRef-(.+)$/,
  /^profile_[a-z]+_top_anchor_(.+)$/,
  /^com\.linkedin\.sdui\.profile\.card\.ref(.+)Activity$/,
];
/** Where those keys stand, as a key, an id, or both. Saved pages, seen 2026-05 to 2026-09. */
const KEYED = ':is([componentkey^="profile"], [componentkey^="Profile"], [id^="profile"], [id^="Profile"])';
/** Cards of a profile, most of them named after the member token. Saved pages, seen 2026-09. */
const CARD_KEY = 'com.linkedin.sdui.profile.card.ref';
const CARDS = `[componentkey^="${CARD_KEY}"]`;
/** All of them but top cards, of which the person before may have left one. Saved pages, seen 2026-09. */
const LOWER_CARDS = `[componentkey^="${CARD_KEY}AC"]:not([componentkey$="Topcard"])`;
/** Sub-pages of profiles, and invitations. Saved pages, seen 2026-05. */
const LINKS = 'a[href*="/in/"], a[href*="vanityName="]';

/** What a card, and the keys of its screen, say of whom they are about: for each the slugs that it may mean. */
type Claims = readonly (readonly string[])[];

/**
 * The slug of a card in the React app; `null` if it isn't proven to be the subject's, as while the previous person is
 * still painted. A bare `/in/<slug>/` proves nothing: links that open dialogs have no address of their own and get the
 * tab's, so the old person's card links to the new one. Proof is what the server made for one profile: keys with its
 * slug, and links to its sub-pages. All of it must agree with the address, and so must the title with the name. Saved
 * pages, seen 2026-05 to 2026-09.
 * @param name the card's name as painted, `''` if the card shows none
 * @param token the member token of the card: it alone proves an address by token
 * @param href the tab's address, which a link may merely repeat
 */
export function slugProvenByKeys(
  root: Element,
  card: Element,
  { name, token }: { readonly name: string; readonly token: string | null },
  subject: PageSubject,
  href: string,
): string | null {
  const routes = all(card, LINKS).flatMap((link) => ownRouteOfHref(attribute(link, 'href'), href) ?? []);
  const claims: Claims = [...routes.map((slug) => [slug]), ...keyClaims(root, card)];
  const slug = 'slug' in subject ? subject.slug : claims.find(({ length }) => length === 1)?.[0];
  if (slug === undefined || claims.length === 0 || !agree(claims, slug)) return null;
  const title = titleParts(root);
  // The next person's keys may arrive before the card does: alone they are believed only if the title names who is
  // painted, and if the cards below are not of another, who may have the same name.
  const isByKeysAlone = routes.length === 0;
  if (isByKeysAlone && (title.length === 0 || hasCardsOfAnother(root, card, token))) return null;
  const isSame = isByKeysAlone ? isFullName : isSameName;
  if (title.length > 0 && name !== '' && !title.some((part) => isSame(part, name))) return null;
  return confirmSlug(slug, token, subject);
}

/** Whether nothing that the server made for a profile in this part of the page is for another than this one. */
export function isUncontradicted(root: Element, part: Element, slug: string): boolean {
  return agree(keyClaims(root, part), slug);
}

const agree = (claims: Claims, slug: string) => claims.every((slugs) => slugs.some((one) => sameSlug(one, slug)));

/** A single word that two names share is not enough: "Li" is not "Li Wei". */
const isFullName = (one: string, other: string) =>
  isVeryName(one, other) || (isSameName(one, other) && [one, other].every((name) => name.trim().includes(' ')));

/** Elements of the screen that a part stands in, and of no screen: drawers may be drawn beside all of them. */
function near(root: Element, part: Element, selector: string): Element[] {
  const screen = closest(part, SCREEN);
  return all(root, selector).filter((one) => screen === null || (closest(one, SCREEN) ?? screen) === screen);
}

/** A card below may be left of the person before: what it says is said of itself alone. */
function keyClaims(root: Element, part: Element): string[][] {
  const keys = near(root, part, `${KEYED}, ${CARDS}`).filter(
    (one) => !closest(one, LOWER_CARDS) || contains(part, one),
  );
  return keys.flatMap((keyed) =>
    [...new Set([attribute(keyed, 'componentkey'), attribute(keyed, 'id')])].flatMap((key) => {
      const slugs = slugsOfKey(key);
      return slugs.length > 0 ? [slugs] : [];
    }),
  );
}

/** The number of a part stands before the slug: "10ada" is the part 10 of "ada", or the part 1 of "0ada". */
function slugsOfKey(key: string): string[] {
  const found = KEYS.map((pattern) => pattern.exec(key)?.[1]).find((slug) => slug !== undefined) ?? '';
  const digits = key.startsWith('profileCardsBelow') ? (/^\d+/.exec(found)?.[0].length ?? 0) : 0;
  const readings = digits === 0 ? [found] : Array.from({ length: digits }, (_, at) => found.slice(at + 1));
  return readings.flatMap((slug) => decodeSlug(slug) ?? []).filter((slug) => !isMemberToken(slug));
}

/** Whether the screen has cards that were made for another member than this card. */
function hasCardsOfAnother(root: Element, card: Element, token: string | null): boolean {
  return (
    token !== null &&
    near(root, card, LOWER_CARDS).some((one) => !attribute(one, 'componentkey').startsWith(CARD_KEY + token))
  );
}
