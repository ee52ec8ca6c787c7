import { familyNameOf } from './family-names.ts';
import {
  DEVOTION,
  isPortugueseFamily,
  isSpanishFamily,
  NOT_A_NAME,
  PARTICLES,
  PATRONYMIC_PARTICLES,
  PORTUGUESE_PARTICLES,
  plain,
} from './name-lists.ts';
import { orderOf } from './name-order.ts';
import { isCapital, isCredentials, isInitial, wordsOf } from './name-words.ts';

/** A family name with the particles before it: `van den` + `Berg`. */
export interface FamilyUnit {
  readonly particles: readonly string[];
  readonly word: string;
  /** At which of the words the name was read from its first particle stands. */
  readonly start: number;
}

export type JoinedUnits = { readonly by: string; readonly first: FamilyUnit; readonly second: FamilyUnit };

/** The words of a name by what they are. */
export interface NameWords {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** A mark says where the family name is; otherwise `family` may begin with middle names. */
  readonly isMarked: boolean;
  /** By which of several given names, written as one, its bearer is called; null: by the first that is whole. */
  readonly called: string | null;
}

/** The words of a name of which more than one order is likely. */
export interface UnclearWords {
  readonly unclear: readonly string[];
}

const lower = (word: string): string => word.toLowerCase().replace(/\.$/, '').normalize('NFC');

/** @returns the units, and the two of a double name that `y`, `e` or `i` joins */
export function toUnits(words: readonly string[]): { units: FamilyUnit[]; joined: JoinedUnits | null } {
  const units: FamilyUnit[] = [];
  let particles: string[] = [];
  let link: { by: string; at: number } | null = null;
  const isProper = words.at(-1) !== words.at(-1)?.toLowerCase();
  for (const [at, word] of words.entries()) {
    const isLast = at === words.length - 1;
    // Any short word in lower case before a capitalised one is a particle: `in 't Veld`, `av Ekeby`.
    const isSmall = isProper && word === word.toLowerCase() && /^'?\p{L}{2,4}$/u.test(word);
    if (!isLast && units.length > 0 && /^[yei]$/.test(word)) link ??= { by: word, at: units.length };
    else if (!isLast && (PARTICLES.has(lower(word)) || isSmall)) particles.push(word);
    else if (!isInitial(word)) {
      units.push({ particles, word, start: at - particles.length });
      particles = [];
    }
  }
  const [first, second] = link === null ? [] : units.slice(link.at - 1);
  return { units, joined: link && first && second ? { by: link.by, first, second } : null };
}

const marked = (given: readonly string[], family: readonly string[], called: string | null = null): NameWords => ({
  given,
  family,
  isMarked: true,
  called,
});

const ENDS_IN_PATRONYMIC = /(?:ович|евич|ьич|овна|евна|ична|[oe]vich|[oe]vna|ichna)$/u;
const RUSSIAN_FAMILY = /(?:.[ое]ва?|ск(?:ий|ая)|енко)$/u;

function inOrder(words: readonly string[], native: string): NameWords | UnclearWords {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const capitals = words.findIndex((word) => !isCapital(word));
  const lead = /\p{L}{3}|[aeiou]$/iu.test(first); // LI Wei, but neither AJ Smith nor J-P Smith.
  if (capitals > 0 && lead && !isCapital(last)) return marked(words.slice(capitals), words.slice(0, capitals));
  const tail = words.findLastIndex((word) => !isCapital(word)) + 1;
  if (tail > 0 && tail < words.length) return marked(words.slice(0, tail), words.slice(tail));
  // Russian forms put the family name first and end in the patronymic.
  const isForm = words.length === 3 && ENDS_IN_PATRONYMIC.test(lower(last));
  const isRussian = words.length === 2 && RUSSIAN_FAMILY.test(lower(first)) && !RUSSIAN_FAMILY.test(lower(last));
  if (isForm || isRussian) return marked(words.slice(1), words.slice(0, 1));
  // "Peter Chan Tai Man" has the family name in the middle, as is usual in Hong Kong and Singapore.
  const rest = words.length > 3 && familyNameOf(first) === null ? orderOf(words.slice(1), '') : null;
  const order = rest === 'family-first' || rest === 'unclear' ? 'unclear' : orderOf(words, native);
  if (order === 'unclear') return { unclear: words };
  if (order === 'given-first') return givenFirst(words);
  if (order === 'family-first') return familyFirst(words);
  // `F. Scott Fitzgerald` goes by his second name.
  const named = words.findIndex((word, index) => index < words.length - 1 && !isInitial(word));
  const at = Math.max(0, named);
  const end = at + 1 + devotionAfter(words, at);
  return { given: words.slice(0, end), family: words.slice(end), isMarked: false, called: words[at] ?? null };
}

