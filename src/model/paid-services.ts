/** Those that take credits: ledger and budgets are about them. Apart from its schema, since pages need the list only. */
export const PAID_SERVICES = ['kaspr', 'cognism'] as const;
