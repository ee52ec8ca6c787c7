type QuestionFields = {
  readonly state: string;
  readonly charged: number | null;
  readonly remaining: number | null;
  readonly resolved: unknown;
};

/** The service gave the remaining balance but no charge: the balances before and after tell. */
export function lacksCharge({
  state,
  charged,
  remaining,
}: Pick<QuestionFields, 'state' | 'charged' | 'remaining'>): boolean {
  return state === 'settled' && charged === null && remaining !== null;
}

export function isOpen({ state, resolved }: Pick<QuestionFields, 'state' | 'resolved'>): boolean {
  return state === 'unknown' && resolved === null;
}
