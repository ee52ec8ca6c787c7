/** "Müller" is also spelled "Mueller", "Åberg" "Aaberg". */
export function fold(word: string): string {
  return word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a');
}
