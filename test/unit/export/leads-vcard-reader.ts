// A small reader of vCards, written from RFC 2426 and RFC 6350 alone.

export type Property = { readonly name: string; readonly parameters: readonly string[]; readonly value: string };

/** Cards as lists of properties; a list in a value is cut by `parts`. Throws where a line is none. */
export function readCards(text: string): Property[][] {
  const cards: Property[][] = [];
  if (text === '') return cards;
  if (!text.endsWith('\r\n')) throw new Error('A card that does not end');
  const lines = text
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
  for (const line of lines) {
    const [, head = '', value = ''] = /^((?:[^":]|"[^"]*")*):(.*)$/su.exec(line) ?? [];
    const [name = '', ...parameters] = head.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
    if (!/^[A-Z]+$/.test(name)) throw new Error(`No property: ${line}`);
    if (name === 'BEGIN') cards.push([]);
    else if (name !== 'END') cards.at(-1)?.push({ name, parameters, value });
  }
  return cards;
}

/** The parts of a value between signs that are not escaped, without their escapes. */
export function parts(value: string, sign: ',' | ';'): string[] {
  const cut = value.split(sign === ',' ? /(?<=(?:^|[^\\])(?:\\\\)*),/ : /(?<=(?:^|[^\\])(?:\\\\)*);/);
  return cut.map((part) => part.replace(/\\(.)/gsu, (_, sign: string) => (sign === 'n' ? '\n' : sign)));
}

export const textOf = (value: string): string => parts(value, ',').join(',');
