// CEQL, the query language: strings in single quotes, quotes in them doubled.

/** `field='value'`. @param field a dotted path, as in a mapping */
export function ceqlEquals(field: string, value: string): string {
  return `${field}='${value.replaceAll("'", "''")}'`;
}
