import type { BudgetStatus } from '../../model/purchase-terms.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';

export { maxCostOf } from '../../model/prices/max-cost.ts';

export function checkBudget(maxCost: number, { service, settings, day, month, run }: BudgetStatus): Failure | null {
  if (settings.spendNothing) return { kind: 'spend-nothing' };
  const caps = settings.budgets[service];
  const spent = [
    ['day', day, caps.day],
    ['month', month, caps.month],
    // A run's own limit covers all services; the cap is per service.
    ['run', run?.spent ?? 0, run?.stopAfter ?? null],
    ['run', run?.ofService ?? 0, run && caps.run],
  ] as const;
  for (const [cap, sum, limit] of spent) {
    if (limit !== null && sum + maxCost > limit) return { kind: 'over-budget', service, cap, limit };
  }
  return null;
}
