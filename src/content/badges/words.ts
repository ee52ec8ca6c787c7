import { t } from '../../i18n.ts';

/** Stand for name and words; in no text of a page that is read (names are cleaned). */
const NAME = '\u0001';
const WORDS = '\u0002';

/** What a badge is called: "Ada Lovelace: not looked up". */
export type NameBadge = (name: string, words: string) => string;

/** Looks the pattern up once: the first look-up in a page costs some ms. */
export function loadWords(): NameBadge {
  const pattern = t('badgeName', NAME, WORDS);
  return (name, words) => pattern.replace(NAME, () => name).replace(WORDS, () => words);
}
