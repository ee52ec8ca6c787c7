import type { EventType } from '../../../model/schemas/people/signal.ts';
import { textWithin } from '../../values/contact-values.ts';

export type Criteria = {
  readonly types: readonly EventType[];
  readonly org?: readonly string[];
  readonly 'employee.name'?: readonly string[];
  readonly 'employee.title'?: readonly string[];
};

export type Rules = {
  /** Together they cover everything that can be asked for. */
  readonly rules: readonly string[];
  readonly refused: readonly string[];
};

const RULE_FIELDS = ['org', 'employee.name', 'employee.title'] as const;
/** Rules go into an address, where non-Latin names are nine times as long. */
const MAX_LIST_LENGTH = 600;
const MAX_NAME_LENGTH = 200;

/**
 * Split to keep addresses short. Escaping is undocumented, so names with special characters are refused; a list with
 * nothing else is not asked for, as leaving it out would widen the rule.
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

function writable(name: string): string | null {
  const line = textWithin(name, MAX_NAME_LENGTH + 1);
  const isPlain = line !== null && line.length <= MAX_NAME_LENGTH && !/[;|=\p{Cc}\p{Cs}]/u.test(line);
  return isPlain && !/^[\w.-]+\(.*\)$/.test(line) ? line : null;
}
