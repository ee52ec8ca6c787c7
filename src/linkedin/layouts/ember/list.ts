import type { ListName } from '../../../model/schemas/people/reading.ts';
import { all, attribute, closest, first, isBefore, matches, text } from '../../dom.ts';
import type { FindLayout, RowIdentity } from '../../lists/list-layout.ts';
import { paintedText } from '../../painted.ts';
import { sameSlug, vanityOfHref } from '../../urls/slug.ts';
import { viewerSlug } from './islands.ts';

/** Links to people, by slug or by token. Saved pages, seen 2026-10. */
const LINKS = 'a[href*="/in/"]';
/** What each link of a row adds to the address; names the token. Last seen 2024-01. */
const TOKEN_IN_QUERY = /miniProfileUrn=[^&]*?(ACoAA[\w-]+)/;

/** One kind of row, and where it has the name. */
type RowKind = {
  readonly row: string;
  /** Inside the link of the name, or beside it. */
  readonly name: string;
};

/** Kinds of rows by what they are a list of. A row is of the first kind that has its name where that kind has it. */
const ROW_KINDS: Partial<Record<ListName, readonly RowKind[]>> = {
  search: [
    {
      // The urn says that it is a person; it is gone since 2026-04 (alexey-pelykh/lhremote#739), and then the link to a
      // person decides.
      row: '[data-chameleon-result-urn^="urn:li:member:"], [data-view-name="search-entity-result-universal-template"]:not([data-chameleon-result-urn])',
      name: 'a:not([aria-hidden="true"]) span[aria-hidden="true"]',
    },
  ],
  connections: [
    // Public code, seen 2021-23.
    {
      row: '.mn-connection-card',
      name: '.mn-connection-card__name',
    },
  ],
  network: [
    // Public code, seen 2021-23.
    {
      row: '.invitation-card',
      name: '.invitation-card__title',
    },
    // Public code, seen 2023: a sentence ("… invited you to connect") with the name in bold.
    {
      row: '.invitation-card',
      name: '.invitation-card__tvm-title strong',
    },
    {
      row: '.discover-entity-type-card, .discover-person-card',
      name: '.discover-person-card__name',
    },
  ],
  'company-people': [
    // Template of 2026-10.
    {
      row: '.org-people-profile-card__profile-info',
      name: '.artdeco-entity-lockup__title',
    },
  ],
};

/** The kind of a row of a list. */
function kindOfRow(row: Element, list: ListName): RowKind | undefined {
  return ROW_KINDS[list]?.find((kind) => matches(row, kind.row) && first(row, kind.name));
}

/** The Ember app, by its body or by rows that no other layout has. Last seen 2026-10. */
const APP = 'body.ember-application';
/** Whose people they are. Last seen 2026-10. */
const COMPANY = 'h1.org-top-card-summary__title';

/** The name of the company above its people. */
export function companyAbove(root: Element): string {
  return text(first(root, COMPANY));
}

/** Lists of the Ember app: people search, connections, My Network, a company's people. */
export const emberList: FindLayout = (root, list) => {
  const kinds = ROW_KINDS[list] ?? [];
  // No row of catch-up is known.
  if (kinds.length === 0 || (!first(root, APP) && !kinds.some(({ row }) => first(root, row)))) return null;
  const viewer = viewerSlug(root);
  const kindOf = (row: Element) => kindOfRow(row, list);

  return {
    layout: 'ember',
    marks: LINKS,
    rowOf(mark) {
      for (const { row } of kinds) {
        const around = closest(mark, row);
        if (around) return around;
      }
      return null;
    },
    who(row) {
      const kind = kindOf(row);
      const who = kind ? whoIn(row, kind) : null;
      return viewer !== null && sameSlug(viewer, who?.slug ?? '') ? null : who;
    },
    nameIn: (row) => nameIn(row, kindOf(row)),
  };
};

/**
 * The link that the name is in or holds. A name in another link ("LinkedIn Member") has none, whoever else the row
 * leads to.
 */
function nameLink(name: Element): Element | null {
  return closest(name, 'a') ?? first(name, LINKS);
}

/** Where the name is beside the links, the first of them is the person's own. Mutual connections come last. */
function ownLink(row: Element, kind: RowKind): Element | null {
  const name = first(row, kind.name);
  const [link = null] = all(row, LINKS);
  return name && (nameLink(name) ?? (link && isBefore(link, name) ? link : null));
}

function nameIn(row: Element, kind: RowKind | undefined): Element | null {
  const name = kind ? first(row, kind.name) : null;
  // A badge before the part that is hidden from screen readers would be hidden with it.
  return name && (nameLink(name) ?? name);
}

function whoIn(row: Element, kind: RowKind): RowIdentity | null {
  const href = attribute(ownLink(row, kind), 'href');
  const slug = vanityOfHref(href);
  if (slug === null) return null;
  const token = TOKEN_IN_QUERY.exec(href)?.[1] ?? null;
  const memberId = /^urn:li:member:(\d+)$/.exec(attribute(row, 'data-chameleon-result-urn'))?.[1] ?? null;
  return { slug, token, memberId, name: paintedText(first(row, kind.name)) };
}
