/** Kinds of stored data, as the views divide them. */
export const TOPICS = [
  /** Saved people and what is known of them: contact data, purchases, previews, signals, their place in the CRM. */
  'people',
  'companies',
  /** The ledger's entries and sums. */
  'ledger',
  /** Connections, balances, prices, and which CRM and storage are picked. */
  'accounts',
  'settings',
  'runs',
  'pushes',
  'signals',
  /** Who is in the user's product. */
  'product',
  'product-reading',
] as const;

export type Topic = (typeof TOPICS)[number];

/** `people`: aliases and lead ids of all whom it concerns; null if that is not known, or it is about no person. */
export type Change = { readonly topics: readonly Topic[]; readonly people: readonly string[] | null };

/** Without a change, everything may have changed: a missed update is worse than a superfluous one. */
export type Changed = (change?: Change) => void;

/** What a view shows; of the topics in `about`, only what concerns certain people. */
export type Shown = {
  readonly topics: readonly Topic[];
  readonly about?: { readonly topics: readonly Topic[]; readonly isShown: (name: string) => boolean };
};

/** Above this a change counts as one of anyone. */
export const MAX_NAMES = 1000;

export const EVERYTHING: Change = { topics: TOPICS, people: null };

export const changeOf = (topics: readonly Topic[], people: readonly string[] | null = null): Change => ({
  topics,
  people,
});

/** @param message from outside: what is not certainly a change counts as one of everything */
export function readChange(message: unknown): Change {
  if (typeof message !== 'object' || message === null) return EVERYTHING;
  const { topics, people } = message as Record<string, unknown>;
  if (!isList(topics, isTopic, TOPICS.length)) return EVERYTHING;
  if (people === null || isList(people, isName, MAX_NAMES)) return { topics, people };
  return EVERYTHING;
}

export function joinChanges(one: Change, other: Change): Change {
  const people = one.people && other.people && [...new Set([...one.people, ...other.people])];
  return {
    topics: [...new Set([...one.topics, ...other.topics])],
    people: people && people.length <= MAX_NAMES ? people : null,
  };
}

export function concerns({ topics, people }: Change, { topics: shown, about }: Shown): boolean {
  if (topics.some((topic) => shown.includes(topic))) return true;
  if (!about || !topics.some((topic) => about.topics.includes(topic))) return false;
  return people === null || people.some(about.isShown);
}

function isList<T>(list: unknown, isOne: (one: unknown) => one is T, most: number): list is T[] {
  return Array.isArray(list) && list.length <= most && list.every(isOne);
}

const isTopic = (topic: unknown): topic is Topic => TOPICS.some((one) => one === topic);
const isName = (name: unknown): name is string => typeof name === 'string' && name.length <= 240;
