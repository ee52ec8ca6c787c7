import { onLines } from '../cell-text.ts';

/** Octets without the line end (RFC 2426, 2.6; RFC 6350, 3.2). */
const MAX_LINE_OCTETS = 75;
const ASCII = /^[ -~]*$/;

/** RFC 2426, 4; RFC 6350, 3.4. */
export function escaped(text: string): string {
  return onLines(text)
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\n/g, '\\n');
}

export function contentLines(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** 75 octets include a continuation's leading space. Never splits a character. */
function folded(line: string): string {
  // A UTF-16 unit takes at most three octets.
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
