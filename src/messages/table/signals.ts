import {
  type Signal,
  type Subscription,
  signal,
  subscription,
  subscriptionDraft,
} from '../../model/schemas/people/signal.ts';
import { z } from '../../model/schemas/schema.ts';
import type { SignalsView } from '../../model/views/lead-views.ts';
import { leadId } from './fields.ts';
import { command, question, replies } from './message.ts';

export const signalMessages = {
  'view-signals': question(
    z.strictObject({
      before: z.nullable(z.strictObject({ at: signal.shape.at, id: signal.shape.id })),
      leadId: z.nullable(leadId),
    }),
    replies<SignalsView>(),
  ),
  'save-signals': command(
    z.strictObject({ isOn: z.boolean(), isLive: z.boolean(), isAudited: z.boolean() }),
    replies<null>(),
  ),
  'match-signal': command(z.strictObject({ id: signal.shape.id, leadId: z.nullable(leadId) }), replies<null>()),
  'read-subscriptions': question(z.null(), replies<readonly Subscription[]>()),
  'read-subscription': question(z.strictObject({ id: subscription.shape.id }), replies<Subscription>()),
  'change-subscription': command(
    z.strictObject({ id: subscription.shape.id, draft: subscriptionDraft }),
    replies<null>(),
  ),
  'save-subscription': command(z.strictObject({ draft: subscriptionDraft }), replies<null>()),
  'remove-subscription': command(z.strictObject({ id: subscription.shape.id }), replies<null>()),
  'read-dead-letters': question(z.null(), replies<{ signals: readonly Signal[]; unreadable: number }>()),
};
