import { type Draft, draft } from '../../model/schemas/people/draft.ts';
import { type Lead, lead } from '../../model/schemas/people/lead.ts';
import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import { moment } from '../../model/schemas/purchases/service.ts';
import { z } from '../../model/schemas/schema.ts';
import { type Exported, LEAD_FORMATS, type LeadRows, type NotesOutcome } from '../../model/views/lead-views.ts';
import { MAX_NOTES_LENGTH } from '../../model/words/notes.ts';
import { leadId, leadIds } from './fields.ts';
import { command, question, replies } from './message.ts';

const { editor } = draft.shape;
const tags = lead.shape.tags.check(z.maxLength(100));
const typedNotes = z.string().check(z.maxLength(MAX_NOTES_LENGTH));
const typedChange = z.strictObject({ text: typedNotes, seen: lead.shape.notes });

export const leadMessages = {
  'read-lead-rows': question(
    z.strictObject({
      after: z.nullable(z.strictObject({ savedAt: moment, id: leadId })),
      most: z.int().check(z.gte(1), z.lte(5000)),
    }),
    replies<LeadRows>(),
  ),
  'read-leads': question(z.strictObject({ ids: leadIds.check(z.maxLength(1000)) }), replies<readonly Lead[]>()),
  /** `expected`: the saved notes that were changed; where they are not the saved ones any more, nothing is replaced. */
  'save-notes': command(
    z.strictObject({ id: leadId, editor, notes: typedNotes, expected: lead.shape.notes }),
    replies<NotesOutcome>(),
  ),
  /** Replies with all tags as they are then. */
  'save-tags': command(z.strictObject({ id: leadId, editor, add: tags, remove: tags }), replies<readonly string[]>()),
  'keep-draft': command(
    z.strictObject({ leadId, editor, notes: z.nullable(typedChange), tag: draft.shape.tag }),
    replies<null>(),
  ),
  /** What was typed in a tab that is gone; from then on it belongs to `editor`. */
  'take-draft': command(z.strictObject({ leadId, editor }), replies<Draft | null>()),
  'view-other-answers': question(z.strictObject({ leadId }), replies<readonly OtherAnswer[]>()),
  'decide-answer': command(z.strictObject({ purchase: z.int(), isTheirs: z.boolean() }), replies<null>()),
  /** Deletes everything but the person's purchases, which hold no name. */
  'forget-leads': command(z.strictObject({ ids: leadIds }), replies<null>()),
  /** `channel`: a BroadcastChannel for the file, as messages carry none, and for progress and `cancel`. */
  'export-leads': command(
    z.strictObject({
      format: z.enum(LEAD_FORMATS),
      ids: leadIds,
      channel: z.uuid(),
      storeAs: z.nullable(z.string().check(z.regex(/^[^/\\]{1,200}$/))),
    }),
    replies<Exported>(),
  ),
};
