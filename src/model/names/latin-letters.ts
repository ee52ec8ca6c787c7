/** Letters with their Latin spelling, `ßss æae`, by letter. */
export const letterTable = (rows: string): ReadonlyMap<string, string> =>
  new Map(rows.split(' ').map((row) => [row.charAt(0), row.slice(1)]));

/** Latin letters that Unicode does not decompose into a base letter and an accent. */
export const LATIN_LETTERS = letterTable('ßss æae œoe øo łl đd ðd þth ıi ħh ŋn əe ŧt ɓb ɗd ƙk');

/** @param text in lower case, without accents */
export const spellLatin = (text: string): string =>
  text.replace(/[^\p{ASCII}]/gu, (letter) => LATIN_LETTERS.get(letter) ?? letter);
