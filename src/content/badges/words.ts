import { t } from '../../i18n.ts';

/** Placeholders that no cleaned name contains. */
const NAME_MARK = '\u0001';
const WORDS_MARK = '\u0002';

export type NameBadge = (name: string, words: string) => string;

/** The first look-up in a page takes milliseconds, so the pattern is kept. */
export function loadWords(): NameBadge {
  const pattern = t('badgeName', NAME_MARK, WORDS_MARK);
  return (name, words) => pattern.replace(NAME_MARK, () => name).replace(WORDS_MARK, () => words);
}
