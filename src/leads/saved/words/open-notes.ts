import type { Draft } from '../../../model/schemas/people/draft.ts';

/** `theirs`: saved notes that the user has to see beside their own; null where there is nothing to decide. */
export type OpenedNotes = { readonly text: string; readonly seen: string; readonly theirs: string | null };

/** What the field begins with: the saved notes, or what was typed into them in a tab that is gone. */
export function openNotes(saved: string, typed: Draft['notes']): OpenedNotes {
  const { text, seen } = typed ?? { text: saved, seen: saved };
  // The saved ones may have been saved while they typed on.
  const hasSaved = seen === saved || text === saved || (saved !== '' && text.startsWith(saved));
  return hasSaved ? { text, seen: saved, theirs: null } : { text, seen, theirs: saved };
}
