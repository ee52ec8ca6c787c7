import type { Layout, ListName } from '../../../model/schemas/people/reading.ts';
import { all, attribute, first } from '../../dom.ts';
import { viewerSlug } from '../../layouts/ember/islands.ts';
import { SALES } from '../../layouts/sales/list.ts';
import { sameSlug, vanityOfHref } from '../../urls/slug.ts';
import type { ListLayout, RowIdentity } from '../list-layout.ts';
import { isMention } from './lines.ts';
import { isInFrame, LINKS, memberAt, PROFILE_LINKS, rowAround } from './people-links.ts';
import { type Row, readRowAround } from './row.ts';

/** A profile's card, still painted after a click that leads elsewhere. Saved pages, seen 2026-10. */
const PROFILE =
  '[data-sdui-screen$=".profile.Profile"], [componentkey^="com.linkedin.sdui.profile.card.ref"][componentkey$="Topcard"], section[data-member-id]';
/** Saved pages, seen 2026-10. */
const APPS: readonly (readonly [Layout, string])[] = [
  ['ember', 'body.ember-application'],
  ['sdui', '[data-sdui-screen], body[data-rehydrated], main#workspace, [componentkey]'],
  ['guest', 'meta[name="pageKey"]'],
];
/** The viewer, in the page's frame. Saved pages, seen 2026-10. */
const VIEWER = 'header a[href*="/in/"], nav a[href*="/in/"]';
/** Lists where the viewer may be among the authors. */
const WITHOUT_VIEWER: readonly ListName[] = ['messaging', 'feed', 'elsewhere', 'sales-home'];
/** Links by token to the same person as the slug. Last seen 2026-10. */
const TOKEN_IN_QUERY = /miniProfileUrn=[^&]*?(ACoAA[\w-]+)/;

/** Knows only what rows share in all layouts, so it reads just identity and headline. */
export function findAnywhere(root: Element, list: ListName): ListLayout | null {
  if (first(root, PROFILE)) return null;
  const viewers = WITHOUT_VIEWER.includes(list)
    ? [viewerSlug(root), ...all(root, VIEWER).map((link) => vanityOfHref(attribute(link, 'href')))]
    : [];
  const isViewer = (slug: string | null) => viewers.some((viewer) => viewer && slug && sameSlug(viewer, slug));
  const read = (row: Element) => {
    const found = readRowAround(row, list);
    return found && !isViewer(found.member.slug) ? found : null;
  };

  return {
    layout: layoutOf(root),
    isAnywhere: true,
    // Queried on every page change, so kept short.
    marks: list.startsWith('sales') ? LINKS : PROFILE_LINKS,
    rowOf(mark) {
      const member = memberAt(mark);
      return member === null || isInFrame(mark) || isMention(mark) ? null : rowAround(mark, member);
    },
    who(row) {
      const found = read(row);
      return found && whoIn(found);
    },
    nameIn: (row) => read(row)?.name.element ?? null,
  };
}

function layoutOf(root: Element): Layout {
  if (first(root, SALES)) return 'sales';
  return APPS.find(([, mark]) => first(root, mark))?.[0] ?? 'sdui';
}

function whoIn({ member, name, own }: Row): RowIdentity {
  const tokens = own.flatMap((link) => TOKEN_IN_QUERY.exec(attribute(link, 'href'))?.[1] ?? []);
  const [token = null, ...others] = new Set(tokens);
  return { ...member, token: member.token ?? (others.length === 0 ? token : null), memberId: null, name: name.text };
}
