import type { EventType } from '../../../model/schemas/people/signal.ts';
import { textWithin } from '../../values/contact-values.ts';

/** Which events are wanted: of these types (none: of all), and where a list is given, about one of its names. */
export type Criteria = {
  readonly types: readonly EventType[];
  readonly org?: readonly string[];
  readonly 'employee.name'?: readonly string[];
  readonly 'employee.title'?: readonly string[];
};

export type Rules = {
  /** Together they ask for all that can be asked for; none where nothing can. */
  readonly rules: readonly string[];
  /** Names that no rule can hold. */
  readonly refused: readonly string[];
};

const RULE_FIELDS = ['org', 'employee.name', 'employee.title'] as const;
/** A rule goes in an address, where a name of another script is nine times as long. */
const MAX_LIST_LENGTH = 600;
const MAX_NAME_LENGTH = 200;

/**
 * Rules in the form of the document: `type=job-join|job-leave;org=IBM;employee.title=…`, as many as keep addresses
 * short. How a name with a sign of that form in it would be written is not documented: such a name is refused, since it
 * would change the rule. A name left out never widens a rule: where all names of a list are refused nothing is asked.
 */
export function rulesOf(criteria: Criteria): Rules {
  const refused: string[] = [];
  const type = criteria.types.length > 0 ? [`type=${criteria.types.join('|')}`] : [];
  let rules: string[][] = [type];
  for (const field of RULE_FIELDS) {
    const names = criteria[field];
    if (!names) continue;
    const parts = parted(names, refused).map((part) => `${field}=${part.join('|')}`);
    rules = rules.flatMap((rule) => parts.map((part) => [...rule, part]));
  }
  return { rules: rules.map((rule) => rule.join(';')), refused };
}

/** Names in lists that are not too long. */
function parted(names: readonly string[], refused: string[]): string[][] {
  const parts: string[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const name of new Set(names)) {
    const written = writable(name);
    if (written === null) refused.push(name);
    else if (length + written.length > MAX_LIST_LENGTH) {
      parts.push([written]);
      length = written.length;
    } else {
      parts.at(-1)?.push(written);
      length += written.length;
    }
  }
  return parts;
}

/** The name as one line; null where it could be taken for a part of the rule, as `;`, `|`, `=` or `valuelist(…)`. */
function writable(name: string): string | null {
  const line = textWithin(name, MAX_NAME_LENGTH + 1);
  const isPlain = line !== null && line.length <= MAX_NAME_LENGTH && !/[;|=\p{Cc}\p{Cs}]/u.test(line);
  return isPlain && !/^[\w.-]+\(.*\)$/.test(line) ? line : null;
}
