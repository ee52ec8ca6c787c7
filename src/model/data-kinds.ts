export const DATA_KINDS = ['work-email', 'personal-email', 'phone'] as const;
export type DataKind = (typeof DATA_KINDS)[number];
