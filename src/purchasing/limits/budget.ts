import type { BudgetStatus, NewPurchase } from '../../model/purchase-terms.ts';
import type { Price } from '../../model/schemas/purchases/account.ts';
import type { Failure } from '../../model/schemas/purchases/failure.ts';

/** What one look-up costs where nothing is known: the contracts name no price, and every service counts one credit a person. */
const USUAL_PRICE = 1;
const DEFAULT_EMPLOYEES = 5;

/** The most that a purchase may cost (credits), as far as anybody can know before. */
export function maxCostOf({ operation, asked }: Pick<NewPurchase, 'operation' | 'asked'>, price: Price | null): number {
  if (operation === 'domain-employees') return Math.max(asked.limit ?? DEFAULT_EMPLOYEES, price?.most ?? 0);
  // Each kind is paid for apart; the past of the very same kinds tells more.
  if (asked.kinds) return Math.max(asked.kinds.length * USUAL_PRICE, price?.most ?? 0);
  // That nobody was found costs nothing: a past of such answers only says nothing about the price.
  return price && price.most > 0 ? price.most : USUAL_PRICE;
}

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
