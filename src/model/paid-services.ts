/**
 * Those that take credits: ledger and budgets are about them. Apart from its schema, since pages need the list only.
 */
export const PAID_SERVICES = ['kaspr', 'cognism'] as const;

/**
 * The operations that can cost credits, by what they ask about: what one of a person brings joins a lead, what one of a
 * company brings joins a domain. `reveal` and `account` are Cognism's, the others Kaspr's.
 */
export const PERSON_OPERATIONS = ['profile', 'reveal'] as const;
export const COMPANY_OPERATIONS = ['domain-patterns', 'domain-employees', 'account'] as const;

/** Whether a purchase is about a person, and its subject a lead. */
export function isAboutPerson({ operation }: { readonly operation: string }): boolean {
  return PERSON_OPERATIONS.some((one) => one === operation);
}
