/** Those that take credits. Apart from the schemas, so that pages can use it without them. */
export const PAID_SERVICES = ['kaspr', 'cognism'] as const;

export const PERSON_OPERATIONS = ['profile', 'reveal'] as const;
export const COMPANY_OPERATIONS = ['domain-patterns', 'domain-employees', 'account'] as const;

export function isAboutPerson({ operation }: { readonly operation: string }): boolean {
  return PERSON_OPERATIONS.some((one) => one === operation);
}
