import { cleanName } from '../../linkedin/names.ts';
import { isMissingName } from './missing-value.ts';
import { slugHoldsWordOf } from './slug-fits-name.ts';

/** "1. Jane Doe", "- [x] Jane Doe", "• Jane Doe". */
const BULLET = /^(?:[\s>#*•◦‣▪●○☐☑✅✔➤→–—-]+|\(?\d{1,4}[.):\]]\)?(?=\s|\p{L}|$)|\d{1,4}(?=\s+[-–—]\s)|\[[ xX✓]?\])+/u;

/** Quotes, dashes and Markdown around a name; a final full stop may belong to an initial and stays. */
const EDGES = /^[\s\-–—:|=~"'“”„‚‘’*_`.!?【】「」（）«»，、；：。]+|[\s\-–—:|=~"“”‘„*_`!?【】「」（）«»，、；：。]+$/gu;

const LABEL = new RegExp(
  '^(?:(?:full |contact )?name|nom|nombre|nome|naam|kontakt|contact|person|lead|linked ?in|profile?|profil|' +
    String.raw`url|link|see|via|here)\s*[:=]\s*`,
  'iu',
);

const NUMBER_OR_EMAIL = /[+(]?\d[\d\s()./-]{4,}\d|[^\s<>()]+@[^\s<>()]+/g;

/** "please contact Jane Doe": two or more capitalised words at the end. */
const ENDING_NAME = /(?<=\p{Ll}\s|^)\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}[\p{L}'’.-]*){1,3}$/u;

/** A hyphen within a name has no space beside it, so it doesn't separate. */
const PARTS = /\s[-–—|/•·]+\s|\s?[()[\]{}<>|•·]\s?|:\s+|\s@\s|[,;\t]/u;

const NOT_OF_NAMES = new Set(
  (
    'see check look at here is this the my our your his her their an and or for from with please contact call ' +
    'email e-mail mail phone profile profil linkedin link url website web www http https page connect ' +
    'connected message hyperlink href ask visit view via ceo cto cfo coo cmo cro vp svp evp founder cofounder ' +
    'co-founder owner partner head director manager lead leader sales marketing engineer engineering developer ' +
    'consultant recruiter analyst president chief officer executive account business development growth ' +
    'product senior junior associate assistant specialist coordinator freelance geschäftsführer ' +
    'geschäftsführerin leiter leiterin inc ltd llc gmbh corp corporation company group holding plc ag sa sarl ' +
    'srl bv ab oy as'
  ).split(' '),
);
const PARTICLES = new RegExp(
  '^(?:van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|el|al|bin|ibn|ben|abu|af|av|zu|zur|ter|ten|te|' +
    "y|e|i|und|d’|d')$",
  'i',
);

/** @param texts likeliest first @param slug whose name it is @returns an empty name if none; unsure if several fit */
export function nameBeside(texts: readonly string[], slug: string): { name: string; isSure: boolean } {
  const parts = texts.flatMap((text) => partsOf(text)).filter((part) => isNameLike(part));
  const names = parts.filter((part, at) => at === 0 || !isCredential(part, parts[0] ?? ''));
  const fitting = names.find((name) => slugHoldsWordOf(slug, name));
  if (fitting !== undefined) return { name: fitting, isSure: true };
  const distinct = new Set(names.map((name) => name.toLowerCase()));
  return { name: names[0] ?? '', isSure: distinct.size <= 1 };
}

function partsOf(text: string): string[] {
  const line = stripped(text.replace(NUMBER_OR_EMAIL, ' · '));
  if (isSurnameFirst(line)) return [line];
  return line
    .split(PARTS)
    .map(stripped)
    .map((part) => (isNameLike(part) ? part : (ENDING_NAME.exec(part)?.[0] ?? part)));
}

const isSurnameFirst = (text: string) => /^\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}'’. -]+$/u.test(text) && isNameLike(text);

function stripped(text: string): string {
  let bare = text.trim();
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare.replace(BULLET, '').replace(LABEL, '').replace(EDGES, '');
  }
  return bare;
}

export function isNameLike(text: string): boolean {
  if (isMissingName(text) || /[@/\\#%&=+0-9]|https?:/i.test(text)) return false;
  const name = cleanName(text);
  const words = name.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0 || words.length > 6) return false;
  if (words.some((word) => NOT_OF_NAMES.has(word.toLowerCase().replace(/[.!?:]+$/, '')))) return false;
  // Sentences are in lower case; a lower-case name is accepted with two or three words.
  const small = words.filter((word) => /^\p{Ll}/u.test(word) && !PARTICLES.test(word));
  return small.length === 0 || (small.length === words.length && words.length <= 3);
}

function isCredential(part: string, name: string): boolean {
  return cleanName(`${name}, ${part}`) === cleanName(name);
}
