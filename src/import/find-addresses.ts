import { sameSlug } from '../linkedin/urls/slug.ts';
import { type AddressResult, personAt } from './person-address.ts';

export type FoundAddress = AddressResult & {
  readonly start: number;
  readonly end: number;
  /** Ends in an ellipsis, so the display was truncated and the slug may be another person's. */
  readonly isShortened: boolean;
};

const WORD = /[^\s"<>|;,()[\]{}`*“”«»。、，；（）【】「」]+/gu;

/** Several may be joined without a space: a sheet put `/in/` before a whole address, or a line break was lost. */
const BEGINNING = new RegExp(
  String.raw`(?:https?:\/\/(?:[a-z0-9-]+\.)*|www\.|(?<![\p{L}\p{N}.@-])(?:[a-z0-9-]+\.)*)` +
    String.raw`linkedin\.[a-z]{2,3}(?:\.[a-z]{2})?(?![a-z0-9-]|\.[a-z0-9])`,
  'giu',
);

/** A bullet or label may precede an address in one word, but not another address, which may embed one of LinkedIn's. */
const BEFORE = /^(?:[^/?=@&%.]*|https?:?\/{0,3})$/i;

const TRAILING = /(?:[.…:!?'’‘~\\]|&nbsp|&gt|&quot)+$/i;

const SHORTENED = /(?:…|\.{2,})["'’)\]>]*$/;

/** `/in/x` or `in/x` alone in a cell. "in/out" is none: without the slash a hyphen, digit or % is required. */
const RELATIVE = /^\/in\/[^/\s]+|^in\/(?=[^/\s]*[-\p{N}%])[^/\s]+/iu;

/** Includes malformed ones. */
export function findAddresses(text: string): FoundAddress[] {
  const found = [...text.matchAll(WORD)].flatMap(({ 0: word, index }) =>
    addressesIn(word).map((part) => ({ ...part, start: index + part.start, end: index + part.end })),
  );
  if (found.length > 0) return found;
  const [relative] = RELATIVE.exec(text.trimStart().split(/[\s,;|]/, 1)[0] ?? '') ?? [];
  if (!relative) return [];
  const start = text.length - text.trimStart().length;
  const address = text.slice(start).split(/[\s,;|]/, 1)[0] ?? '';
  return [
    { ...personAt(withoutEnd(address)), start, end: start + address.length, isShortened: SHORTENED.test(address) },
  ];
}

export function slugsIn(text: string): string[] {
  const slugs = findAddresses(text).flatMap((one) => ('slug' in one ? [one.slug] : []));
  return slugs.filter((slug, at) => slugs.findIndex((other) => sameSlug(slug, other)) === at);
}

/** A space may have cut the address: `/in/jane doe` opens some other Jane. @param behind the rest of the line */
export function isCutShort(slug: string, behind: string): boolean {
  if (!/^\p{L}+$/u.test(slug) || !/^(?: |%20)\p{L}/u.test(behind)) return false;
  const [next = ''] = behind.trim().split(/[,;|\t]/, 1);
  return (
    !/\s/.test(next.trim()) ||
    behind
      .toLowerCase()
      .split(/[\s,;|]+/)
      .includes(slug.toLowerCase())
  );
}

function addressesIn(word: string): FoundAddress[] {
  // Escaped by JSON or by link trackers.
  const text = /^https?%3a%2f%2f/i.test(word) ? decoded(word) : word.replaceAll('\\/', '/');
  const starts = [...text.matchAll(BEGINNING)].map(({ index }) => index);
  const [first] = starts;
  if (first === undefined || !BEFORE.test(text.slice(0, first))) return [];
  const parts = starts.map((start, at) => {
    const end = starts[at + 1] ?? text.length;
    const address = text.slice(start, end);
    return { ...personAt(withoutEnd(address, word.startsWith('_'))), start, end, isShortened: SHORTENED.test(address) };
  });
  const whole = parts.filter((part) => 'slug' in part || part.fault !== 'nobody');
  const kept = whole.length > 0 ? whole : parts.slice(0, 1);
  // Positions in the original word, before any decoding.
  return kept.map((part, at) => ({
    ...part,
    start: at === 0 ? first : part.start,
    end: at === kept.length - 1 ? word.length : part.end,
  }));
}

function withoutEnd(address: string, isEmphasized = false): string {
  const text = address.replace(TRAILING, '');
  return isEmphasized ? text.replace(/_+$/, '') : text;
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
