import { DATA_KINDS, type DataKind } from '../../model/data-kinds.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { currentPurchaseOf } from '../ledger/find-reusable.ts';

/**
 * Which kinds of data to ask for where a service sells them apart: those that the user wants and no earlier entry has
 * answered, or may have. Where none is left: those that an entry is about which is under way, or needs the user's word;
 * else all that are wanted, and the store has the answer.
 * @param history entries about the person that overlap with what is wanted, newest first
 */
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
