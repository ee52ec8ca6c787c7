import type { Layout, PageKind, PageReading, RowReading, UnreadableReason } from '../model/schemas/people/reading.ts';
import type { CompanyLayoutReading } from './company.ts';
import { rootOf } from './dom.ts';
import { isEmberCompany, readEmberCompany } from './layouts/ember/company.ts';
import { companyAbove } from './layouts/ember/list.ts';
import { isEmber, readEmber } from './layouts/ember/profile.ts';
import { isGuestCompany, readGuestCompany } from './layouts/guest/company.ts';
import { isGuestProfile, readGuestProfile } from './layouts/guest/profile.ts';
import { isRecruiter, readRecruiterProfile } from './layouts/recruiter/profile.ts';
import { isSales, readLead } from './layouts/sales/lead.ts';
import { isSdui, readSdui } from './layouts/sdui/profile.ts';
import { findList } from './lists/list.ts';
import type { FoundList } from './lists/list-layout.ts';
import { readRow } from './lists/rows.ts';
import type { LayoutReading, PageSubject } from './person.ts';
import { describeAddress } from './urls/address.ts';
import type { Address } from './urls/address-detector.ts';
import { wallOf } from './walls.ts';

type LayoutReader<A, R> = {
  readonly layout: Layout;
  readonly isPresent: (root: Element) => boolean;
  readonly read: (root: Element, asked: A, href: string) => R;
};

/** In this order, since the shell of one app can be around the page of another. */
const profiles: readonly LayoutReader<PageSubject, LayoutReading>[] = [
  { layout: 'guest', isPresent: isGuestProfile, read: readGuestProfile },
  { layout: 'sdui', isPresent: isSdui, read: readSdui },
  { layout: 'ember', isPresent: isEmber, read: readEmber },
];

const companies: readonly LayoutReader<string, CompanyLayoutReading>[] = [
  { layout: 'ember', isPresent: isEmberCompany, read: readEmberCompany },
  { layout: 'guest', isPresent: isGuestCompany, read: readGuestCompany },
];

const leads: readonly LayoutReader<string, LayoutReading>[] = [{ layout: 'sales', isPresent: isSales, read: readLead }];

const recruits: readonly LayoutReader<null, LayoutReading>[] = [
  { layout: 'recruiter', isPresent: isRecruiter, read: readRecruiterProfile },
];

const MAX_ADDRESS = 4000;
const MAX_ROWS = 1000;
/** So many rows can't all be the reader of the page: if nobody can be read in them, the layout has changed. */
const MIN_ROWS = 2;

/**
 * Reads a LinkedIn page at any moment of its life, without changing it. The kind comes from the address, the layout
 * from markers in the document, everything else from that layout's reader alone. `not-the-subject`, `unknown-layout`
 * and `field-missing` may pass: ask again when the page has changed.
 * @param document the page, possibly hostile or half painted
 * @param href the page's `location.href`
 */
export function readPage(document: Document, href: string): PageReading {
  const address = href.length <= MAX_ADDRESS ? href : (href.split(/[?#]/, 1)[0] ?? '').slice(0, MAX_ADDRESS);
  const asked = describeAddress(href);
  const nothing = (kind: PageKind, reason: UnreadableReason, layout: Layout | null = null, missing: string[] = []) =>
    ({ shows: 'nothing', verdict: 'unreadable', address, kind, layout, reason, missing }) as const;

  if (asked.kind === 'none') return nothing('none', asked.reason);
  const root = rootOf(document);
  if (root === null) return nothing(asked.kind, 'unknown-layout');
  const wall = wallOf(root);
  if (wall) return nothing('none', wall);
  if (asked.kind === 'other') return nothing('other', 'no-people');
  if ('list' in asked) {
    const list = findList(document, href);
    if (list === null) return nothing(asked.kind, 'unknown-layout');
    const found = list.rowsAt(root);
    const rows = found.flatMap((row) => readRow(list, row) ?? []).slice(0, MAX_ROWS);
    if (list.isAnywhere) return readAnywhere(list, rows, address) ?? nothing('other', 'no-people');
    if (rows.length === 0 && found.length >= MIN_ROWS)
      return nothing(asked.kind, 'field-missing', list.layout, ['rows']);
    const { kind, layout, list: name } = list;
    const company = asked.company === null ? null : { slug: asked.company, name: companyAbove(root) || null };
    return { shows: 'list', verdict: 'certain', address, kind, layout, list: name, company, rows };
  }
  const said = readSubject(root, asked, href);
  if (said === null) return nothing(asked.kind, 'unknown-layout');
  const { layout, reading } = said;
  if ('reason' in reading) return nothing(asked.kind, reading.reason, layout, reading.missing);
  if ('company' in reading) return { shows: 'company', address, kind: 'company', layout, ...reading };
  if (asked.kind === 'company') return nothing('company', 'unknown-layout');
  return { shows: 'person', address, kind: asked.kind, layout, ...reading };
}

/**
 * Rows on a page that is no list of people: of somebody who stands there several times the first, as in a post's
 * comments.
 */
function readAnywhere(
  { kind, layout, list }: FoundList,
  all: readonly RowReading[],
  address: string,
): PageReading | null {
  const keyOf = ({ person }: RowReading) => (person.slug?.toLowerCase() ?? person.token ?? person.name) || '';
  const seen = new Set<string>();
  const rows = all.filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)));
  const [only, ...others] = rows;
  if (only === undefined) return null;
  if (list === 'messaging' && others.length === 0)
    return { shows: 'person', address, kind: 'profile', layout, ...only };
  return { shows: 'list', verdict: 'certain', address, kind, layout, list, company: null, rows };
}

type SubjectAddress = Exclude<Address, { kind: 'none' | 'other' } | { list: string }>;

/** Asks the reader of the layout that the page has; null if it has none that is known. */
function readSubject(
  root: Element,
  asked: SubjectAddress,
  href: string,
): { layout: Layout; reading: LayoutReading | CompanyLayoutReading } | null {
  switch (asked.kind) {
    case 'sales-lead':
      return readBy(leads, root, asked.token, href);
    case 'recruiter-profile':
      return readBy(recruits, root, null, href);
    case 'company':
      return readBy(companies, root, asked.company, href);
    default:
      return readBy(profiles, root, asked, href);
  }
}

function readBy<A, R>(
  readers: readonly LayoutReader<A, R>[],
  root: Element,
  asked: A,
  href: string,
): { layout: Layout; reading: R } | null {
  const reader = readers.find((one) => one.isPresent(root));
  return reader ? { layout: reader.layout, reading: reader.read(root, asked, href) } : null;
}
