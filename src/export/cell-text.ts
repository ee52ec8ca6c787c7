/** Lone surrogates and whatever would be read back as something else. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]+/gu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** PLAIN, several times as fast as READY, settles most texts. */
const PLAIN = /^(?:[!-~](?:[ -~]*[!-~])?)?$/;
const READY = /^(?![\s])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFFFD]*(?<!\s)$/u;

const isReady = (text: string) => PLAIN.test(text) || READY.test(text);

/** Names come from web pages and may hold anything. */
export function onOneLine(text: string): string {
  return isReady(text) ? text : text.replace(UNWRITABLE, ' ');
}

/** Line ends become line feeds. */
export function onLines(text: string): string {
  if (isReady(text)) return text;
  const lines = text.split(LINE_END).map((line) => onOneLine(line).trimEnd());
  return lines.join('\n').trim();
}
