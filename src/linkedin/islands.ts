import { all, rawText } from './dom.ts';
import { decodeSlug, sameSlug } from './slug.ts';

/** Data that the server puts beside an Ember page. Saved pages, last seen 2025-03. */
const ISLAND = 'code[id^="bpr-guid-"]';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function included(json: string): unknown[] {
  try {
    const data: unknown = JSON.parse(json);
    return isRecord(data) && Array.isArray(data.included) ? data.included : [];
  } catch {
    return [];
  }
}

const idIn = (value: unknown, shape: RegExp) => (typeof value === 'string' ? (shape.exec(value)?.[1] ?? null) : null);

/**
 * The ids of the member whose publicIdentifier is the slug, from the page's embedded data; `null` if it has none.
 * Entries about anybody else (the reader, a person shown earlier) are never used.
 */
export function islandIdsOf(root: Element, slug: string): { token: string; memberId: string } | null {
  for (const island of all(root, ISLAND)) {
    const json = rawText(island);
    if (!json.includes('"publicIdentifier"')) continue;
    for (const entry of included(json)) {
      if (!isRecord(entry) || typeof entry.publicIdentifier !== 'string') continue;
      if (!sameSlug(decodeSlug(entry.publicIdentifier) ?? '', slug)) continue;
      const token = idIn(entry.entityUrn, /^urn:li:(?:fsd_profile|fs_miniProfile):(ACoAA[\w-]+)$/);
      const memberId = idIn(entry.objectUrn, /^urn:li:member:(\d+)$/);
      if (token !== null && memberId !== null) return { token, memberId };
    }
  }
  return null;
}
