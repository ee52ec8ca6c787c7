import { type MessageKey, t } from '../../i18n.ts';
import type { EventType } from '../../model/schemas/people/signal.ts';

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

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_TYPE_NAMES, type);

/** Unknown types as the service writes them. */
export const eventTypeName = (type: string): string => (isEventType(type) ? t(EVENT_TYPE_NAMES[type]) : type);
