import { z } from '../../model/schemas/schema.ts';
import { textWithin } from '../values/contact-values.ts';

// Every field may be absent or null, and a wrong type counts as absent: nothing here was paid for.

const tolerant = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), () => null as never);
const text = tolerant(z.string());
const flag = tolerant(z.boolean());
const count = tolerant(z.int().check(z.gte(0)));

const id = z.union([z.string(), z.int()]);

/** `rel` is "previous" or `prev` (services/README.md M5). */
export const linkBody = z.object({ href: z.string(), rel: z.string(), templated: flag });

const paging = tolerant(z.object({ limit: count, offset: count, total: count }));

/** `pagination` of lists, `metadata` and `total` of results (v1). */
export const envelopeBody = z.object({ pagination: paging, metadata: paging, total: count });

export const directoryBody = z.object({ name: text, description: text });
export const accountBody = z.object({
  id,
  name: text,
  status: text,
  created_at: text,
  updated_at: text,
  contact: tolerant(z.object({ name: text, country: text, phone: text })),
});
export const productBody = z.object({
  id,
  account_id: tolerant(id),
  name: text,
  url: text,
  environment: text,
  status: text,
  timezone: text,
  created_at: text,
});
export const reportBody = z.object({
  id,
  account_id: tolerant(id),
  product_id: tolerant(id),
  name: text,
  report_type: text,
  created_at: text,
});

export const definitionBody = z.object({
  id,
  product_id: tolerant(id),
  name: text,
  display_name: text,
  description: text,
  is_visible: flag,
  total: count,
  type: text,
  first_used_at: text,
  last_used_at: text,
  first_sent_at: text,
  last_sent_at: text,
});

/** At the top (v1) or in `data` (v2). */
export const statusBody = z.object({ completed: flag, progress: tolerant(z.number()) });

/** v1 names the query that the run started. */
export const runBody = z.object({ query_guid: text });

export const columnBody = z.object({ display_name: text, display_return_option: text });

export function idText(value: string | number | null | undefined): string | null {
  const text = textWithin(typeof value === 'number' ? String(value) : value, 200);
  return text === null || /\p{Cs}/u.test(text) ? null : text;
}
