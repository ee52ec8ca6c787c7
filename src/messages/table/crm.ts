import { CRM_VALUES, type DryRun } from '../../model/schemas/crm/crm.ts';
import { z } from '../../model/schemas/schema.ts';
import type { CrmBulkPushView, MappingPreview, PushesView, PushView } from '../../model/views/lead-views.ts';
import { MAX_NOTES_LENGTH } from '../../model/words/notes.ts';
import { leadId, leadIds, numbered } from './fields.ts';
import { command, question, replies } from './message.ts';

const idOfRecord = z.string().check(z.minLength(1), z.maxLength(300));
const fieldChange = z.strictObject({
  value: z.enum(CRM_VALUES),
  field: z.string().check(z.maxLength(200)),
  before: z.nullable(z.string().check(z.maxLength(MAX_NOTES_LENGTH))),
  after: z.string().check(z.maxLength(MAX_NOTES_LENGTH)),
});

export const crmMessages = {
  'preview-mapping': command(
    z.strictObject({ mapping: z.unknown(), leadId: z.nullable(leadId) }),
    replies<MappingPreview>(),
  ),
  'ask-crm': command(z.strictObject({ leadId }), replies<DryRun>()),
  /** `instanceId`: the CRM whose dry run the user saw. */
  'send-to-crm': command(
    z.strictObject({
      leadId,
      instanceId: idOfRecord,
      ticked: z.array(fieldChange).check(z.maxLength(100)),
      choice: z.nullable(z.union([z.literal('new'), z.strictObject({ id: idOfRecord })])),
    }),
    replies<PushView>(),
  ),
  'view-pushes': question(z.strictObject({ leadId }), replies<PushesView>()),
  'undo-push': command(numbered, replies<{ isUndone: boolean; left: readonly string[] }>()),
  /** The user confirms that the CRM has nothing from a push whose outcome is unknown. */
  'give-push-up': command(numbered, replies<null>()),
  'begin-bulk-push': command(z.strictObject({ ids: leadIds }), replies<{ id: number } | null>()),
  'view-bulk-pushes': question(z.null(), replies<readonly CrmBulkPushView[]>()),
  'pause-bulk-push': command(numbered, replies<null>()),
  'resume-bulk-push': command(numbered, replies<null>()),
  'cancel-bulk-push': command(numbered, replies<null>()),
};
