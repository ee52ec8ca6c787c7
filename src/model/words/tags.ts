export const MAX_TAG_LENGTH = 60;

export const tidyTag = (typed: string): string => typed.replace(/\s+/g, ' ').trim();

/** Each window changes single tags: whole lists would undo what another window did meanwhile. */
export type TagChange = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** Case tells no two tags apart: the one that is there stays as it is. */
export function changeTags(tags: readonly string[], { add, remove }: TagChange): string[] {
  const changed = tags.filter((tag) => !remove.includes(tag));
  for (const tag of add) if (!changed.some((one) => isSameTag(one, tag))) changed.push(tag);
  return changed;
}

const isSameTag = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
