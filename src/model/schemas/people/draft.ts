import { MAX_TAG_LENGTH } from '../../words/tags.ts';
import { moment } from '../purchases/service.ts';
import { z } from '../schema.ts';

/** What was typed about a saved person and is not saved yet. */
export const draft = z.strictObject({
  /** One opened form, which holds the lock of that name as long as it is open. */
  editor: z.uuid(),
  leadId: z.string(),
  /** Null: no notes but the saved ones. `seen`: the saved ones that were changed. */
  notes: z.nullable(z.strictObject({ text: z.string(), seen: z.string() })),
  tag: z.string().check(z.maxLength(MAX_TAG_LENGTH)),
  at: moment,
});

export type Draft = z.infer<typeof draft>;
