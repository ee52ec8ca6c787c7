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

type RowKind = {
  readonly row: string;
  readonly name: string;
};

const ROW_KINDS: Partial<Record<ListName, readonly RowKind[]>> = {
  search: [
    {
      // The urn marks a person; gone since 2026-04 (alexey-pelykh/lhremote#739), so the link to a person decides.
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

function kindOfRow(row: Element, list: ListName): RowKind | undefined {
  return ROW_KINDS[list]?.find((kind) => matches(row, kind.row) && first(row, kind.name));
}

/** The Ember app, by its body or by rows that no other layout has. Last seen 2026-10. */
const APP = 'body.ember-application';
/** The company whose people are listed. Last seen 2026-10. */
const COMPANY = 'h1.org-top-card-summary__title';

export function companyAbove(root: Element): string {
  return text(first(root, COMPANY));
}

export const emberList: FindLayout = (root, list) => {
  const kinds = ROW_KINDS[list] ?? [];
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

/** A name inside another link ("LinkedIn Member") has no link of its own, even if the row links to someone else. */
function nameLink(name: Element): Element | null {
  return closest(name, 'a') ?? first(name, LINKS);
}

/** Where the name is beside the links, the first is the person's own: mutual connections come last. */
function ownLink(row: Element, kind: RowKind): Element | null {
  const name = first(row, kind.name);
  const [link = null] = all(row, LINKS);
  return name && (nameLink(name) ?? (link && isBefore(link, name) ? link : null));
}

function nameIn(row: Element, kind: RowKind | undefined): Element | null {
  const name = kind ? first(row, kind.name) : null;
  // Inside the part hidden from screen readers a badge would be hidden too.
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
