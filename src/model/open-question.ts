/** As much of a ledger's entry as is asked here; apart from its schema, so that pages can ask without that. */
type QuestionFields = {
  readonly state: string;
  readonly charged: number | null;
  readonly remaining: number | null;
  readonly resolved: unknown;
};

/**
 * Whether a service has answered and did not say what that cost, but what is left: then the balances before and after
 * tell.
 */
export function lacksCharge({
  state,
  charged,
  remaining,
}: Pick<QuestionFields, 'state' | 'charged' | 'remaining'>): boolean {
  return state === 'settled' && charged === null && remaining !== null;
}

/** Whether it is still not known if an entry was charged. */
export function isOpen({ state, resolved }: Pick<QuestionFields, 'state' | 'resolved'>): boolean {
  return state === 'unknown' && resolved === null;
}
