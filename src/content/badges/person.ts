import type { RowIdentity } from '../../linkedin/lists/list-layout.ts';
import { cleanName } from '../../linkedin/names.ts';
import type { RowReference } from '../../messages/names.ts';

/** Null for no person, and while the name isn't drawn. */
export function personOf(who: RowIdentity | null): RowReference | null {
  if (who === null) return null;
  const { slug, token, memberId } = who;
  const name = cleanName(who.name);
  return name === '' ? null : { identity: { slug, token, memberId }, name };
}

export function isSamePerson(a: RowReference, b: RowReference): boolean {
  const one = aliasesIn(a);
  const other = aliasesIn(b);
  return one.length + other.length === 0 ? a.name === b.name : one.some((alias) => other.includes(alias));
}

export function isAsKnown(a: RowReference, b: RowReference): boolean {
  return a.name === b.name && `${aliasesIn(a)}` === `${aliasesIn(b)}`;
}

function aliasesIn({ identity }: RowReference): string[] {
  return Object.entries(identity).flatMap(([kind, value]) => (value === null ? [] : [`${kind}:${value}`]));
}

/** The background's limit on aliases per message; importing it would pull in its schemas. */
const MAX_ALIASES = 100;

/** People without aliases count as one, to keep messages bounded. */
export function inMessages<T extends { readonly person: RowReference }>(people: Iterable<T>): T[][] {
  const batches: T[][] = [];
  let room = 0;
  for (const one of people) {
    const cost = Math.max(1, aliasesIn(one.person).length);
    if (room < cost) {
      batches.push([]);
      room = MAX_ALIASES;
    }
    batches.at(-1)?.push(one);
    room -= cost;
  }
  return batches;
}
