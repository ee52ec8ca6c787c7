/** Spells one word (no hyphens) in a–z; `null` for a script that has no agreed Latin spelling here. */
export type Speller = (word: string) => string | null;

type Table = ReadonlyMap<string, string>;

const table = (rows: string): Table => new Map(rows.split(' ').map((row) => [row.charAt(0), row.slice(1)]));

// Letters that Unicode does not take apart into a base letter and an accent. Own tables instead of the any-ascii
// package: that one is 218 kB gzipped and would put a reading on Chinese or Arabic names that their bearers do not use.
const LETTERS = table(
  'ßss æae œoe øo łl đd ðd þth ıi ħh ŋn əe ŧt ɓb ɗd ƙk ' +
    'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya ' +
    'іi їi єye ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz ' +
    'αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo',
);
const UKRAINIAN = table('гh иy');
const SERBIAN = table('жz хh цc чc шs');
const UMLAUTS = table('äae öoe üue');
const NORDIC = table('äae öoe üue øoe åaa');

const CLUSTERS: readonly (readonly [RegExp, string])[] = [
  // The spellings people choose for themselves, rather than the passport's Aleks-, Maks- and -iy.
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

// Turkish, Nordic, Hungarian, Czech, Spanish: languages whose ä, ö and ü lose their dots in addresses.
const DOTS_ARE_DROPPED = /[åøæõőűışğçáíóúñýčšžřðþ]|gü[eéií]|(?:sson|ström|[kq]vist|gren|[iaouyä]nen)(?!\p{L})/u;

function speller(...overrides: readonly Table[]): Speller {
  const look = (char: string): string | undefined =>
    overrides.find((each) => each.has(char))?.get(char) ?? LETTERS.get(char);
  return (word) => {
    let text = word.toLowerCase().normalize('NFC');
    for (const [cluster, latin] of CLUSTERS) text = text.replace(cluster, latin);
    const bare = (char: string): string => char.normalize('NFKD').replace(/\p{M}/gu, '');
    const spelled = Array.from(text, (char) => look(char) ?? Array.from(bare(char), (c) => look(c) ?? c).join(''));
    const letters = spelled.join('').replace(/['.·]/g, '');
    return /^[a-z]+$/.test(letters) ? letters : null;
  };
}

/**
 * The ways to spell a name in a–z, the more common first. German companies write ä ö ü as ae oe ue, and German speakers
 * are the largest group who bear them: that form leads unless another letter or ending shows a language that drops the
 * dots.
 */
export function spellersFor(name: string): readonly [usual: Speller, other: Speller] {
  const text = name.toLowerCase().normalize('NFC');
  const local = [
    ...(/[іїєґ]/u.test(text) ? [UKRAINIAN] : []),
    ...(/[ђјљњћџ]/u.test(text) ? [SERBIAN] : []), // Serbian Cyrillic follows Serbian Latin without its accents.
  ];
  if (DOTS_ARE_DROPPED.test(text)) return [speller(...local), speller(NORDIC, ...local)];
  return [speller(UMLAUTS, ...local), speller(...local)];
}
