/** CEQL doubles single quotes. `field`: a dotted path. */
export function ceqlEquals(field: string, value: string): string {
  return `${field}='${value.replaceAll("'", "''")}'`;
}
