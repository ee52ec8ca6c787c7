import { attribute } from '../dom.ts';
import { memberTokenOfHref, vanityOfHref } from '../urls/slug.ts';

/** Whether a link leads to a profile where this tab was: the React app gives the tab's address to links without one. */
export function wasHere(link: Element): boolean {
  const profile = profileOf(attribute(link, 'href'));
  return profile !== null && visitedProfiles().has(profile);
}

/** Older Firefox only knows how the tab was entered. */
function visitedProfiles(): ReadonlySet<string | null> {
  if (visited === null) {
    const entries = globalThis.navigation?.entries().flatMap(({ url }) => url ?? []) ?? [];
    const [loaded] = performance.getEntriesByType('navigation');
    visited = new Set([...entries, document.referrer, loaded?.name ?? '', location.href].map(profileOf));
    queueMicrotask(() => {
      visited = null;
    });
  }
  return visited;
}

/** Kept for one task: each row of a list asks. */
let visited: ReadonlySet<string | null> | null = null;

/** Only the React app does it, and Sales Navigator's leads are in another. */
function profileOf(address: string): string | null {
  const slug = vanityOfHref(address)?.toLowerCase();
  return slug ?? (address.includes('/in/') ? memberTokenOfHref(address) : null);
}
