import type { RowIdentity } from '../../linkedin/lists/list-layout.ts';
import { cleanName } from '../../linkedin/names.ts';
import type { RowReference } from '../../messages/names.ts';

/** Who a row is about, as the background is told; null for nobody, and while there is no name. */
export function personOf(who: RowIdentity | null): RowReference | null {
  if (who === null) return null;
  const { slug, token, memberId } = who;
  const name = cleanName(who.name);
  return name === '' ? null : { identity: { slug, token, memberId }, name };
}

/** Whether a row is still about the same person, of whom more may be known by now. */
export function isSamePerson(a: RowReference, b: RowReference): boolean {
  const one = aliasesIn(a);
  const other = aliasesIn(b);
  return one.length + other.length === 0 ? a.name === b.name : one.some((alias) => other.includes(alias));
}

/** Whether nothing new is known of a person. */
export function isAsKnown(a: RowReference, b: RowReference): boolean {
  return a.name === b.name && `${aliasesIn(a)}` === `${aliasesIn(b)}`;
}

function aliasesIn({ identity }: RowReference): string[] {
  return Object.entries(identity).flatMap(([kind, value]) => (value === null ? [] : [`${kind}:${value}`]));
}

/** One message may ask for so many aliases: the background's limit, which this room can't import with its schemas. */
const MAX_ALIASES = 100;

/** Parts people into as many messages as are needed. Who has no alias counts too: a message has an end. */
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
