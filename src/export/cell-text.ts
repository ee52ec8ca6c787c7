/**
 * What no line of a file can hold, or would be read back as something else: control characters, line ends, halves of
 * characters.
 */
const UNWRITABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/**
 * Most texts are one line that needs nothing done; of most of those the first, which is several times as fast, can
 * tell.
 */
const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;
const READY = /^(?![\s])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]*(?<!\s)$/u;

const isReady = (text: string) => PLAIN.test(text) || READY.test(text);

/** A name comes from a web page and may hold anything. */
export function onOneLine(text: string): string {
  return isReady(text) ? text : text.replace(UNWRITABLE, ' ');
}

/** The same for a text of several lines; each ends in one line feed. */
export function onLines(text: string): string {
  if (isReady(text)) return text;
  const lines = text.split(LINE_END).map((line) => onOneLine(line).trimEnd());
  return lines.join('\n').trim();
}
