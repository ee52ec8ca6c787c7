import { z } from '../../../model/schemas/schema.ts';
import { number, text, tolerant } from '../../values/tolerant.ts';

const named = tolerant(z.object({ name: text }));
const place = tolerant(z.object({ city: text, state: text, country: text }));

/** Dead letters have `_id` instead of `id`, and no `org`. */
export const eventBody = z.object({
  id: tolerant(z.union([z.string(), z.number()])),
  _id: tolerant(z.union([z.string(), z.number()])),
  /** ms; `date` is dd.MM.yyyy, `meta.datecreated` ISO 8601 (services/README.md C6). */
  at: tolerant(z.union([z.string(), z.number()])),
  date: text,
  meta: tolerant(z.object({ datecreated: text })),
  type: tolerant(z.union([z.string(), number])),
  org: text,
  orgToInfo: named,
  orgFromInfo: named,
  loc: place,
  old_loc: place,
  source: text,
  url: text,
  employee: tolerant(
    z.object({
      first_name: text,
      last_name: text,
      name: text,
      title: text,
      old_job_title: text,
      url: text,
      organisation: text,
      old_organisation: text,
      city: text,
      state: text,
      country: text,
    }),
  ),
});

export type EventBody = z.infer<typeof eventBody>;
