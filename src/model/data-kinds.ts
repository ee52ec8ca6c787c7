export const DATA_KINDS = ['work-email', 'personal-email', 'phone'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** Finer than what is asked for: Cognism's lists of numbers come or stay away each by itself. */
export const REPORTED_KINDS = ['work-email', 'personal-email', 'mobile', 'direct', 'office'] as const;
export type ReportedKind = (typeof REPORTED_KINDS)[number];
