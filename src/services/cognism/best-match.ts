import type { z } from '../../model/schemas/schema.ts';
import type { CognismReply } from './refusals.ts';
import { enrichment } from './schemas.ts';

type Match<T> = { readonly found: T; readonly score: number | null };

/** Takes the best match however weak it is: the caller judges the score. */
export function bestMatch<T extends { readonly matchScore?: unknown }>(
  body: CognismReply['body'],
  schema: z.ZodMiniType<T>,
): Match<T> | null | 'unreadable' {
  const parsed = body.kind === 'json' ? enrichment.safeParse(body.value) : null;
  if (!parsed?.success) return 'unreadable';
  const { results, matchScore } = parsed.data;
  if (!Array.isArray(results)) return results === null ? null : 'unreadable';
  // Results come best first; clients have seen null for a miss.
  const best = results.find((entry) => entry !== null);
  if (best === undefined) return null;
  const found = schema.safeParse(best);
  if (!found.success) return 'unreadable';
  const score = found.data.matchScore ?? matchScore ?? null;
  if (score !== null && typeof score !== 'number') return 'unreadable';
  return { found: found.data, score };
}
