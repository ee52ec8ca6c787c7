import { type MessageKey, t, tn } from '../../i18n.ts';
import type { EnoughLevel } from '../../model/schemas/purchases/settings.ts';
import type { PlanStep } from '../../model/views/views.ts';

export const ENOUGH_NAMES = {
  'verified-work-email': 'enoughVerifiedWorkEmail',
  'work-email': 'enoughWorkEmail',
  email: 'enoughEmail',
  phone: 'enoughPhone',
  'email-and-phone': 'enoughEmailAndPhone',
  everything: 'enoughEverything',
} as const satisfies Record<EnoughLevel, MessageKey>;

const STATE_TEXTS = {
  'not-needed': 'planNotNeeded',
  done: 'planDone',
  working: 'planWorking',
  decide: 'planDecide',
  'has-nothing': 'planHasNothing',
  'opted-out': 'planOptedOut',
  'by-name': 'planByName',
} as const satisfies Partial<Record<PlanStep['state'], MessageKey>>;

export function stepText({ service, state, maxCost }: PlanStep, enough: EnoughLevel): string {
  if (state === 'asks') return t('planAsks', t(service), tn('upToCredits', maxCost));
  if (state !== 'if-needed') return t(STATE_TEXTS[state], t(service));
  const missing = enough === 'everything' ? t('planAlways') : t('planIfMissing', t(ENOUGH_NAMES[enough]));
  return t('planIfNeeded', t(service), tn('upToCredits', maxCost), missing);
}

export const isAsking = ({ state }: PlanStep): boolean => state === 'asks' || state === 'if-needed';
