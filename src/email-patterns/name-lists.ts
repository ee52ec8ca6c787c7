const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Titles at the head of a name, with or without a dot; letters only. */
export const TITLES = set(
  'dr prof professor doctor mr mrs ms mx miss mme mlle madame monsieur herr frau sir rev capt dipl drs dott dottssa msgr engr md',
);

/** Titles that are also given names (Gen, Col, Ing), so that only the dot tells: `Ing. Petr`. */
export const DOTTED_TITLES = set('ing mag arch gen col maj lt sgt eng ir er adv hon fr sr sra ca');

/** What may follow a title: `Dr. med.`, `Dr. rer. nat.`. Dot or lower case needed, since Phil and Nat are names. */
export const TITLE_PARTS = set('med rer nat phil jur iur oec pol vet dent ing habil sc techn mont hc ssa');

/** Never a family name: dropped from the end of a name in any case. */
export const SUFFIXES = set(
  'jr sr ii iii iv esq phd dphil mphil mba emba msc bsc meng beng llm llb mph edd dba cpa cfa cfp pmp cissp csm cspo acca fcca ' +
    'acma cgma cima cipd mcipd fcipd phr sphr shrm mrics frics frsa obe mbe cbe dds dvm mbbs',
);

/** Credentials that are family names too (Ma, Do, Ca): dropped only in capitals, after two words that are not. */
export const CAPITAL_SUFFIXES = set('ma ba md do ra pe rn ca jd be bs ms ap aca mpa bcom bba mbe aia sr');

/** Portuguese "junior" and the like: dropped only where a family name is left. */
export const GENERATIONS = set('junior júnior filho neto sobrinho segundo');

/** Words that belong to the family name that follows; lower case, accents and leading apostrophe kept. */
export const PARTICLES = set(
  "van der den de ter ten te het 't 's op aan uit vander vanden von vom zu zum zur af av la le los las del della dello dei degli " +
    'delle di da do dos das du des al el ul bin ibn ben bint abu abd abdul abdel mac mc ó ní uí nic st ste saint san santa',
);

/** "Son of": a middle name unless it is all that is left. */
export const PATRONYMIC_PARTICLES = set('bin ibn ben bint abu abd abdul abdel');

/** Portuguese names end in the family name one goes by; Spanish ones have it last but one. */
export const PORTUGUESE_PARTICLES = set('da do dos das');

/**
 * Spanish family names seldom borne as middle names. Only with one in the last place but one are three words read as a
 * double family name: without it `Mary Jane Watson` would be a Jane.
 */
const SPANISH =
  /^(?!inez$)\p{L}*[aeiou]\p{L}*ez$|^(?:garcia|ruiz|diaz|munoz|ortiz|torres|romero|navarro|ramos|serrano|molina|delgado|castro|ortega|rubio|moreno|medina|herrera|vargas|rojas|morales|aguilar|mendoza|castillo|vega|campos|fuentes|cabrera|guerrero|salazar|contreras|espinoza|figueroa|sandoval)$/u;

/** Any case, with or without accents. */
export const isSpanishFamily = (word: string): boolean =>
  SPANISH.test(word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));

/** Words that show that Latin letters beside a name in another script are no name. */
export const NOT_A_NAME =
  /\b(?:manager|sales|director|engineer|developer|recruiter|recruiting|hiring|marketing|consultant|founder|open|work|head|lead|team|senior|officer|president|ceo|cto|cfo|coo|hr|vp|inc|ltd|corp|co|group|company|university|she|he|they)\b/i;
