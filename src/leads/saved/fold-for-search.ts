/** Letters that Unicode does not take apart into a plain one and a mark. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
const UNDECOMPOSED_LETTERS = /[łøđðþßæœı]/g;
const ASCII = /^[ -~]*$/;

/** A text as it is searched for: lower case, without accents, composed: "Brontë-Łukasiewicz" → "bronte-lukasiewicz". */
export function foldForSearch(text: string): string {
  // Most texts need no more, and a hundred thousand are folded.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(UNDECOMPOSED_LETTERS, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .normalize('NFC');
}

/** The words of a search, folded. */
export function searchWords(text: string): string[] {
  return foldForSearch(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}
