// CEQL, the query language: strings in single quotes, quotes in them doubled.

/** `field`: a dotted path. */
export function ceqlEquals(field: string, value: string): string {
  return `${field}='${value.replaceAll("'", "''")}'`;
}
