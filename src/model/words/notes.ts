/** What a screen may send; stored notes may be longer, since those of merged people are joined. */
export const MAX_NOTES_LENGTH = 1_000_000;

/** With an empty line between them; the same text once. Never cut. */
export function joinNotes(...notes: readonly string[]): string {
  return [...new Set(notes.filter((note) => note.trim() !== ''))].join('\n\n');
}
