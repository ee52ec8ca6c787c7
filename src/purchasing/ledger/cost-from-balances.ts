import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { BalancePoint } from '../../model/schemas/purchases/spending.ts';
import { lastChargeAt, lateChargeTime } from './late-charge.ts';

type CostRange = { readonly least: number; readonly most: number };

/** Credits left, as reported by a request that itself cost `cost`, started at `askedAt` and ended at `toldAt`. */
type BalanceReading = {
  readonly remaining: number;
  readonly cost: CostRange;
  readonly askedAt: number;
  readonly toldAt: number;
};

const FREE: CostRange = { least: 0, most: 0 };

/** Null where another entry, or use of the key elsewhere, may explain the difference. @param entries all of this key */
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
    // Impossible for this entry: the key was topped up, or used elsewhere.
    if (gone.most < 0 || gone.least > question.stake) return null;
    const [least, most] = [Math.max(gone.least, 0), Math.min(gone.most, question.stake)];
    if (least < most) continue;
    if (least > 0) return question.state === 'unknown' && isSpentElsewhere(question, balances, entries) ? null : least;
    if (isOver(question, later.askedAt)) return 0;
  }
  return null;
}

/** Even an unreadable reply or an error may have reported the balance. */
function ownBalance({ remaining, startedAt }: Purchase, endedAt: number): BalanceReading[] {
  return remaining === null ? [] : [{ remaining, cost: FREE, askedAt: startedAt, toldAt: endedAt }];
}

/** What left between two balances beyond the other entries' costs; null where one is unknown or straddles a balance. */
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

/** A refusal without a figure cost nothing. The user's word on a question is an upper bound, not proof. */
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

/** Whether more left beside the question than the ledger explains: the key is also used elsewhere. */
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

/** Whether the service can no longer be working on it. Any answer, readable or not, ends a request. */
function isOver(question: Purchase, askedAt: number): boolean {
  return lateChargeTime(question) === 0 || askedAt >= lastChargeAt(question);
}

const round = (credits: number) => Math.round(credits * 1e6) / 1e6;
