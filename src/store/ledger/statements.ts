import { MAX_CREDITS } from '../../model/schemas/purchases/service.ts';
import type { BalancePoint, Statement } from '../../model/schemas/purchases/spending.ts';
import { statement } from '../../model/schemas/purchases/spending.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional } from '../records.ts';

export type StatementChange = Pick<Statement, 'service' | 'keyId'> & {
  readonly startedAt: number;
  readonly endedAt: number;
  /** Credits added to the ledger by this change. */
  readonly charged: number;
  /** As reported by the service; null if it wasn't. */
  readonly remaining: number | null;
};

export async function enterIntoStatement(
  transaction: TransactionOn<'statements'>,
  change: StatementChange,
): Promise<void> {
  const statements = transaction.objectStore('statements');
  const earlier = readOptional(statement, await statements.get(statementId(change)));
  const later = statementWith(earlier, change);
  if (later && later !== earlier) await statements.put(later);
}

export function statementWith(earlier: Statement | null, change: StatementChange): Statement | null {
  const { service, keyId, startedAt, endedAt, charged, remaining } = change;
  // Overlapping requests may end out of order: the lower of two balances is the later one.
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
