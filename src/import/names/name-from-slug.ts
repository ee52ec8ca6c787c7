const CREDENTIALS = new Set(['mba', 'phd', 'msc', 'bsc', 'cpa', 'cfa', 'pmp', 'esq']);

/** `jane-doe-18a273` → "Jane Doe". Trailing words with a digit are LinkedIn's id; trailing degrees are the member's. */
export function nameFromSlug(slug: string): string | null {
  const isShouted = slug === slug.toUpperCase();
  const words = (isShouted ? slug.toLowerCase() : slug).split(/[-_]/).filter(Boolean);
  while (isNoName(words.at(-1) ?? '')) words.pop();
  const name = words.map(capitalised).join(' ');
  return (name.match(/\p{L}/gu)?.length ?? 0) >= 2 && !/\p{N}/u.test(name) ? name : null;
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}

function isNoName(word: string): boolean {
  return /\p{N}/u.test(word) || CREDENTIALS.has(word.toLowerCase());
}
