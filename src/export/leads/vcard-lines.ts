import { onLines } from '../cell-text.ts';

/** Longest line in octets, without its end (RFC 2426, 2.6; RFC 6350, 3.2). */
const MAX_LINE_OCTETS = 75;
const ASCII = /^[ -~]*$/;

/** A text as a value of a property or a part of one (RFC 2426, 4; RFC 6350, 3.4); without what no card can hold. */
export function escaped(text: string): string {
  return onLines(text)
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

/** Properties as lines, each with its end. */
export function contentLines(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A line cut into pieces of 75 octets of UTF-8, the space before each but the first included; no character is cut. */
function folded(line: string): string {
  // No UTF-16 unit takes more than three octets.
  if (line.length * 3 <= MAX_LINE_OCTETS || (line.length <= MAX_LINE_OCTETS && ASCII.test(line))) return line;
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > MAX_LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

function octetsOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}
