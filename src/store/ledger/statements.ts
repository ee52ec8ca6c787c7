import { MAX_CREDITS } from '../../model/schemas/purchases/service.ts';
import type { BalancePoint, Statement } from '../../model/schemas/purchases/spending.ts';
import { statement } from '../../model/schemas/purchases/spending.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional } from '../records.ts';

export type StatementChange = Pick<Statement, 'service' | 'keyId'> & {
  readonly startedAt: number;
  readonly endedAt: number;
  /** What the ledger now says more than before (credits). */
  readonly charged: number;
  /** What the service said is left; null where it did not. */
  readonly remaining: number | null;
};

/** Enters what an ended purchase, an answered question or a free call says into the key's statement. */
export async function enterIntoStatement(
  transaction: TransactionOn<'statements'>,
  change: StatementChange,
): Promise<void> {
  const statements = transaction.objectStore('statements');
  const earlier = readOptional(statement, await statements.get(statementId(change)));
  const later = statementWith(earlier, change);
  if (later && later !== earlier) await statements.put(later);
}

/** A key's statement after one more change; null while no balance has been told. */
export function statementWith(earlier: Statement | null, change: StatementChange): Statement | null {
  const { service, keyId, startedAt, endedAt, charged, remaining } = change;
  // Requests that overlap may end in another order than they were counted in: of two, the lower balance is the later
  // one.
  const isLater = remaining !== null && remaining < (earlier?.closing ?? 0);
  if (earlier) {
    if (startedAt < earlier.since && !isLater) return earlier;
    const isOverlapping = startedAt < earlier.until;
    const closing = remaining === null || (isOverlapping && !isLater) ? earlier.closing : remaining;
    return { ...earlier, closing, charged: Math.min(earlier.charged + charged, MAX_CREDITS), until: endedAt };
  }
  if (remaining === null) return null;
  const opening = Math.min(remaining + charged, MAX_CREDITS);
  return {
    id: statementId(change),
    service,
    keyId,
    since: startedAt,
    until: endedAt,
    opening,
    closing: remaining,
    charged,
  };
}

export function statementId({ service, keyId }: Pick<BalancePoint, 'service' | 'keyId'>): string {
  return `${service}|${keyId}`;
}
