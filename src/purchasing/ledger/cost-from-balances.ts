import type { Purchase } from '../../model/schemas/purchases/purchase.ts';
import type { BalancePoint } from '../../model/schemas/purchases/spending.ts';

/**
 * A request whose answer nobody waits for any more may still be charged (measured: a service finished 15 s after the browser had
 * gone). A balance that was asked for earlier than so long after its end (ms) can prove a charge, but not that there will be none.
 */
const LATE_CHARGE_MS = 30_000;
/** No request lives longer (ms), though it may be noticed much later that it was interrupted. */
const MAX_REQUEST_MS = 25_000;
/** The same where the connection is gone, after its end: what a service had begun is soon over (ms). */
const LATE_CHARGE_AFTER_CUT_MS = 1000;

/** A moment at which the service said what is left (credits). `askedAt` is when that request began. */
type BalanceReading = {
  readonly remaining: number;
  readonly charged: number;
  readonly askedAt: number;
  readonly toldAt: number;
};

/**
 * What a question cost (credits), by the balances before and after it, when it is the only question between the two; null where
 * they don't say. What was spent elsewhere with the same key, or added, makes numbers that can't be this entry's: then it stays open.
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
    const between = chargedBetween(before, later, question, entries);
    // Another request was under way at this balance; a later one may tell.
    if (between === null) continue;
    const cost = round(before.remaining - later.remaining - later.charged - between);
    if (cost > 0) return cost <= question.stake ? cost : null;
    if (cost < 0) return null;
    if (isOver(question, later.askedAt)) return 0;
  }
  return null;
}

/** A reply that could not be read, or was an error, may have told what is left all the same. */
function ownBalance({ remaining, startedAt }: Purchase, endedAt: number): BalanceReading[] {
  return remaining === null ? [] : [{ remaining, charged: 0, askedAt: startedAt, toldAt: endedAt }];
}

/** What all other entries between two balances cost; null where one of them does not know, or was under way at one of the two. */
function chargedBetween(
  before: BalanceReading,
  after: BalanceReading,
  question: Purchase,
  entries: readonly Purchase[],
): number | null {
  let sum = 0;
  for (const entry of entries) {
    const end = lastMoment(entry);
    const isInvolved = entry.startedAt < after.toldAt && end > before.askedAt;
    if (!isInvolved || entry.id === question.id || isReadingOf(entry, before) || isReadingOf(entry, after)) continue;
    const isWhole = entry.startedAt >= before.toldAt && end <= after.askedAt;
    const charged = costOf(entry);
    if (!isWhole || charged === null) return null;
    sum += charged;
  }
  return sum;
}

/** What an entry is known to have cost. A refusal that tells nothing cost nothing. */
function costOf({ state, charged, resolved }: Purchase): number | null {
  if (state === 'refused') return charged ?? 0;
  return state === 'settled' || resolved ? charged : null;
}

function readingsOf(entry: Purchase | BalancePoint): BalanceReading[] {
  const { remaining, startedAt: askedAt, endedAt: toldAt } = entry;
  if (remaining === null || toldAt === null) return [];
  if (!('charged' in entry)) return [{ remaining, charged: 0, askedAt, toldAt }];
  const charged = costOf(entry);
  return charged === null ? [] : [{ remaining, charged, askedAt, toldAt }];
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
  return lateChargeTime(question) === 0 || askedAt >= lastMoment(question);
}

/**
 * Until when an entry may have been charged (epoch ms). The charge of a request that nobody waits for can come after a balance that
 * was told later, and must not pass for another's. A balance that has answered it was told after its charge.
 */
function lastMoment(entry: Purchase): number {
  const { failure, startedAt, endedAt, resolved } = entry;
  if (endedAt === null) return Number.POSITIVE_INFINITY;
  const aftermath = lateChargeTime(entry);
  if (aftermath === 0) return endedAt;
  // Whoever was there at its end knows it, also where the machine has slept meanwhile.
  const end = failure?.kind === 'interrupted' ? Math.min(endedAt, startedAt + MAX_REQUEST_MS) : endedAt;
  const last = end + aftermath;
  return resolved?.by === 'balance' ? Math.min(last, Math.max(resolved.at, endedAt)) : last;
}

function lateChargeTime({ state, failure }: Purchase): number {
  if (state !== 'unknown') return 0;
  if (failure?.kind === 'interrupted' || failure?.kind === 'timeout') return LATE_CHARGE_MS;
  return failure?.kind === 'maybe-charged' ? LATE_CHARGE_AFTER_CUT_MS : 0;
}

/** Credits may be fractions: no sum of them is exact. */
const round = (credits: number) => Math.round(credits * 1e6) / 1e6;
