import { all, rawText } from '../../dom.ts';
import { decodeSlug, sameSlug } from '../../urls/slug.ts';

/** Data that the server puts beside an Ember page. Saved pages, last seen 2026-08. */
const ISLAND = 'code[id^="bpr-guid-"]';

/** One entity of the embedded data. */
export type IslandEntry = Readonly<Record<string, unknown>>;

function isEntry(value: unknown): value is IslandEntry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(json: string): IslandEntry {
  try {
    const data: unknown = JSON.parse(json);
    return isEntry(data) ? data : {};
  } catch {
    return {};
  }
}

/**
 * The entities of those islands whose text holds a mark, island by island. They are parsed one at a time: most pages
 * are answered by the first.
 */
export function* islandsWith(root: Element, mark: string): Generator<{ data: IslandEntry; included: IslandEntry[] }> {
  for (const island of all(root, ISLAND)) {
    const json = rawText(island);
    if (!json.includes(mark)) continue;
    const data = parse(json);
    const included = Array.isArray(data.included) ? data.included.filter(isEntry) : [];
    yield { data: isEntry(data.data) ? data.data : {}, included };
  }
}

/** A string field of an entity, `''` for anything else. */
export function stringOf(entry: IslandEntry | undefined, field: string): string {
  const value = entry?.[field];
  return typeof value === 'string' ? value : '';
}

/** A field that is an entity itself. */
export function entryOf(entry: IslandEntry | undefined, field: string): IslandEntry | undefined {
  const value = entry?.[field];
  return isEntry(value) ? value : undefined;
}

const MINI_PROFILE = /^urn:li:(?:fsd_profile|fs_miniProfile):(ACoAA[\w-]+)$/;
const MEMBER = /^urn:li:member:(\d+)$/;

/** A member as the embedded data has them: `profile` and the other entities of its island, which it refers to. */
export type EmbeddedMember = {
  readonly token: string;
  readonly memberId: string;
  readonly profile: IslandEntry;
  readonly included: readonly IslandEntry[];
};

/**
 * The member whose publicIdentifier is the slug, from the page's embedded data; `null` if it has none. Entries about
 * anybody else (the reader of the page, a person shown earlier) are never used.
 */
export function embeddedMember(root: Element, slug: string): EmbeddedMember | null {
  for (const { included } of islandsWith(root, '"publicIdentifier"')) {
    for (const profile of included) {
      if (!sameSlug(decodeSlug(stringOf(profile, 'publicIdentifier')) ?? '', slug)) continue;
      const token = MINI_PROFILE.exec(stringOf(profile, 'entityUrn'))?.[1];
      const memberId = MEMBER.exec(stringOf(profile, 'objectUrn'))?.[1];
      if (token !== undefined && memberId !== undefined) return { token, memberId, profile, included };
    }
  }
  return null;
}

/** The slug of who is reading the page, where the embedded data says it. */
export function viewerSlug(root: Element): string | null {
  for (const { data, included } of islandsWith(root, 'com.linkedin.voyager.common.Me')) {
    const own = stringOf(data, '*miniProfile');
    const profile = included.find((entry) => own !== '' && stringOf(entry, 'entityUrn') === own);
    if (profile) return decodeSlug(stringOf(profile, 'publicIdentifier'));
  }
  return null;
}