/**
 * How many words behind `María` or `José` are part of that name, with another name left: `del Carmen`, `de los
 * Ángeles`.
 */
function devotionAfter(words: readonly string[], at: number): number {
  if (!/^(?:mari?a|jose|ana)$/.test(plain(words[at] ?? ''))) return 0;
  const [, devotion = ''] =
    DEVOTION.exec(
      words
        .slice(at + 1)
        .map(plain)
        .join(' '),
    ) ?? [];
  return devotion === '' ? 0 : devotion.split(' ').length;
}

/** `Ji Sung Kim` is called by both as one, `Minh Van Nguyen` by the first. */
function givenFirst(words: readonly string[]): NameWords {
  const given = words.slice(0, -1);
  const isOne = given.length === 2 && familyNameOf(words.at(-1) ?? '')?.of.has('korea') && familyNameOf(words[0] ?? '');
  return marked(given, words.slice(-1), isOne ? given.join('') : null);
}

/** Vietnamese are called by the last of their given names, Chinese and Koreans by all of them as one. */
function familyFirst(words: readonly string[]): NameWords {
  const given = words.slice(1);
  const isVietnamese =
    familyNameOf(words[0] ?? '')?.of.has('vietnam') && !familyNameOf(words[0] ?? '')?.of.has('china');
  return marked(given, words.slice(0, 1), isVietnamese ? (given.at(-1) ?? null) : given.join(''));
}

/**
 * Tells the words of one line apart; null where they are damaged.
 *
 * @param native the same name in its own script, or ''
 */
export function readOrder(line: string, native: string): NameWords | UnclearWords | null {
  const [head = '', ...tail] = line.split(',').map((part) => part.trim());
  const words = wordsOf(head);
  if (words === null) return null;
  const next = tail.find((part) => part !== '' && !isCredentials(part, head));
  const given = next === undefined || NOT_A_NAME.test(next) ? null : wordsOf(next);
  if (given === null || given.length === 0) return inOrder(words, native);
  // `Berg, Jan van den`
  const own = given.findLastIndex((word) => !PARTICLES.has(word)) + 1;
  const family = [...given.slice(own), ...words];
  // Most commas on LinkedIn precede a slogan (`Jane Smith, Realtor`): only these are surely "Family, Given".
  const { units } = toUnits(family);
  const isFamily =
    units.length === 1 || (units.length === 2 && (isSpanishFamily(words[0] ?? '') || words.every(isCapital)));
  return isFamily && own > 0 && own < 4 ? marked(given.slice(0, own), family) : inOrder(words, native);
}

/** Whether a unit before the last one is a family name, too, and not a middle name. */
export function isFamilyToo(unit: FamilyUnit): boolean {
  const isPatronymic = unit.particles.some((particle) => PATRONYMIC_PARTICLES.has(lower(particle)));
  return !isPatronymic && (unit.particles.length > 0 || isSpanishFamily(unit.word) || isPortugueseFamily(unit.word));
}

/** Whether the last of two family names is the one its bearer goes by. */
export function isPortuguese(before: FamilyUnit, by: string | null): boolean {
  const hasParticle = before.particles.some((each) => PORTUGUESE_PARTICLES.has(lower(each)));
  return by === 'e' || hasParticle || (isPortugueseFamily(before.word) && !isSpanishFamily(before.word));
}
