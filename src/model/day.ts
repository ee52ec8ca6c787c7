/**
 * The user's day of a moment (epoch ms): `2026-03-31`. Apart from the schemas, so that pages can use it without them.
 */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
