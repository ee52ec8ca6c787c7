import { isSpanishFamily, PARTICLES, PATRONYMIC_PARTICLES, PORTUGUESE_PARTICLES } from './name-lists.ts';
import { isCapital, isCredentials, isInitial, wordsOf } from './name-words.ts';
import { tidyName } from './tidy-name.ts';

/** A family name with the particles before it: `van den` + `Berg`. */
export interface FamilyUnit {
  readonly particles: readonly string[];
  readonly word: string;
}

/** A name as its bearer writes it, taken apart but not yet spelled in a–z. */
export interface WrittenName {
  /** `null` where only an initial is known. */
  readonly given: string | null;
  readonly initial: string;
  readonly nickname: string | null;
  /** One family name, or the two of a double one, the one its bearer goes by first. */
  readonly family: readonly [FamilyUnit] | readonly [FamilyUnit, FamilyUnit];
  /** The two of a double name in the order written. */
  readonly isReversed: boolean;
}

interface NameOrder {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Comma or capitals say where the family name is; otherwise `family` may begin with middle names. */
  readonly isMarked: boolean;
}

const lower = (word: string): string => word.toLowerCase().replace(/\.$/, '').normalize('NFC');

function toUnits(words: readonly string[]): { units: FamilyUnit[]; link: string | null } {
  const units: FamilyUnit[] = [];
  let particles: string[] = [];
  let link: string | null = null;
  const isProper = words.at(-1) !== words.at(-1)?.toLowerCase();
  for (const [at, word] of words.entries()) {
    const isLast = at === words.length - 1;
    // Any short word in lower case before a capitalised one is a particle: `in 't Veld`, `av Ekeby`.
    const isSmall = isProper && word === word.toLowerCase() && /^'?\p{L}{2,4}$/u.test(word);
    if (!isLast && units.length > 0 && /^[yei]$/.test(word)) link = word;
    else if (!isLast && (PARTICLES.has(lower(word)) || isSmall)) particles.push(word);
    else if (!isInitial(word)) {
      units.push({ particles, word });
      particles = [];
    }
  }
  return { units, link };
}

function inOrder(words: readonly string[]): NameOrder {
  const [first = ''] = words;
  const capitals = words.findIndex((word) => !isCapital(word));
  const lead = /\p{L}{3}|[aeiou]$/iu.test(first); // LI Wei, but neither AJ Smith nor J-P Smith.
  if (capitals > 0 && lead && !isCapital(words.at(-1) ?? ''))
    return { family: words.slice(0, capitals), given: words.slice(capitals), isMarked: true };
  const tail = words.findLastIndex((word) => !isCapital(word)) + 1;
  if (tail > 0 && tail < words.length)
    return { given: words.slice(0, tail), family: words.slice(tail), isMarked: true };
  // Russian forms put the family name first and end in the patronymic.
  if (words.length === 3 && /(?:ович|евич|ьич|овна|евна|ична)$/u.test(lower(words[2] ?? '')))
    return { given: words.slice(1), family: words.slice(0, 1), isMarked: true };
  // `F. Scott Fitzgerald` goes by his second name.
  const named = words.findIndex((word, index) => index < words.length - 1 && !isInitial(word));
  const at = Math.max(0, named);
  return { given: words.slice(at, at + 1), family: words.slice(at + 1), isMarked: false };
}

function readOrder(line: string): NameOrder | null {
  const [head = '', ...tail] = line.split(',').map((part) => part.trim());
  const words = wordsOf(head);
  if (words === null) return null;
  const next = tail.find((part) => part !== '' && !isCredentials(part, head));
  const given = next === undefined ? null : wordsOf(next);
  if (given === null || given.length === 0 || given.length > 3) return inOrder(words);
  // Most commas on LinkedIn precede a slogan (`Jane Smith, Realtor`): only these are surely "Family, Given".
  const { units } = toUnits(words);
  const isFamily =
    units.length === 1 || (units.length === 2 && (isSpanishFamily(words[0] ?? '') || words.every(isCapital)));
  return isFamily ? { given, family: words, isMarked: true } : inOrder(words);
}

/** Whether a unit before the last one is a family name, too, and not a middle name. */
function isFamilyToo(unit: FamilyUnit): boolean {
  const isPatronymic = unit.particles.some((particle) => PATRONYMIC_PARTICLES.has(lower(particle)));
  return !isPatronymic && (unit.particles.length > 0 || isSpanishFamily(unit.word));
}

/** Reads a display name; `null` unless both a given name (or its initial) and a whole family name are there. */
export function readWrittenName(name: string): WrittenName | null {
  const tidy = tidyName(name);
  const order = tidy === null ? null : readOrder(tidy.line);
  if (tidy === null || order === null) return null;
  const whole = order.given.find((word) => !isInitial(word)) ?? null;
  const initial = whole ?? order.given[0];
  const last = order.family.at(-1);
  // `Jane D.`, `Jane Sm.`: the member hides the family name, and so nothing is guessed.
  if (initial === undefined || last === undefined || isInitial(last) || /^.{1,3}\.$/u.test(last)) return null;
  const { units, link } = toUnits(order.family);
  const [unit, before] = [units.at(-1), units.at(-2)];
  if (unit === undefined) return null;
  const common = { given: whole?.replace(/\.$/, '') ?? null, initial, nickname: tidy.nickname };
  if (before === undefined || !(link !== null || order.isMarked || isFamilyToo(before)))
    return { ...common, family: [unit], isReversed: false };
  const isPortuguese = link === 'e' || before.particles.some((each) => PORTUGUESE_PARTICLES.has(lower(each)));
  return { ...common, family: isPortuguese ? [unit, before] : [before, unit], isReversed: isPortuguese };
}
