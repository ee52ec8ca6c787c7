import { type Lead, lead } from '../../model/schemas/people/lead.ts';
import type { OtherAnswer } from '../../model/schemas/people/other-answer.ts';
import { moment } from '../../model/schemas/purchases/service.ts';
import { z } from '../../model/schemas/schema.ts';
import { type Exported, LEAD_FORMATS, type LeadRows } from '../../model/views/lead-views.ts';
import { leadId, leadIds } from './fields.ts';
import { command, question, replies } from './message.ts';

/** Saved people. */
export const leadMessages = {
  /** Newest first, in chunks: what a row of the table shows of each. */
  'read-lead-rows': question(
    z.strictObject({
      after: z.nullable(z.strictObject({ savedAt: moment, id: leadId })),
      most: z.int().check(z.gte(1), z.lte(5000)),
    }),
    replies<LeadRows>(),
  ),
  /** All that is stored of the people with the given ids, for a file. */
  'read-leads': question(z.strictObject({ ids: leadIds.check(z.maxLength(1000)) }), replies<readonly Lead[]>()),
  'save-lead': command(z.strictObject({ id: leadId, tags: lead.shape.tags, notes: lead.shape.notes }), replies<null>()),
  /** Answers that were bought for a person and are about somebody else, by the service's own words. */
  'view-other-answers': question(z.strictObject({ leadId }), replies<readonly OtherAnswer[]>()),
  /** The user's word on one of them, by the number of its entry: it is that person's data after all, or it is not. */
  'decide-answer': command(z.strictObject({ purchase: z.int(), isTheirs: z.boolean() }), replies<null>()),
  /** Removes all that is stored of people but their purchases, which keep no name. */
  'forget-leads': command(z.strictObject({ ids: leadIds }), replies<null>()),
  /**
   * Writes people into a file, and hands it to the page on the BroadcastChannel of that name, as messages carry no
   * files; or stores it in the picked storage. The channel also carries progress, and takes `cancel`.
   */
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
