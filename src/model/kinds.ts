/** Kinds of data on a person that can be asked for apart (Kaspr v2). */
export const KINDS = ['work-email', 'personal-email', 'phone'] as const;
export type Kind = (typeof KINDS)[number];
