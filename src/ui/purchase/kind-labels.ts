/** The names of the kinds of data beside a checkbox. */
export const KIND_LABELS = {
  'work-email': 'labelWorkEmail',
  'personal-email': 'labelPersonalEmail',
  phone: 'labelPhone',
} as const;
