import { collapse, first, text } from './dom.ts';
import { cleanName } from './names.ts';

/** Some pages have two; this is the page's own. Saved pages, seen 2026-09. */
const TITLE = 'head > title';
/** "(3) Experience | Ada Lovelace | LinkedIn"; with direction marks on Arabic and Hebrew pages. */
const UNREAD = /^\(\p{Nd}+\+?\)\s*/u;
const DIRECTION = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const BRAND = 'LinkedIn';

export function titleParts(root: Element): string[] {
  const title = collapse(text(first(root, TITLE)).replace(DIRECTION, '')).replace(UNREAD, '');
  const parts = title.split(' | ');
  if (parts.at(-1) === BRAND) parts.pop();
  return parts.length > 1 ? [...parts, parts.join(' | ')] : parts.filter((part) => part !== '' && part !== BRAND);
}

export function namesInTitle(root: Element): string[] {
  const parts = titleParts(root);
  return parts.length > 1 ? parts.slice(1) : parts;
}

/** Either may have more behind the name than the other. */
export function isSameName(one: string, other: string): boolean {
  const [fewer, more] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
  return fewer !== undefined && more !== undefined && fewer.size > 0 && [...fewer].every((word) => more.has(word));
}

export function isVeryName(one: string, other: string): boolean {
  return isSameName(one, other) && wordsOf(one).size === wordsOf(other).size;
}

function wordsOf(name: string): Set<string> {
  return new Set(
    cleanName(name)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [],
  );
}
