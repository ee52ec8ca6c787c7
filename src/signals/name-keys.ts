import { splitName } from '../model/name-parts.ts';
import { spellLatin } from '../model/names/latin-letters.ts';

const LEGAL_FORMS = new Set(
  (
    'inc incorporated corp corporation co company llc llp lp ltd limited plc pty pte pvt private ' +
    'gmbh mbh ggmbh ag kg kgaa ohg ug se ev eg sa sas sasu sarl eurl sca srl spa snc sl slu bv nv vof cv ' +
    'ab as asa aps oy oyj sro spol zoo spzoo kft zrt nyrt doo dd ad ood eood lda ltda kk ooo oao ' +
    '株式会社 有限会社 合同会社 ооо оао зао ао'
  ).split(' '),
);

/** Without titles and credentials; ignores case, accents, dots and spaces. */
export function personKey(name: string): string {
  const { given, family } = splitName(name);
  return words(`${given} ${family}`).join(' ');
}

/** Ignores legal forms, unless nothing else is left: "Brightmoor Ltd." is "brightmoor". */
export function companyKey(name: string): string {
  const written = name
    .replace(/^\s*株式会社|株式会社\s*$/g, ' ')
    .replace(/\bA\/S\s*$/i, ' ')
    .replaceAll('&', ' and ');
  const kept = words(written);
  while (kept.length > 1 && isNoName(kept.at(-1))) kept.pop();
  return kept.join(' ');
}

/** "GmbH & Co. KG" is joined by a word that belongs to neither form. */
const isNoName = (word: string | undefined) => word === 'and' || LEGAL_FORMS.has(word ?? '');

function words(text: string): string[] {
  // Accents of Latin, Greek and Cyrillic; marks of other scripts are part of the word.
  const bare = text
    .slice(0, 600)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
  return spellLatin(bare.toLowerCase())
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean);
}
