import { useEffect, useState } from 'preact/hooks';
import type { Subject } from '../../model/schemas/people/lead.ts';
import type { Prices } from './use-prices.ts';

/** Somebody on a list. `person` is null where it is not certain who it is. */
export type PersonCandidate = {
  /** Tells the people of one list apart. */
  readonly key: string;
  readonly person: Subject | null;
  /** Whether nothing is known of them yet: such people are checked to begin with. */
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

/**
 * Who of a list is to be looked up: what the user said, for as long as the person is on the list, else those who are
 * new.
 */
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

/** Those of whom it is certain who they are. */
export function certainPeople(candidates: readonly PersonCandidate[]): Subject[] {
  return candidates.flatMap(({ person }) => (person ? [person] : []));
}
