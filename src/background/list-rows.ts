import type { Row } from '../messages/names.ts';
import { type BadgeState, MOST_ALIASES } from '../model/badge.ts';
import { aliasesOf, type Identity } from '../model/lead.ts';
import type { PersonReading, RowReading } from '../model/reading.ts';
import type { ListRow } from '../model/views.ts';
import type { Badges } from '../store/badges.ts';

/**
 * The row that was meant: the one that shares a slug, token or number. Rows without any of these go by their name, and only where no
 * two of them have it: a wrong person is worse than none.
 */
export function findRow(rows: readonly RowReading[], { identity, name }: Row): RowReading | null {
  const wanted = aliasesOf(identity);
  if (wanted.length > 0) {
    return rows.find(({ person }) => aliasesOf(person).some((alias) => wanted.includes(alias))) ?? null;
  }
  const [found, another] = rows.filter(({ person }) => person.name === name && aliasesOf(person).length === 0);
  return found && !another ? found : null;
}

/** The rows of a list as the popup shows them, each with what its badge says. */
export async function rowsWithStates(rows: readonly RowReading[], badges: Badges): Promise<ListRow[]> {
  const shown = rows.flatMap(({ person }) => {
    const { name, title, company } = person;
    // Sales Navigator gives title and company in place of a headline.
    const headline = person.headline ?? ([title, company].filter(Boolean).join(' · ') || null);
    return name === null ? [] : [{ identity: identityOf(person), name, headline }];
  });
  const states: BadgeState[] = [];
  for (const batch of inBatches(shown.map(({ identity }) => identity))) states.push(...(await badges.states(batch)));
  return shown.map((row, index) => ({ ...row, state: states[index] ?? 'none' }));
}

const identityOf = ({ slug, token, memberId }: PersonReading): Identity => ({ slug, token, memberId });

/** Batches that keep a transaction short: of at most as many aliases as a message may ask for. */
function inBatches(people: readonly Identity[]): Identity[][] {
  const batches: Identity[][] = [];
  let room = 0;
  for (const person of people) {
    const cost = aliasesOf(person).length;
    if (batches.length === 0 || cost > room) {
      batches.push([]);
      room = MOST_ALIASES;
    }
    batches.at(-1)?.push(person);
    room -= cost;
  }
  return batches;
}
