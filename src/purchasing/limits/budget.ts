import type { BudgetStatus } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';

export { maxCostOf } from '../../model/prices/max-cost.ts';

/** What the user's own word says against spending so much: the kill switch, then the caps. Null: nothing. */
export function checkBudget(maxCost: number, { service, settings, day, month, run }: BudgetStatus): Failure | null {
  if (settings.spendNothing) return { kind: 'spend-nothing' };
  const caps = settings.budgets[service];
  const spent = [
    ['day', day, caps.day],
    ['month', month, caps.month],
    // The user's word on a run is about all that it costs; the cap is the service's own.
    ['run', run?.spent ?? 0, run?.stopAfter ?? null],
    ['run', run?.ofService ?? 0, run && caps.run],
  ] as const;
  for (const [cap, sum, limit] of spent) {
    if (limit !== null && sum + maxCost > limit) return { kind: 'over-budget', service, cap, limit };
  }
  return null;
}
