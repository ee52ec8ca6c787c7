import { type Lead, lead } from '../../model/schemas/people/lead.ts';
import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import { moment } from '../../model/schemas/purchases/service.ts';
import { z } from '../../model/schemas/schema.ts';
import { type Exported, LEAD_FORMATS, type LeadRows } from '../../model/views/lead-views.ts';
import { leadId, leadIds } from './fields.ts';
import { command, question, replies } from './message.ts';

export const leadMessages = {
  'read-lead-rows': question(
    z.strictObject({
      after: z.nullable(z.strictObject({ savedAt: moment, id: leadId })),
      most: z.int().check(z.gte(1), z.lte(5000)),
    }),
    replies<LeadRows>(),
  ),
  'read-leads': question(z.strictObject({ ids: leadIds.check(z.maxLength(1000)) }), replies<readonly Lead[]>()),
  'save-lead': command(z.strictObject({ id: leadId, tags: lead.shape.tags, notes: lead.shape.notes }), replies<null>()),
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
