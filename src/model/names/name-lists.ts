const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const TITLES = set(
  'dr dra prof profa professor doctor mr mrs ms mx miss mme mlle madame monsieur herr frau sir rev capt dipl drs dott dottssa dottor ' +
    'msgr engr md univprof hrn mudr judr mvdr rndr paeddr phdr pharmdr',
);

export const DOTTED_TITLES = set(
  'ing mag arch gen col maj lt sgt eng ir er adv hon fr sr sra srta lic avv dna don univ',
);

/** `Dr. rer. nat.`: dot or lower case needed, since Phil and Nat are names. */
export const TITLE_PARTS = set(
  'med rer nat phil jur iur oec pol vet dent ing habil sc techn mont hc ssa univ agr theol soc math h c mult ' +
    'kfm kffr kaufm betrw volksw inf wirt biol chem phys psych geol',
);

export const GENERATIONS = set('jr sr ii iii iv');

/** Never part of a name, so dropped in any case; other degrees only in capitals. */
export const DEGREES = set('esq phd dphil mphil mba emba msc bsc meng beng llm llb mph cpa cfa cissp acca mbbs');

export const PORTUGUESE_GENERATIONS = set('junior júnior filho neto sobrinho segundo');

export const PARTICLES = set(
  "van der den de ter ten te het 't 's op aan uit vander vanden von vom zu zum zur af av la le los las del dela delos della dello dalla dei " +
    'degli delle di da do das dos du des al el ul bin ibn ben bint binti bte abu abd abdul abdel mac mc ó ní uí nic st ste saint san santa',
);

export const PATRONYMIC_PARTICLES = set('bin ibn ben bint binti bte abu abd abdul abdel');

/** Portuguese go by their last family name, Spaniards by the last but one. */
export const PORTUGUESE_PARTICLES = set('da do dos das');

const PORTUGUESE = set(
  'silva santos sousa souza oliveira pereira lima carvalho ferreira rodrigues almeida nascimento ribeiro barbosa cardoso teixeira ' +
    'goncalves fernandes lopes marques martins correia azevedo nunes pinto araujo melo moreira',
);

/** Seldom middle names: three words are a double family name only with one of these second (not `Mary Jane Watson`). */
const SPANISH =
  /^(?!inez$)\p{L}*[aeiou]\p{L}*ez$|^(?:garcia|ruiz|diaz|munoz|ortiz|torres|romero|navarro|ramos|serrano|molina|delgado|castro|ortega|rubio|moreno|medina|herrera|vargas|rojas|morales|aguilar|mendoza|castillo|vega|campos|fuentes|cabrera|guerrero|salazar|contreras|espinoza|figueroa|sandoval)$/u;

export const DEVOTION =
  /^(de(?:l| la| los| las)? (?:carmen|pilar|mar|rosario|rocio|socorro|consuelo|angeles|dolores|mercedes|milagros|nieves|luz|paz|cruz|jesus|lourdes|fatima)|da (?:conceicao|luz|graca)|d[ao]s (?:dores|gracas|anjos|neves)) /;

export const plain = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');

export const isSpanishFamily = (word: string): boolean => SPANISH.test(plain(word));
export const isPortugueseFamily = (word: string): boolean => PORTUGUESE.has(plain(word));

export const NOT_A_NAME =
  /\b(?:manager|sales|director|engineer|developer|recruiter|recruiting|hiring|marketing|consultant|founder|open|work|head|lead|team|senior|officer|president|ceo|cto|cfo|coo|hr|vp|inc|ltd|corp|co|group|company|university|she|he|they|realtor|broker|coach|author|speaker|advisor|attorney|lawyer|nurse|architect|designer|analyst|expert|strategist|student|looking)\b/i;

export const SLOGAN =
  /(?<=\S) (?:(?:now |currently |actively |still |is |is now |we are |we're |i'm )?(?:hiring|recruiting)|realtor|recruiter|co-?founder|founder|ceo|cto|cfo|coo|cmo|cio|svp|evp|vp|we're|we are|i'm|i am|is open|is looking|open to|open for|looking for|opentowork|at|linkedin|helping|i help|sales (?:expert|leader|manager|director|executive|trainer|professional|coach))(?= |$)/iu;
