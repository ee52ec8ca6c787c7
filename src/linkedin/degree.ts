/** "• 2nd", "3rd+", "· 2e", "2.º", "2-й", "2 度": a digit and few letters; "3M" is a company. */
const DEGREE = /^[·•]?\s*([1-3](?!\p{Lu})(?:[.\-‑]|\s(?=\p{Script=Han}))?\p{L}{0,3}[.º°]?\+?)$/u;

export function degreeIn(text: string): string {
  return DEGREE.exec(text.trim())?.[1] ?? '';
}
