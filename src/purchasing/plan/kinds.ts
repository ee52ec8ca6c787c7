import { KINDS, type Kind } from '../../model/kinds.ts';
import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import { standingOf } from '../ledger/decide.ts';

/**
 * Which kinds of data to ask for where a service sells them apart: those that the user wants and no earlier entry has answered, or may
 * have. Where none is left: those that an entry is about which is under way, or needs the user's word; else all that are wanted, and the
 * store has the answer.
 * @param history entries about the person that overlap with what is wanted, newest first
 */
export function kindsToAsk(wanted: readonly Kind[], history: readonly Purchase[]): Kind[] {
  const standings = wanted.map((kind) =>
    standingOf(history.filter(({ asked }) => (asked.kinds ?? KINDS).includes(kind))),
  );
  const ofThose = (one: Purchase | null) => wanted.filter((_, at) => standings[at] === one);
  const unasked = ofThose(null);
  if (unasked.length > 0) return unasked;
  const urgent = standings.find((one) => one?.state === 'intent') ?? standings.find((one) => one?.failure);
  return urgent ? ofThose(urgent) : [...wanted];
}
