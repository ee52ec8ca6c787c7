/** Words in lower case that belong to the family name behind them. */
const PARTICLES = new Set(
  'van der den de ter ten te von vom zu zum zur af av la le los las del della dello dei degli di da do dos das du el al bin ibn ben abu'.split(
    ' ',
  ),
);

/** In these scripts a name is one word, and its family name comes first: nothing says where it ends. */
const ONE_WORD = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー々]+$/u;

/**
 * A name as given and family name, for address books and CRMs that keep them apart. Nothing of the name is lost: both together are all
 * its words. A name of one word is a family name, since most of them require one.
 */
export function splitName(name: string): { given: string; family: string } {
  const text = name.replace(/\s+/g, ' ').trim();
  const comma = /^([^,]+),\s*([^,]+)$/u.exec(text);
  if (comma?.[1] && comma[2]) return { given: comma[2].trim(), family: comma[1].trim() };
  const words = text.split(' ');
  if (words.length === 2 && words.every((word) => ONE_WORD.test(word))) {
    return { given: words[1] ?? '', family: words[0] ?? '' };
  }
  let at = words.length - 1;
  while (at > 1 && PARTICLES.has(words[at - 1] ?? '')) at -= 1;
  return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}
