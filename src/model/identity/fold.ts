/** "Müller" is also written "Mueller", "Åberg" "Aaberg": both count as without. */
export function fold(word: string): string {
  return word.replace(/([aou])e/g, '$1').replace(/aa/g, 'a');
}
