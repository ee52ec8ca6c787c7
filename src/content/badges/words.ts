import { t } from '../../i18n.ts';

/** Stand for name and words; in no text of a page that is read (names are cleaned). */
const NAME_MARK = '\u0001';
const WORDS_MARK = '\u0002';

/** What a badge is called: "Ada Lovelace: not looked up". */
export type NameBadge = (name: string, words: string) => string;

/** Looks the pattern up once: the first look-up in a page costs some ms. */
export function loadWords(): NameBadge {
  const pattern = t('badgeName', NAME_MARK, WORDS_MARK);
  return (name, words) => pattern.replace(NAME_MARK, () => name).replace(WORDS_MARK, () => words);
}
