import { LAYOUTS, PAGE_KINDS, type PageReading, pageReading } from '../../model/schemas/people/reading.ts';
import { z } from '../../model/schemas/schema.ts';

const origin = z.object({ kind: z.enum(PAGE_KINDS), layout: z.nullable(z.enum(LAYOUTS)) });

/**
 * Parses a content script's answer, which is hostile. A malformed one becomes a reading that lists the missing parts.
 */
export function parseReading(answer: unknown): PageReading {
  const parsed = pageReading.safeParse(answer);
  if (parsed.success) return parsed.data;
  const from = origin.safeParse(answer);
  const { kind, layout } = from.success ? from.data : { kind: 'other' as const, layout: null };
  const missing = [...new Set(parsed.error.issues.map(fieldOf))];
  return { shows: 'nothing', verdict: 'unreadable', address: '', kind, layout, reason: 'field-missing', missing };
}

function fieldOf({ path }: { path: PropertyKey[] }): string {
  return String(path.findLast((part) => typeof part === 'string') ?? 'page');
}
