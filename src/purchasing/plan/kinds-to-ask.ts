import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { currentPurchaseOf } from '../ledger/find-reusable.ts';

/** The wanted kinds that no entry has, or may have, answered: none is paid for twice. @param history newest first */
export function kindsToAsk(wanted: readonly DataKind[], history: readonly Purchase[]): DataKind[] {
  const currentPurchases = wanted.map((kind) =>
    currentPurchaseOf(history.filter(({ asked }) => (asked.kinds ?? DATA_KINDS).includes(kind))),
  );
  const ofThose = (one: Purchase | null) => wanted.filter((_, at) => currentPurchases[at] === one);
  const unasked = ofThose(null);
  if (unasked.length > 0) return unasked;
  const urgent =
    currentPurchases.find((one) => one?.state === 'intent') ?? currentPurchases.find((one) => one?.failure);
  return urgent ? ofThose(urgent) : [...wanted];
}
