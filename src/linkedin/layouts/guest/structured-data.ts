import { all, collapse, rawText } from '../../dom.ts';

/** What signed-out pages say to search engines. Saved pages, seen 2026-01. */
const STRUCTURED_DATA = 'script[type="application/ld+json"]';

export type Data = Record<string, unknown>;

export function structuredData(root: Element): Data[] {
  return all(root, STRUCTURED_DATA).flatMap((script) => {
    try {
      const data: unknown = JSON.parse(rawText(script));
      return list(data).flatMap((entry) => [entry, ...list(entry['@graph'])]);
    } catch {
      return [];
    }
  });
}

export function list(value: unknown): Data[] {
  const isData = (entry: unknown): entry is Data =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry);
  return (Array.isArray(value) ? value : [value]).filter(isData);
}

export function one(value: unknown): Data | undefined {
  return list(value)[0];
}

export function line(value: unknown): string {
  return typeof value === 'string' ? collapse(value.slice(0, 20_000)) : '';
}
