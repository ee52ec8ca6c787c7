import type { BalancePoint, Statement } from '../../model/schemas/purchases/spending.ts';
import { statement } from '../../model/schemas/purchases/spending.ts';
import type { TransactionOn } from '../database.ts';
import { readOptional } from '../records.ts';

type StatementChange = Pick<Statement, 'service' | 'keyId'> & {
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
  const { service, keyId, startedAt, endedAt, charged, remaining } = change;
  const statements = transaction.objectStore('statements');
  const id = statementId(change);
  const earlier = readOptional(statement, await statements.get(id));
  // Requests that overlap may end in another order than they were counted in: of two, the lower balance is the later one.
  const isLater = remaining !== null && remaining < (earlier?.closing ?? 0);
  if (earlier && (startedAt >= earlier.since || isLater)) {
    const isOverlapping = startedAt < earlier.until;
    const closing = remaining === null || (isOverlapping && !isLater) ? earlier.closing : remaining;
    await statements.put({ ...earlier, closing, charged: earlier.charged + charged, until: endedAt });
  } else if (!earlier && remaining !== null) {
    const opening = remaining + charged;
    await statements.put({
      id,
      service,
      keyId,
      since: startedAt,
      until: endedAt,
      opening,
      closing: remaining,
      charged,
    });
  }
}

export function statementId({ service, keyId }: Pick<BalancePoint, 'service' | 'keyId'>): string {
  return `${service}|${keyId}`;
}
