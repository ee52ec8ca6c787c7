import type { RowReference } from '../../messages/names.ts';
import { aliasesOf, type Identity, subjectOf } from '../../model/schemas/people/lead.ts';
import type { Membership } from '../../model/schemas/people/product-check.ts';
import type { PersonReading, RowReading } from '../../model/schemas/people/reading.ts';
import type { BadgeView } from '../../model/views/badge.ts';
import type { ListRow } from '../../model/views/views.ts';
import type { Badges } from '../../store/people/badges.ts';
import { badgeText } from './badge-text.ts';

/**
 * Finds a row by slug, token or number. Rows without any are matched by name, and only if it is unique: a wrong person
 * is worse than none.
 */
export function findRow(rows: readonly RowReading[], { identity, name }: RowReference): RowReading | null {
  const wanted = aliasesOf(identity);
  if (wanted.length > 0) {
    return rows.find(({ person }) => aliasesOf(person).some((alias) => wanted.includes(alias))) ?? null;
  }
  const [found, another] = rows.filter(({ person }) => person.name === name && aliasesOf(person).length === 0);
  return found && !another ? found : null;
}

/** Takes each person's addresses; resolves to null if no product is set up. */
export type CheckAddresses = (people: readonly (readonly string[])[]) => Promise<readonly Membership[] | null>;

export async function rowsWithStates(
  rows: readonly RowReading[],
  badges: Pick<Badges, 'summaries'>,
  checkAddresses: CheckAddresses,
): Promise<ListRow[]> {
  const shown = rows.flatMap((row) => {
    const { person } = row;
    const { name, title, company } = person;
    // Sales Navigator shows title and company instead of a headline.
    const headline = person.headline ?? ([title, company].filter(Boolean).join(' · ') || null);
    return name === null ? [] : [{ identity: identityOf(person), person: subjectOf(row, 'row'), name, headline }];
  });
  const seen = await badges.summaries(shown.map(({ identity, name }) => ({ ...identity, name })));
  const members = await checkAddresses(seen.map(({ addresses }) => addresses));
  return shown.map((row, index) => ({
    ...row,
    state: seen[index]?.state ?? 'none',
    membership: members?.[index]?.kind ?? null,
  }));
}

export async function badgeViews(
  people: readonly Identity[],
  badges: Pick<Badges, 'summaries'>,
  checkAddresses: CheckAddresses,
): Promise<BadgeView[]> {
  const seen = await badges.summaries(people);
  const members = await checkAddresses(seen.map(({ addresses }) => addresses));
  return seen.map((one, at) => {
    const { state } = one;
    const member = members?.[at] ?? null;
    const isUrgent = state === 'working' || state === 'decide';
    return { state: member?.kind === 'in' && !isUrgent ? 'in' : state, words: badgeText(one, member) };
  });
}

const identityOf = ({ slug, token, memberId }: PersonReading): Identity => ({ slug, token, memberId });
