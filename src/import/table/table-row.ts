import { sameSlug } from '../../linkedin/urls/slug.ts';
import { findAddresses, isCutShort, slugsIn } from '../find-addresses.ts';
import type { Doubt, ListEntry } from '../list-entry.ts';
import { isMissing, isMissingName } from '../names/missing-value.ts';
import { slugFitsName, slugHoldsWordOf } from '../names/slug-fits-name.ts';
import { type AddressFault, personBySlug } from '../person-address.ts';
import type { ColumnRole } from './headings.ts';
import type { Row } from './table.ts';

export type Roles = readonly (ColumnRole | null)[];

type Who = { readonly slug: string; readonly doubt: Doubt | null } | { readonly fault: AddressFault };

export function tableRow({ line, text, cells }: Row, roles: Roles): ListEntry {
  const name = nameOf(cells, roles);
  const who = whoOf(cells, roles, name);
  if ('slug' in who) return { line, text, name, ...who };
  const company = valuesOf(cells, roles, 'company').find((value) => !isMissing(value)) ?? '';
  return { line, text, name, company, ...who };
}

function valuesOf(cells: readonly string[], roles: Roles, ...wanted: readonly ColumnRole[]): string[] {
  return roles.flatMap((role, at) => (role && wanted.includes(role) && cells[at] ? [cells[at]] : []));
}

/** The whole name, else its parts: a "Name" beside a first name may be the family name alone, and vice versa. */
function nameOf(cells: readonly string[], roles: Roles): string {
  const [full, first, last] = (['name', 'first', 'last'] as const).map(
    (role) => valuesOf(cells, roles, role).find((value) => !isMissingName(value)) ?? '',
  ) as [string, string, string];
  const hasBoth = roles.includes('first') && roles.includes('last');
  if (!full || hasBoth) return full || [first, last].filter(Boolean).join(' ');
  const part = first || last;
  if (part === '' || holds(full, part)) return full;
  return first ? `${first} ${full}` : `${full} ${last}`;
}

function holds(name: string, part: string): boolean {
  const words = (text: string) =>
    ` ${text
      .toLowerCase()
      .replace(/[\s,]+/g, ' ')
      .trim()} `;
  return words(name).includes(words(part));
}

function whoOf(cells: readonly string[], roles: Roles, name: string): Who {
  const values = valuesOf(cells, roles, 'linkedin', 'link');
  const addresses = values.flatMap((value) => findAddresses(value));
  const slugs = distinct(values.flatMap(slugsIn));
  const [first] = slugs;
  if (first && slugs.length === 1)
    return { slug: first, doubt: values.some((value) => isCut(value, name)) ? 'cut' : null };
  if (first) return chosen(slugs, name);
  const pushed = cells.length > roles.length ? distinct(cells.flatMap(slugsIn)) : [];
  const [only] = pushed;
  if (only && pushed.length === 1) return { slug: only, doubt: slugHoldsWordOf(only, name) ? null : 'shifted' };
  const faults = addresses.flatMap((one) => ('fault' in one && one.fault !== 'no-address' ? [one.fault] : []));
  const bare = valuesOf(cells, roles, 'linkedin')
    .filter((value) => !isMissing(value))
    .map((value) => bareSlug(value, name));
  const isToken = bare.some((one) => 'fault' in one && one.fault === 'token');
  return bare.find((one) => 'slug' in one) ?? { fault: faults[0] ?? (isToken ? 'token' : 'no-address') };
}

function chosen(slugs: readonly string[], name: string): Who {
  const [first = ''] = slugs;
  const fitting = slugs.filter((slug) => slugHoldsWordOf(slug, name));
  const [one] = fitting;
  return one && fitting.length === 1 ? { slug: one, doubt: null } : { slug: first, doubt: 'two-addresses' };
}

/** In an address column, anything after the address may be the rest of it. */
function isCut(value: string, name: string): boolean {
  const [one] = findAddresses(value);
  if (one?.isShortened) return true;
  if (!one || !('slug' in one) || slugFitsName(one.slug, name)) return false;
  return isCutShort(one.slug, value.slice(one.end));
}

/** A bare slug might be any word: it counts only if the name beside it agrees. */
function bareSlug(value: string, name: string): Who {
  const result = personBySlug(value);
  if ('fault' in result) return result;
  const { slug } = result;
  if (name !== '') return { slug, doubt: slugFitsName(slug, name) ? null : 'slug-not-name' };
  // LinkedIn ends the slugs it generates with an id; words never end like that.
  return { slug, doubt: /-(?=[\da-f]*\d)[\da-f]{3,}$/i.test(slug) ? null : 'slug-alone' };
}

const distinct = (slugs: readonly string[]) =>
  slugs.filter((slug, at) => slugs.findIndex((other) => sameSlug(slug, other)) === at);
