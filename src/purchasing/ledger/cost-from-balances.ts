import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { BalancePoint } from '../../model/schemas/purchases/spending.ts';
import { lastChargeAt, lateChargeTime } from './late-charge.ts';

/** What something may have cost (credits): at least and at most. */
type CostRange = { readonly least: number; readonly most: number };

/**
 * A moment at which the service said what is left (credits). `cost` is that of the request which told. `askedAt` is
 * when it began.
 */
type BalanceReading = {
  readonly remaining: number;
  readonly cost: CostRange;
  readonly askedAt: number;
  readonly toldAt: number;
};

const FREE: CostRange = { least: 0, most: 0 };

/**
 * What a question cost (credits), by the balances before and after it; null where they don't say: where another entry
 * between the two may explain what is gone, or the same key is seen to be spent elsewhere. What was spent elsewhere, or
 * added, also makes numbers that can't be this entry's: then it stays open.
 * @param entries of the same key, the question among them
 */
export function costFromBalances(
  question: Purchase,
  entries: readonly Purchase[],
  points: readonly BalancePoint[],
): number | null {
  const { startedAt, endedAt } = question;
  if (endedAt === null) return null;
  const balances = [...entries.flatMap(readingsOf), ...points.flatMap(readingsOf)];
  const before = newest(balances.filter(({ toldAt }) => toldAt <= startedAt));
  if (!before) return null;
  const after = balances.filter(({ askedAt }) => askedAt >= endedAt).sort((a, b) => a.toldAt - b.toldAt);
  for (const later of [...ownBalance(question, endedAt), ...after]) {
    const gone = goneBetween(before, later, question, entries);
    // Another request was under way at this balance; a later one may tell.
    if (gone === null) continue;
    if (gone.most < 0 || gone.least > question.stake) return null;
    const [least, most] = [Math.max(gone.least, 0), Math.min(gone.most, question.stake)];
    if (least < most) continue;
    if (least > 0) return question.state === 'unknown' && isSpentElsewhere(question, balances, entries) ? null : least;
    if (isOver(question, later.askedAt)) return 0;
  }
  return null;
}

/** A reply that could not be read, or was an error, may have told what is left all the same. */
function ownBalance({ remaining, startedAt }: Purchase, endedAt: number): BalanceReading[] {
  return remaining === null ? [] : [{ remaining, cost: FREE, askedAt: startedAt, toldAt: endedAt }];
}

/**
 * What is gone between two balances beyond the cost of all entries there but one; null where one of them does not know
 * its cost, or was under way at one of the two.
 */
function goneBetween(
  before: BalanceReading,
  after: BalanceReading,
  question: Purchase,
  entries: readonly Purchase[],
): CostRange | null {
  let { least, most } = after.cost;
  for (const entry of entries) {
    const end = lastChargeAt(entry);
    const isInvolved = entry.startedAt < after.toldAt && end > before.askedAt;
    if (!isInvolved || entry.id === question.id || isReadingOf(entry, before) || isReadingOf(entry, after)) continue;
    const isWhole = entry.startedAt >= before.toldAt && end <= after.askedAt;
    const cost = costOf(entry);
    if (!isWhole || cost === null) return null;
    least += cost.least;
    most += cost.most;
  }
  const gap = before.remaining - after.remaining;
  return { least: round(gap - most), most: round(gap - least) };
}

/**
 * What an entry is known to have cost. A refusal that tells nothing cost nothing. The user's word on a question is no
 * proof.
 */
function costOf({ state, charged, resolved }: Purchase): CostRange | null {
  if (state === 'refused') return exactly(charged ?? 0);
  if (charged === null || (state !== 'settled' && !resolved)) return null;
  return resolved?.by === 'user' ? { least: 0, most: charged } : exactly(charged);
}

const exactly = (cost: number): CostRange => ({ least: cost, most: cost });

function readingsOf(entry: Purchase | BalancePoint): BalanceReading[] {
  const { remaining, startedAt: askedAt, endedAt: toldAt } = entry;
  if (remaining === null || toldAt === null) return [];
  const cost = 'charged' in entry ? costOf(entry) : FREE;
  return cost === null ? [] : [{ remaining, cost, askedAt, toldAt }];
}

/**
 * Whether more went between two balances, on one side of a question, than the ledger can explain: the key is used
 * elsewhere as well.
 */
function isSpentElsewhere(
  question: Purchase,
  balances: readonly BalanceReading[],
  entries: readonly Purchase[],
): boolean {
  const inOrder = balances.toSorted((a, b) => a.toldAt - b.toldAt);
  return inOrder.slice(1).some((later, at) => {
    const earlier = inOrder[at];
    if (!earlier || earlier.toldAt > later.askedAt) return false;
    const isBeside = later.toldAt <= question.startedAt || earlier.askedAt >= lastChargeAt(question);
    return isBeside && (goneBetween(earlier, later, question, entries)?.least ?? 0) > 0;
  });
}

function isReadingOf(
  { startedAt, endedAt, remaining }: Purchase,
  { askedAt, toldAt, ...said }: BalanceReading,
): boolean {
  return startedAt === askedAt && endedAt === toldAt && remaining === said.remaining;
}

function newest(balances: readonly BalanceReading[]): BalanceReading | undefined {
  return balances.toSorted((a, b) => b.toldAt - a.toldAt)[0];
}

/** Whether nothing of a request can be under way at the service any more. An answer, readable or not, is its end. */
function isOver(question: Purchase, askedAt: number): boolean {
  return lateChargeTime(question) === 0 || askedAt >= lastChargeAt(question);
}

/** Credits may be fractions: no sum of them is exact. */
const round = (credits: number) => Math.round(credits * 1e6) / 1e6;
