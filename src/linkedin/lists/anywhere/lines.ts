import { closest, collapse, matches, ownText, parent, text, textsOf } from '../../dom.ts';
import { onceATask } from './once-a-task.ts';

export type Line = { readonly element: Element; readonly text: string };

/** Text for screen readers only, and what is no text. Saved pages, seen 2026-10. */
const UNSEEN = '.visually-hidden, .a11y-text, .sr-only, script, style, template, noscript, svg, [hidden]';
const INLINE = 'a, b, bdi, em, i, mark, span, strong, u';
const MAX_LINES = 40;

/** "• 2nd", "3rd+", "· 2e", "2.º", "2-й", "2 度", "二度": a dot first, or a digit and few letters, in every language. */
const DEGREE = /^(?:[·•].*|[1-3一二三](?:[.\-‑]|\s?(?=\p{Script=Han}))?\p{L}{0,3}[.º°]?\+?)$/u;
const PRONOUNS = /^(?:[(（[].{1,30}[)）\]]|\p{L}{1,6}(?:\s?[/|]\s?\p{L}{1,6}){1,2})$/u;

const YOU = /^[(（]?(?:you|sie|vous|usted|tú|você|tu|lei|jij|u|ty|siz|sen|あなた|您|你|나|أنت|вы)[)）]?$/iu;

export const isDegree = (line: string) => DEGREE.test(line);
export const isBesideName = (line: string) =>
  isDegree(line) || YOU.test(line) || PRONOUNS.test(line) || !/\p{L}/u.test(line);

export function linesIn(scope: Element): Line[] {
  const lines: { element: Element; text: string }[] = [];
  for (const node of textsOf(scope)) {
    const around = node.parentElement;
    if (around === null || closest(around, UNSEEN)) continue;
    const element = lineAround(around);
    const last = lines.at(-1);
    if (last?.element === element) last.text += node.textContent ?? '';
    else if (lines.push({ element, text: node.textContent ?? '' }) === MAX_LINES) break;
  }
  const collapsed = lines.map((line) => ({ ...line, text: once(collapse(line.text)) }));
  return collapsed.filter((line, at) => line.text !== collapsed[at - 1]?.text);
}

function once(line: string): string {
  const half = line.slice(0, line.length / 2).trim();
  return half.includes(' ') && line === `${half} ${half}` ? half : line;
}

function lineAround(piece: Element): Element {
  let line = piece;
  for (let up = parent(line); up && matches(line, INLINE) && hasOwnText(up); up = parent(line)) line = up;
  return line;
}

const textOfLine = onceATask(text);
const hasOwnText = onceATask((part) => ownText(part) !== '');

/** Whether a link is a mention within text: beside a name there is only a degree or pronouns. */
export const isMention = onceATask(isInText);

function isInText(link: Element): boolean {
  const words = text(link);
  const line = lineAround(link);
  if (words === '' || line === link) return false;
  const [before = '', ...after] = textOfLine(line).split(words);
  const rest = `${before} ${after.join(words)}`.trim();
  return rest.length > MAX_BESIDE || !isBesideName(rest);
}

const MAX_BESIDE = 30;
