import { z } from '../../model/schemas/schema.ts';
import { textWithin } from '../values/contact-values.ts';

// KISSmetrics, Core API and queries: services/README.md. Every field may be absent or null;
// unknown ones are ignored, one of a wrong type counts as absent: nothing here was paid for.

const tolerant = <T extends z.ZodMiniType>(schema: T) => z.catch(z.nullish(schema), () => null as never);
const text = tolerant(z.string());
const flag = tolerant(z.boolean());
const count = tolerant(z.int().check(z.gte(0)));

/** UUIDs; later generations number things. */
const id = z.union([z.string(), z.int()]);

/** `rel` is prose in some places and JSON in others: "previous" and `prev` (services/README.md M5). */
export const linkBody = z.object({ href: z.string(), rel: z.string(), templated: flag });

const paging = tolerant(z.object({ limit: count, offset: count, total: count }));

/** What stands beside the goods: `pagination` of lists, `metadata` and `total` of results (contract 3.2, v1). */
export const envelopeBody = z.object({ pagination: paging, metadata: paging, total: count });

export const directoryBody = z.object({ name: text, description: text });
export const accountBody = z.object({ id, name: text, status: text, contact: tolerant(z.object({ name: text })) });
export const productBody = z.object({
  id,
  account_id: tolerant(id),
  name: text,
  url: text,
  status: text,
  timezone: text,
});
export const reportBody = z.object({
  id,
  account_id: tolerant(id),
  product_id: tolerant(id),
  name: text,
  report_type: text,
});

/** Events, and properties, which have no `total` but a `type`. */
export const definitionBody = z.object({
  id,
  product_id: tolerant(id),
  name: text,
  display_name: text,
  description: text,
  is_visible: flag,
  total: count,
  type: text,
  last_sent_at: text,
});

/** Of a query's status: at the top (v1) or in `data` (v2). */
export const statusBody = z.object({ completed: flag, progress: tolerant(z.number()) });

/** v1 says which query a run began. */
export const runBody = z.object({ query_guid: text });

/** A heading of results (v1). */
export const columnBody = z.object({ display_name: text, display_return_option: text });

/** An id of a reply as text; null where it is none, or none that can stand in an address. */
export function idText(value: string | number | null | undefined): string | null {
  const text = textWithin(typeof value === 'number' ? String(value) : value, 200);
  return text === null || /\p{Cs}/u.test(text) ? null : text;
}
