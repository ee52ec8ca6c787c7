export const KIND_LABELS = {
  'work-email': 'labelWorkEmail',
  'personal-email': 'labelPersonalEmail',
  phone: 'labelPhone',
} as const;
