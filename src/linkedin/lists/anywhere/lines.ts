import { closest, collapse, matches, ownText, parent, text, textsOf } from '../../dom.ts';
import { onceATask } from './once-a-task.ts';

/** A line of a row as it is painted, and the element that shows it. */
export type Line = { readonly element: Element; readonly text: string };

/** What only screen readers have, and what is no text. Saved pages, seen 2026-10. */
const UNSEEN = '.visually-hidden, .a11y-text, .sr-only, script, style, template, noscript, svg, [hidden]';
/** Parts of a line. */
const INLINE = 'a, b, bdi, em, i, mark, span, strong, u';
/** So many lines have all that a row says of its person. */
const MAX_LINES = 40;

/**
 * "• 2nd", "3rd+", "· 2e", "2.º", "2-й", "2 度", "二度": a dot before it, or a digit and few letters. No language says it
 * otherwise.
 */
const DEGREE = /^(?:[·•].*|[1-3一二三](?:[.\-‑]|\s?(?=\p{Script=Han}))?\p{L}{0,3}[.º°]?\+?)$/u;
/** "(She/Her)", "elle/iel". */
const PRONOUNS = /^(?:[(（[].{1,30}[)）\]]|\p{L}{1,6}(?:\s?[/|]\s?\p{L}{1,6}){1,2})$/u;

/** Beside the own name of who reads the page, in the languages that LinkedIn offers most. */
const YOU = /^[(（]?(?:you|sie|vous|usted|tú|você|tu|lei|jij|u|ty|siz|sen|あなた|您|你|나|أنت|вы)[)）]?$/iu;

/** Whether a line says how near somebody is, or who "she" is: nothing that tells a row from anything else. */
export const isDegree = (line: string) => DEGREE.test(line);
export const isBesideName = (line: string) =>
  isDegree(line) || YOU.test(line) || PRONOUNS.test(line) || !/\p{L}/u.test(line);

/** The lines of a part of the page; one that repeats the one before, for screen readers, is left out. */
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

/** "Ada Lovelace Ada Lovelace": painted and hidden halves of one name. */
function once(line: string): string {
  const half = line.slice(0, line.length / 2).trim();
  return half.includes(' ') && line === `${half} ${half}` ? half : line;
}

/** The whole line that a piece of text is in: bold words and links stand in a line that has text of its own. */
function lineAround(piece: Element): Element {
  let line = piece;
  for (let up = parent(line); up && matches(line, INLINE) && hasOwnText(up); up = parent(line)) line = up;
  return line;
}

/** The text of a line that may be long: it is asked for once for each link in it. */
const textOfLine = onceATask(text);
const hasOwnText = onceATask((part) => ownText(part) !== '');

/**
 * Whether a link is words in a text, as of somebody who is mentioned: beside a name stand a degree or pronouns, and no
 * more.
 */
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
