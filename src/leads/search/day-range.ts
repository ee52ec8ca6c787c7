/** The days of two date fields, as epoch ms in UTC; a field without a day is no limit. Null: the wrong way round. */
export function dayRangeOf(
  from: string,
  to: string,
): { readonly from: number | null; readonly to: number | null } | null {
  const [first, last] = [dayAt(from), dayAt(to)];
  return first !== null && last !== null && first > last ? null : { from: first, to: last };
}

function dayAt(day: string): number | null {
  const at = Date.parse(`${day}T00:00Z`);
  return at >= 0 ? at : null;
}
