import { type MessageKey, t } from '../../../i18n.ts';
import type { CrmValue, MappingFault } from '../../../model/schemas/crm/crm.ts';
import { CRM_LABELS } from '../../../ui/crm/crm-value-labels.ts';

const PART_NAMES = new Map<string, MessageKey>([
  ['object', 'mappingObject'],
  ['searchEmail', 'mappingSearchEmail'],
  ['searchLinkedin', 'mappingSearchLinkedin'],
  ['link', 'mappingLink'],
]);

export function faultText(fault: MappingFault): string {
  switch (fault.kind) {
    case 'malformed':
      return t('faultMalformed', partName(fault.at));
    case 'missing':
      return t('faultMissing', t(CRM_LABELS[fault.value]));
    case 'not-found-again':
      return t('faultNotFoundAgain');
    case 'same-field':
      return t('faultSameField', fault.field);
    case 'no-field':
      return t('faultNoField', fault.field);
    case 'empty-fixed':
      return t('faultEmptyFixed', fault.field);
    case 'bad-link':
      return t('faultBadLink');
  }
}

/** @param at a path such as `fields.title` or `fixed.lead_id` */
function partName(at: string): string {
  const [part = '', ...rest] = at.split('.');
  const value = rest.join('.');
  if (part === 'fields' && value in CRM_LABELS) {
    // hasOwn does not narrow the type.
    return t(CRM_LABELS[value as CrmValue]);
  }
  if (part === 'fixed') return value || t('fixedHeading');
  const key = PART_NAMES.get(part);
  return key ? t(key) : at;
}
