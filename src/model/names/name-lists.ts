const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Titles at the head of a name, with or without a dot; letters only. */
export const TITLES = set(
  'dr dra prof profa professor doctor mr mrs ms mx miss mme mlle madame monsieur herr frau sir rev capt dipl drs dott dottssa dottor ' +
    'msgr engr md univprof hrn mudr judr mvdr rndr paeddr phdr pharmdr',
);

/** Titles that are also given names (Gen, Col, Ing), so that only the dot tells: `Ing. Petr`. */
export const DOTTED_TITLES = set(
  'ing mag arch gen col maj lt sgt eng ir er adv hon fr sr sra srta lic avv dna don univ',
);

/** What may follow a title: `Dr. med.`, `Dr. rer. nat.`. Dot or lower case needed, since Phil and Nat are names. */
export const TITLE_PARTS = set(
  'med rer nat phil jur iur oec pol vet dent ing habil sc techn mont hc ssa univ agr theol soc math h c mult ' +
    'kfm kffr kaufm betrw volksw inf wirt biol chem phys psych geol',
);

/** Never a family name: dropped from the end of a name in any case. */
export const GENERATIONS = set('jr sr ii iii iv');

/** Degrees that nobody bears as a name: dropped from the end in any case, while others must be in capitals. */
export const DEGREES = set('esq phd dphil mphil mba emba msc bsc meng beng llm llb mph cpa cfa cissp acca mbbs');

/** Portuguese "junior" and the like: dropped only where a family name is left. */
export const PORTUGUESE_GENERATIONS = set('junior júnior filho neto sobrinho segundo');

/** Words that belong to the family name that follows; lower case, accents and leading apostrophe kept. */
export const PARTICLES = set(
  "van der den de ter ten te het 't 's op aan uit vander vanden von vom zu zum zur af av la le los las del dela delos della dello dalla dei " +
    'degli delle di da do das dos du des al el ul bin ibn ben bint binti bte abu abd abdul abdel mac mc ó ní uí nic st ste saint san santa',
);

/** "Son of": a middle name unless it is all that is left. */
export const PATRONYMIC_PARTICLES = set('bin ibn ben bint binti bte abu abd abdul abdel');

/** Portuguese names end in the family name one goes by; Spanish ones have it last but one. */
export const PORTUGUESE_PARTICLES = set('da do dos das');

/** Portuguese family names seldom borne as middle names, without accents: `Ana Silva Costa` has two. */
const PORTUGUESE = set(
  'silva santos sousa souza oliveira pereira lima carvalho ferreira rodrigues almeida nascimento ribeiro barbosa cardoso teixeira ' +
    'goncalves fernandes lopes marques martins correia azevedo nunes pinto araujo melo moreira',
);

/**
 * Spanish family names seldom borne as middle names. Only with one in the last place but one are three words read as a
 * double family name: without it `Mary Jane Watson` would be a Jane.
 */
const SPANISH =
  /^(?!inez$)\p{L}*[aeiou]\p{L}*ez$|^(?:garcia|ruiz|diaz|munoz|ortiz|torres|romero|navarro|ramos|serrano|molina|delgado|castro|ortega|rubio|moreno|medina|herrera|vargas|rojas|morales|aguilar|mendoza|castillo|vega|campos|fuentes|cabrera|guerrero|salazar|contreras|espinoza|figueroa|sandoval)$/u;

/** What follows `María` or `José` as part of the given name, where a family name comes behind it. */
export const DEVOTION =
  /^(de(?:l| la| los| las)? (?:carmen|pilar|mar|rosario|rocio|socorro|consuelo|angeles|dolores|mercedes|milagros|nieves|luz|paz|cruz|jesus|lourdes|fatima)|da (?:conceicao|luz|graca)|d[ao]s (?:dores|gracas|anjos|neves)) /;

/** In lower case, without accents: as the lists of family names have a word. */
export const plain = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

/** Any case, with or without accents. */
export const isSpanishFamily = (word: string): boolean => SPANISH.test(plain(word));
export const isPortugueseFamily = (word: string): boolean => PORTUGUESE.has(plain(word));

/** Words that show that Latin letters beside a name in another script, or what follows a comma, are no name. */
export const NOT_A_NAME =
  /\b(?:manager|sales|director|engineer|developer|recruiter|recruiting|hiring|marketing|consultant|founder|open|work|head|lead|team|senior|officer|president|ceo|cto|cfo|coo|hr|vp|inc|ltd|corp|co|group|company|university|she|he|they|realtor|broker|coach|author|speaker|advisor|attorney|lawyer|nurse|architect|designer|analyst|expert|strategist|student|looking)\b/i;

/** What people write behind their names without any sign between: everything from there on is no name. */
export const SLOGAN =
  /(?<=\S) (?:(?:now |currently |actively |still |is |is now |we are |we're |i'm )?(?:hiring|recruiting)|realtor|recruiter|co-?founder|founder|ceo|cto|cfo|coo|cmo|cio|svp|evp|vp|we're|we are|i'm|i am|is open|is looking|open to|open for|looking for|opentowork|at|linkedin|helping|i help|sales (?:expert|leader|manager|director|executive|trainer|professional|coach))(?= |$)/iu;
