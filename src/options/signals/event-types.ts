import { type MessageKey, t } from '../../i18n.ts';
import type { EventType } from '../../model/schemas/people/signal.ts';

/** What a subscription can be for, in words. */
export const EVENT_TYPE_NAMES = {
  'job-join': 'eventJobJoin',
  'job-leave': 'eventJobLeave',
  'job-move': 'eventJobMove',
  'location-move': 'eventLocationMove',
  'person-mention': 'eventPersonMention',
  quote: 'eventQuote',
  310: 'eventCompanyMention',
  330: 'eventBrandMention',
} as const satisfies Record<EventType, MessageKey>;

/** A type as the service writes it, in words; as it is where nobody here knows it. */
export function eventTypeName(type: string): string {
  // Just seen to be one of its keys.
  return Object.hasOwn(EVENT_TYPE_NAMES, type) ? t(EVENT_TYPE_NAMES[type as EventType]) : type;
}
