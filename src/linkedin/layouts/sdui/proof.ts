import { all, attribute, closest, contains } from '../../dom.ts';
import type { PageSubject } from '../../person.ts';
import { confirmSlug } from '../../subject.ts';
import { isSameName, isVeryName, titleParts } from '../../title.ts';
import { decodeSlug, isMemberToken, ownRouteOfHref, sameSlug } from '../../urls/slug.ts';

/** One screen; the previous one may still be in the page. Saved pages, seen 2026-09. */
const SCREEN = '[data-sdui-screen]';
/** Parts that the server names after the profile's slug. Saved pages, seen 2026-05 to 2026-09. */
const KEYS = [
  /^profileCardsAboveActivity(.+)$/,
  /^profileCardsBelowActivityPart(\d+.*)$/,
  /^ProfilePostConnectDrawer_(.+)$/,
  /^profileAside(?:Browsemap|Pymk|Product)(.+)$/,
  /^ProfileVerificationTriggerRef-(.+)$/,
  /^profile_[a-z]+_top_anchor_(.+)$/,
  /^com\.linkedin\.sdui\.profile\.card\.ref(.+)Activity$/,
];
/** Those keys, as a key, an id, or both. Saved pages, seen 2026-05 to 2026-09. */
const KEYED = ':is([componentkey^="profile"], [componentkey^="Profile"], [id^="profile"], [id^="Profile"])';
/** Profile cards, mostly named after the member token. Saved pages, seen 2026-09. */
const CARD_KEY = 'com.linkedin.sdui.profile.card.ref';
const CARDS = `[componentkey^="${CARD_KEY}"]`;
/** Lower cards only: the previous person's top card may remain. Saved pages, seen 2026-09. */
const LOWER_CARDS = `[componentkey^="${CARD_KEY}AC"]:not([componentkey$="Topcard"])`;
/** Sub-pages of profiles, and invitations. Saved pages, seen 2026-05. */
const LINKS = 'a[href*="/in/"], a[href*="vanityName="]';

/** For each key or link, the slugs that it may mean. */
type Claims = readonly (readonly string[])[];

/**
 * `null` unless the card is proven to be the subject's. A bare `/in/<slug>/` proves nothing: links that open dialogs
 * get the tab's address, so the old person's card links to the new one. Proof is the server's: keys with the slug and
 * links to sub-pages, all agreeing with the address, and the title with the name. Saved pages, seen 2026-05 to 2026-09.
 * @param token the card's member token: it alone proves an address by token
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
  // Keys may precede their card. Alone they need a title with the painted name, and no lower card of a namesake.
  const isByKeysAlone = routes.length === 0;
  if (isByKeysAlone && (title.length === 0 || hasCardsOfAnother(root, card, token))) return null;
  const isSame = isByKeysAlone ? isFullName : isSameName;
  if (title.length > 0 && name !== '' && !title.some((part) => isSame(part, name))) return null;
  return confirmSlug(slug, token, subject);
}

export function isUncontradicted(root: Element, part: Element, slug: string): boolean {
  return agree(keyClaims(root, part), slug);
}

const agree = (claims: Claims, slug: string) => claims.every((slugs) => slugs.some((one) => sameSlug(one, slug)));

/** A single shared word is not enough: "Li" is not "Li Wei". */
const isFullName = (one: string, other: string) =>
  isVeryName(one, other) || (isSameName(one, other) && [one, other].every((name) => name.trim().includes(' ')));

/** Elements of the part's screen, or of none: drawers may be drawn beside all screens. */
function near(root: Element, part: Element, selector: string): Element[] {
  const screen = closest(part, SCREEN);
  return all(root, selector).filter((one) => screen === null || (closest(one, SCREEN) ?? screen) === screen);
}

/** Ignores lower cards other than the part: the previous person's may remain. */
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

/** A part's number precedes the slug: "10ada" is part 10 of "ada", or part 1 of "0ada". */
function slugsOfKey(key: string): string[] {
  const found = KEYS.map((pattern) => pattern.exec(key)?.[1]).find((slug) => slug !== undefined) ?? '';
  const digits = key.startsWith('profileCardsBelow') ? (/^\d+/.exec(found)?.[0].length ?? 0) : 0;
  const readings = digits === 0 ? [found] : Array.from({ length: digits }, (_, at) => found.slice(at + 1));
  return readings.flatMap((slug) => decodeSlug(slug) ?? []).filter((slug) => !isMemberToken(slug));
}

function hasCardsOfAnother(root: Element, card: Element, token: string | null): boolean {
  return (
    token !== null &&
    near(root, card, LOWER_CARDS).some((one) => !attribute(one, 'componentkey').startsWith(CARD_KEY + token))
  );
}
