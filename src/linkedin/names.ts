import { isCredential } from '../model/names/credentials.ts';
import { collapse } from './dom.ts';

/**
 * Marks that turn the direction of text, and empty characters. The joiners U+200C and U+200D spell names, so they stay.
 */
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/gu;

/** Keycaps, and pictures with all that may follow one: variation, skin, tags of a flag, joiner to the next. */
const EMOJI =
  /[#*0-9]\uFE0F?\u20E3|(?:\p{ExtPict}|\p{RI}|\p{EMod})(?:\uFE0E|\uFE0F|\u200D|\u20E3|\p{EMod}|[\u{E0020}-\u{E007F}])*/gu;

/** "· 2nd", "• 3.º": a dot that has a space beside it, then one word with a digit in it, at the end. */
const DEGREE = /(?:\s[·•]\s*|[·•]\s+)\S*\d\S*$/u;

const PRONOUN =
  'he|him|his|she|her|hers|they|them|theirs|ze|zir|hir|xe|xem|it|its|any|all|il|lui|elle|iel|él|el|ella|elle|elles|ele|dele|ela|dela|er|ihm|ihn|sie|ihr|lei|hij|hem|zij|haar|hen|hun|on|ona|han|hon|hen|hän|o';
/** "(She/Her)", "[elle, iel]": pronouns alone, in brackets; a single one only if it can be nothing else. */
const PRONOUNS = new RegExp(
  `\\s*[(（[]\\s*(?:(?:${PRONOUN})(?:\\s*[/,|·]\\s*(?:${PRONOUN}))+|he|him|she|her|they|them)\\s*[)）\\]]`,
  'giu',
);

/**
 * The name of a person as it may be shown, searched for and sent, from the name as painted: NFC, one space between
 * words, without direction marks, emoji, degree of connection, bracketed pronouns, credentials behind a comma, and the
 * second half of a text that is there twice. Case, accents, titles, initials and hyphens stay. Letters are never all
 * lost: if nothing would be left, the painted text is given back.
 */
export function cleanName(raw: string): string {
  const painted = collapse(raw.normalize('NFC').replace(INVISIBLE, ''));
  const worded = collapse(
    collapse(raw.normalize('NFC').replace(EMOJI, ' ').replace(INVISIBLE, '')).replace(DEGREE, ''),
  );
  const name = withoutCredentials(trimSeparators(once(trimSeparators(collapse(worded.replace(PRONOUNS, ' '))))));
  return /\p{L}/u.test(name) || !/\p{L}/u.test(painted) ? name : painted;
}

/** "Ada Lovelace Ada Lovelace" is a link with its text twice. One word twice ("Lang Lang") is a name. */
function once(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2)).trim();
  return half.includes(' ') && (text === half + half || text === `${half} ${half}`) ? half : text;
}

/** What is left dangling at the end when a picture behind it is gone. */
function trimSeparators(text: string): string {
  return text.replace(/(?:\s*[,،，]|\s+[|·•–—-])+$/u, '').replace(/\s+([,،，])/gu, '$1');
}

/** Takes off trailing parts, from comma to comma, as long as every word in them is a credential. */
function withoutCredentials(text: string): string {
  const [, before = '', tail = ''] = /^(.*\S)\s*[,،，]\s*([^,،，]+)$/u.exec(text) ?? [];
  if (before === '') return text;
  return tail.split(/[\s|/&]+/).every((word) => isCredential(word, before)) ? withoutCredentials(before) : text;
}
