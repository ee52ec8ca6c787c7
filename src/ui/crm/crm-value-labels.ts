import type { MessageKey } from '../../i18n.ts';
import type { CrmValue } from '../../model/schemas/crm/crm.ts';

/** In the order in which people read them. */
export const CRM_LABELS = {
  'first-name': 'crmFirstName',
  'last-name': 'crmLastName',
  name: 'crmName',
  title: 'crmTitle',
  company: 'crmCompany',
  department: 'crmDepartment',
  'work-email': 'labelWorkEmail',
  'personal-email': 'labelPersonalEmail',
  phone: 'labelPhone',
  mobile: 'crmMobile',
  location: 'crmLocation',
  linkedin: 'crmLinkedin',
  notes: 'crmNotes',
} as const satisfies Record<CrmValue, MessageKey>;
