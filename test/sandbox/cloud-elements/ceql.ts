/** A record of a CRM as it is stored. */
export type Stored = Readonly<Record<string, unknown>>;
export type Test = (record: Stored) => boolean;

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([A-Za-z_][\w.-]*)|(=)|([()]))/y;

type Token = { readonly kind: 'text' | 'word' | 'sign'; readonly text: string };

/**
 * The condition of a CEQL clause: `=`, `AND`, `OR` and brackets; strings in single quotes, a quote in them doubled.
 * Values are compared without regard to case, as CRMs compare addresses.
 * @returns null for what is no such clause
 */
export function conditionOf(clause: string): Test | null {
  const tokens = tokensOf(clause);
  if (!tokens) return null;
  let at = 0;
  const take = (text: string) => {
    const token = tokens[at];
    const isIt = token !== undefined && token.kind !== 'text' && token.text.toUpperCase() === text;
    if (isIt) at += 1;
    return isIt;
  };
  const either = (): Test | null => chain(both, 'OR', (tests) => (record) => tests.some((test) => test(record)));
  const both = (): Test | null => chain(one, 'AND', (tests) => (record) => tests.every((test) => test(record)));
  const chain = (part: () => Test | null, word: string, join: (tests: readonly Test[]) => Test): Test | null => {
    const tests: (Test | null)[] = [];
    do tests.push(part());
    while (take(word));
    return tests.includes(null) ? null : join(tests.filter((test) => test !== null));
  };
  const one = (): Test | null => {
    if (take('(')) {
      const inner = either();
      return take(')') ? inner : null;
    }
    const [field, , value] = [tokens[at], tokens[at + 1], tokens[at + 2]];
    if (field?.kind !== 'word' || tokens[at + 1]?.text !== '=' || value?.kind !== 'text') return null;
    at += 3;
    return (record) => same(valueAt(record, field.text), value.text);
  };
  const condition = either();
  return at === tokens.length ? condition : null;
}

function tokensOf(clause: string): readonly Token[] | null {
  const tokens: Token[] = [];
  const text = clause.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    const [, quoted, word, ...signs] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll("''", "'") });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'sign', text: signs.find((sign) => sign !== undefined) ?? '' });
  }
  return tokens;
}

/** The value of a field that stands at the top or, with dots, further in. */
export function valueAt(record: Stored, field: string): unknown {
  let value: unknown = record;
  for (const step of field.split('.')) {
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Object(value)[step] : undefined;
  }
  return value;
}

const same = (value: unknown, text: string) =>
  value !== undefined && value !== null && String(value).toLowerCase() === text.toLowerCase();
