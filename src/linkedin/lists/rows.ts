import type { Layout, ListName, RowReading } from '../../model/schemas/people/reading.ts';
import { describeEmberRow } from '../layouts/ember/row-details.ts';
import { describeRecruit } from '../layouts/recruiter/details.ts';
import { describeSalesRow } from '../layouts/sales/row-details.ts';
import { describeSduiRow } from '../layouts/sdui/row-details.ts';
import { composePerson, type Findings, findingOf } from '../person.ts';
import { describeAnyRow } from './anywhere/row-details.ts';
import type { FoundList, RowIdentity } from './list-layout.ts';

type Describe = (row: Element, who: RowIdentity, list: ListName) => Findings;

/** What the rows of each layout say beside who they are about. Apart from `list.ts`, so that badges do not carry it. */
const ROW_DESCRIBERS: Partial<Record<Layout, Describe>> = {
  sdui: describeSduiRow,
  ember: describeEmberRow,
  sales: describeSalesRow,
  recruiter: describeRecruit,
};

/**
 * Reads a row of a list in full; null for a row about nobody. It is certain who somebody is if the row has a link of
 * their own: ids of Sales Navigator and Recruiter lead to no public profile.
 */
export function readRow({ layout, list, isAnywhere, who: whoIn }: FoundList, row: Element): RowReading | null {
  const who = whoIn(row);
  if (who === null) return null;
  const { slug, token, memberId, name } = who;
  const describe = isAnywhere ? describeAnyRow : ROW_DESCRIBERS[layout];
  const person = composePerson({
    slug: findingOf(slug ?? '', 'own-link'),
    token: findingOf(token ?? '', layout === 'ember' || isAnywhere ? 'own-link' : 'key'),
    memberId: findingOf(memberId ?? '', 'key'),
    name: findingOf(name, 'heading', 'part-missing'),
    ...describe?.(row, who, list),
  });
  if (person.name === null) return null;
  return { verdict: person.slug === null ? 'partial' : 'certain', person };
}
