/** Kinds of data on a person that can be asked for apart (Kaspr v2). */
export const DATA_KINDS = ['work-email', 'personal-email', 'phone'] as const;
export type DataKind = (typeof DATA_KINDS)[number];
