import type { NewsSubject } from '../schemas/people/news.ts';

/** Whom a search for news begins with. */
export type NewsAbout = { readonly kind: NewsSubject; readonly name: string };

const KINDS: readonly NewsSubject[] = ['company', 'person', 'place'];
const MAX_NAME_LENGTH = 200;

/** What the leads page is opened with, below its address; it holds a name and never a key. */
export function newsAddress({ kind, name }: NewsAbout): string {
  return `src/leads/index.html#research?${new URLSearchParams({ about: kind, name: name.slice(0, MAX_NAME_LENGTH) })}`;
}

/** @param hash of the leads page; null if it names no one */
export function readNewsAddress(hash: string): NewsAbout | null {
  const query = new URLSearchParams(hash.split('?').slice(1).join('?'));
  const kind = KINDS.find((one) => one === query.get('about'));
  const name = (query.get('name') ?? '').trim().slice(0, MAX_NAME_LENGTH);
  return kind && name ? { kind, name } : null;
}
