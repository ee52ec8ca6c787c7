// CEQL, in which Cloud Elements is searched: strings in single quotes, a quote in them doubled (contract 4.2).

/** `field='value'`. @param field a path with dots, as of a mapping */
export function ceqlEquals(field: string, value: string): string {
  return `${field}='${value.replaceAll("'", "''")}'`;
}
