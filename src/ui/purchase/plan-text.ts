import { type MessageKey, t, tn } from '../../i18n.ts';
import type { Enough } from '../../model/schemas/purchases/settings.ts';
import type { PlanStep } from '../../model/views/views.ts';

export const ENOUGH_NAMES = {
  'verified-work-email': 'enoughVerifiedWorkEmail',
  'work-email': 'enoughWorkEmail',
  email: 'enoughEmail',
  phone: 'enoughPhone',
  'email-and-phone': 'enoughEmailAndPhone',
  everything: 'enoughEverything',
} as const satisfies Record<Enough, MessageKey>;

const STATES = {
  'not-needed': 'planNotNeeded',
  done: 'planDone',
  working: 'planWorking',
  decide: 'planDecide',
  'has-nothing': 'planHasNothing',
  'opted-out': 'planOptedOut',
  'by-name': 'planByName',
} as const satisfies Partial<Record<PlanStep['state'], MessageKey>>;

/** What a click would do at one source, in words. */
export function stepText({ service, state, stake }: PlanStep, enough: Enough): string {
  if (state === 'asks') return t('planAsks', t(service), tn('upToCredits', stake));
  if (state !== 'if-needed') return t(STATES[state], t(service));
  const missing = enough === 'everything' ? t('planAlways') : t('planIfMissing', t(ENOUGH_NAMES[enough]));
  return t('planIfNeeded', t(service), tn('upToCredits', stake), missing);
}

/** Whether a click would ask anybody. */
export const isAsking = ({ state }: PlanStep): boolean => state === 'asks' || state === 'if-needed';
