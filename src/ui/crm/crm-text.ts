import { formatAge, formatList, t } from '../../i18n.ts';
import type { CrmPush, DryRun, FieldChange } from '../../model/schemas/crm/crm.ts';
import type { CrmMessage, CrmPushChoices } from './use-crm.ts';

export function pushText({ state, at, wrote }: CrmPush): string {
  const age = formatAge(at);
  switch (state) {
    case 'created':
      return t('crmCreated', age);
    case 'updated':
      return t('crmUpdated', age, formatList(Object.keys(wrote)));
    case 'unchanged':
      return t('crmUnchanged', age);
    case 'undone':
      return t('crmTakenBack');
    case 'failed':
      return t('crmWroteNothing', age);
    case 'intent':
      return t('crmUnclear', age);
  }
}

/** What was left unchanged, and why; null if nothing. */
export function leftText(said: CrmMessage): string | null {
  if (said.left.length === 0) return null;
  if (said.kind === 'sent') return t('crmLeft', formatList(said.left.map(({ field }) => field)));
  return t(said.isUndone ? 'crmUndoneBut' : 'crmKept', formatList(said.left));
}

/** The last push that wrote something and was not undone. */
export function undoableOf(pushes: readonly CrmPush[]): CrmPush | null {
  return pushes.find(({ state }) => state === 'created' || state === 'updated') ?? null;
}

export function isSendable(run: DryRun, { ticked, choice }: CrmPushChoices): boolean {
  if (run.kind === 'exists') return run.fills.length + ticked.length > 0;
  return run.kind === 'new' || (run.kind === 'several' && choice !== null);
}

/** Unique within one list. */
export const changeKey = ({ value, field }: FieldChange): string => `${value} ${field}`;
