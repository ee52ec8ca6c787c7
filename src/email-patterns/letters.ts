import { LATIN_LETTERS, letterTable } from '../model/names/latin-letters.ts';

/** Spells one word (no hyphens) in a–z; `null` for a script without an agreed Latin spelling here. */
export type Speller = (word: string) => string | null;

type Table = ReadonlyMap<string, string>;

// Own tables, since any-ascii is 218 kB gzipped and would romanise Chinese and Arabic names in ways their bearers do
// not use.
const LETTERS = letterTable(
  'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya ' +
    'іi їi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz ' +
    'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
);
const UKRAINIAN = letterTable('гh иy');
const SERBIAN = letterTable('жz хh цc чc шs');
const UMLAUTS = letterTable('äae öoe üue');
const NORDIC = letterTable('äae öoe üue øoe åaa');

const CLUSTERS: readonly (readonly [RegExp, string])[] = [
  // Spellings people choose for themselves, not the passport's Aleks-, Maks- and -iy.
  [/алекс/gu, 'alex'],
  [/макс/gu, 'max'],
  [/[иы]й$/u, 'y'],
  [/ο[υύ]/gu, 'ou'],
  [/α[υύ]/gu, 'av'],
  [/ε[υύ]/gu, 'ev'],
  [/γγ/gu, 'ng'],
  [/^μπ/u, 'b'],
  [/^ντ/u, 'd'],
];

// Turkish, Nordic, Hungarian, Czech, Spanish: addresses there drop the dots of ä, ö and ü.
const DOTS_ARE_DROPPED = /[åøæõőűışğçáíóúñýčšžřðþ]|gü[eéií]|(?:sson|ström|[kq]vist|gren|[iaouyä]nen)(?!\p{L})/u;

function speller(...overrides: readonly Table[]): Speller {
  const look = (char: string): string | undefined =>
    [...overrides, LATIN_LETTERS, LETTERS].find((each) => each.has(char))?.get(char);
  return (word) => {
    let text = word.toLowerCase().normalize('NFC');
    for (const [cluster, latin] of CLUSTERS) text = text.replace(cluster, latin);
    const bare = (char: string): string => char.normalize('NFKD').replace(/\p{M}/gu, '');
    const spelled = Array.from(text, (char) => look(char) ?? Array.from(bare(char), (c) => look(c) ?? c).join(''));
    const letters = spelled.join('').replace(/['.·]/g, '');
    return /^[a-z]+$/.test(letters) ? letters : null;
  };
}

/** Most common first: ae oe ue, as in German, unless something shows a language that drops the dots. */
export function spellersFor(name: string): readonly [usual: Speller, other: Speller] {
  const text = name.toLowerCase().normalize('NFC');
  const local = [
    ...(/[іїєґ]/u.test(text) ? [UKRAINIAN] : []),
    ...(/[ђјљњћџ]/u.test(text) ? [SERBIAN] : []), // Serbian Cyrillic follows Serbian Latin without its accents.
  ];
  if (DOTS_ARE_DROPPED.test(text)) return [speller(...local), speller(NORDIC, ...local)];
  return [speller(UMLAUTS, ...local), speller(...local)];
}
