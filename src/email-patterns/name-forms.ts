import { PARTICLES } from '../model/names/name-lists.ts';
import type { FamilyUnit } from '../model/names/name-units.ts';
import { readName, type WrittenName } from '../model/names/read-name.ts';
import { type Speller, spellersFor } from './letters.ts';

/** One way to write a name in an address: a–z and single hyphens. */
export interface NameForm {
  /** Empty where the name shows no more than an initial: a pattern with `{first}` then gives nothing. */
  readonly given: string;
  /** One letter, or two of a hyphenated name (`jp`). */
  readonly givenInitial: string;
  readonly family: string;
  readonly familyInitial: string;
  /** How many choices differ from the most common ones: 0 for the primary form. */
  readonly steps: number;
}

// Two unusual choices at once are already rare, three are noise.
const MAX_STEPS = 2;

interface Given {
  readonly text: string;
  readonly initial: string;
}

function spellGiven(written: WrittenName, spell: Speller): Given[] | null {
  const parts = (written.given ?? '').split('-').map(spell);
  if (written.given === null) {
    const initial = spell(written.initial);
    return initial === null ? null : [{ text: '', initial: initial.charAt(0) }];
  }
  const spelled = parts.filter((part) => part !== null);
  const [first] = spelled;
  if (first === undefined || spelled.length < parts.length) return null;
  const initial = first.charAt(0);
  const initials = spelled.map((part) => part.charAt(0)).join('');
  const nickname = written.nickname === null ? null : spell(written.nickname);
  return [
    { text: spelled.join('-'), initial },
    // French companies shorten Jean-Pierre to jp about as often as to j.
    ...(spelled.length > 1 ? [{ text: spelled.join(''), initial: initials }] : []),
    ...(spelled.length > 1 ? [{ text: first, initial }] : []),
    ...(nickname === null ? [] : [{ text: nickname, initial: nickname.charAt(0) }]),
  ];
}

/** `van den Berg-Smit`: vandenberg-smit, vandenbergsmit, berg-smit, vandenberg. */
function spellUnit(unit: FamilyUnit, spell: Speller): readonly [string, ...string[]] | null {
  const words = unit.word.split('-');
  // `Al-Rashid`, `St-Pierre`: the particle hangs on by a hyphen.
  const hanging = words.findIndex((word, at) => at === words.length - 1 || !PARTICLES.has(word.toLowerCase()));
  const small = [...unit.particles, ...words.slice(0, hanging)].map(spell);
  const main = words.slice(hanging).map(spell);
  if ([...small, ...main].includes(null)) return null;
  const particle = small.join('');
  const [first] = main;
  const isHyphenated = main.length > 1;
  return [
    particle + main.join('-'),
    ...(isHyphenated ? [particle + main.join('')] : []),
    ...(hanging > 0 ? [[...small, ...main].join('-')] : []),
    ...(particle === '' ? [] : [main.join('-')]),
    ...(isHyphenated ? [`${particle}${first}`] : []),
  ];
}

function spellFamily(written: WrittenName, spell: Speller): readonly string[] | null {
  const [main, other] = written.family;
  const forms = spellUnit(main, spell);
  if (other === undefined || forms === null) return forms;
  const second = spellUnit(other, spell);
  if (second === null) return null;
  const both = written.isReversed ? second[0] + forms[0] : forms[0] + second[0];
  return [forms[0], both, second[0]];
}

/**
 * The forms of a display name that an address may be made of, the most likely first, each once; the first has 0 steps.
 * None where a guess would likely be wrong: no clear order, one word only, a family name shown as an initial, a script
 * without an agreed Latin spelling, a damaged or over-long text. Never throws.
 */
export function nameForms(name: string): readonly NameForm[] {
  const { written } = readName(name);
  if (written === null) return [];
  const found = new Map<string, NameForm>();
  for (const [spelling, spell] of spellersFor(name).entries()) {
    const [givens, families] = [spellGiven(written, spell), spellFamily(written, spell)];
    if (givens === null || families === null) return [];
    for (const [g, given] of givens.entries()) {
      for (const [f, family] of families.entries()) {
        const steps = spelling + Math.min(g, 1) + Math.min(f, 1);
        const key = `${given.text}.${given.initial}.${family}`;
        if (steps > MAX_STEPS || (found.get(key)?.steps ?? steps + 1) <= steps) continue;
        const { text, initial: givenInitial } = given;
        found.set(key, { given: text, givenInitial, family, familyInitial: family.charAt(0), steps });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.steps - b.steps);
}
