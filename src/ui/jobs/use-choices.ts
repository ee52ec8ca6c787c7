import { useEffect, useState } from 'preact/hooks';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Prices } from './use-prices.ts';

/** `person` is null if it is uncertain who it is. */
export type PersonCandidate = {
  readonly key: string;
  readonly person: Subject | null;
  /** Nothing is known about them yet: checked by default. */
  readonly isNew: boolean;
  /**
   * Why the user has to choose them by themselves, and not with all the others; absent where nothing speaks against
   * it.
   */
  readonly isDoubtful?: boolean;
};

export type PersonChoices = {
  readonly isChoosable: (candidate: PersonCandidate) => boolean;
  readonly isChosen: (candidate: PersonCandidate) => boolean;
  readonly choose: (candidate: PersonCandidate, isChosen: boolean) => void;
  readonly chooseAll: (isChosen: boolean) => void;
  readonly choosable: readonly PersonCandidate[];
  readonly chosen: readonly PersonCandidate[];
};

/** The user's choice, for as long as the person is on the list; by default those who are new. */
export function useChoices(candidates: readonly PersonCandidate[], { offerOf }: Prices): PersonChoices {
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const keys = candidates.map(({ key }) => key).join('\n');
  useEffect(() => {
    const present = new Set(keys.split('\n'));
    setSaid((all) => ([...all.keys()].every((key) => present.has(key)) ? all : kept(all, present)));
  }, [keys]);

  const offer = ({ person }: PersonCandidate) => person && offerOf(person);
  const isChoosable = (one: PersonCandidate) =>
    one.person !== null && !['decide', 'waiting'].includes(offer(one) ?? '');
  const isChosen = (one: PersonCandidate) =>
    isChoosable(one) && (said.get(one.key) ?? (one.isNew && !one.isDoubtful && offer(one) !== 'free'));
  const choosable = candidates.filter(isChoosable);
  return {
    isChoosable,
    isChosen,
    choose: ({ key }, wanted) => setSaid((all) => new Map(all).set(key, wanted)),
    chooseAll: (wanted) => {
      const meant = choosable.filter(({ isDoubtful }) => !wanted || !isDoubtful);
      setSaid((all) => new Map([...all, ...meant.map(({ key }) => [key, wanted] as const)]));
    },
    choosable,
    chosen: choosable.filter(isChosen),
  };
}

function kept(all: ReadonlyMap<string, boolean>, present: ReadonlySet<string>): Map<string, boolean> {
  return new Map([...all].filter(([key]) => present.has(key)));
}

export function certainPeople(candidates: readonly PersonCandidate[]): Subject[] {
  return candidates.flatMap(({ person }) => (person ? [person] : []));
}
