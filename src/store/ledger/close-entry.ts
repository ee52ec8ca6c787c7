import type { IDBPTransaction } from 'idb';
import { isAboutPerson } from '../../model/paid-services.ts';
import type { ApplyPurchase, PurchaseOutcome } from '../../model/purchase-terms.ts';
import { type DomainRecord, domainRecord } from '../../model/schemas/people/company.ts';
import { type Lead, lead as leadSchema } from '../../model/schemas/people/lead.ts';
import { type Balance, balance as balanceSchema, freshenBalance } from '../../model/schemas/purchases/account.ts';
import { isOpen, type Purchase, purchase as purchaseSchema } from '../../model/schemas/purchases/purchase.ts';
import { credits } from '../../model/schemas/purchases/service.ts';
import type { z } from '../../model/schemas/schema.ts';
import type { Tables } from '../database.ts';
import { leadNameOf } from '../people/people.ts';
import { markOptOut } from '../people/previews.ts';
import { readOptional, readRecord } from '../records.ts';
import { healDomain } from '../repair/heal-domain.ts';
import { healLead } from '../repair/heal-lead.ts';
import { setAside } from '../repair/set-aside.ts';
import { updateDaySums } from './day-sums.ts';
import { addToPrice } from './prices.ts';
import { enterIntoStatement } from './statements.ts';

export const CLOSING_STORES = [
  'leads',
  'domains',
  'purchases',
  'prices',
  'connections',
  'balances',
  'days',
  'runs',
  'statements',
  'previews',
  'otherAnswers',
  'damaged',
] as const;

export type ClosingTransaction = IDBPTransaction<Tables, (typeof CLOSING_STORES)[number][], 'readwrite'>;

/** Whether an answer may still come: a damaged entry has lost its `intent` state, but its request may be under way. */
export const isAwaited = (entry: Purchase) =>
  entry.state === 'intent' || (isOpen(entry) && entry.failure?.kind === 'damaged-entry');

/** Whether its answer came, and could not be kept at the time. */
export const isWithoutGoods = ({ failure }: Purchase): boolean => failure?.kind === 'not-stored';

/** Writes the end of an entry, and what it brought. What is already known of its money stays. */
export async function keepGoods(
  transaction: ClosingTransaction,
  entry: Purchase,
  { state, failure: told, charged, remaining, data }: PurchaseOutcome,
  applyPurchase: ApplyPurchase,
  at: number,
): Promise<Purchase> {
  const leads = transaction.objectStore('leads');
  const lead = isAboutPerson(entry) ? readOptional(leadSchema, await leads.get(entry.subject)) : null;
  const other = lead && data ? applyPurchase.otherAnswer(lead) : null;
  const failure = other ? ({ kind: 'wrong-person', service: entry.service } as const) : told;
  const found = data !== null && other === null;
  const money = { charged: entry.charged ?? creditsOf(charged), remaining: creditsOf(remaining) };
  const ended = { ...entry, ...money, state, failure, found, endedAt: at };
  await transaction.objectStore('purchases').put(readRecord(purchaseSchema, ended));
  // In the same transaction, so that a crash can't lose an answer that was paid for.
  if (other) await transaction.objectStore('otherAnswers').put(other);
  if (isAboutPerson(entry)) {
    const kept = lead && (data ? applyPurchase.lead(lead) : lead);
    if (kept) await putSound(transaction, 'leads', leadSchema, healLead, await markedLead(kept, transaction), kept.id);
  } else if (data) {
    const known = readOptional(domainRecord, await transaction.objectStore('domains').get(entry.subject));
    const record = known ?? { domain: entry.subject, facts: null, patterns: null, employees: null };
    await putSound(transaction, 'domains', domainRecord, healDomain, applyPurchase.domain(record), entry.subject);
  }
  return ended;
}

export async function keepSums(
  transaction: ClosingTransaction,
  entry: Purchase,
  ended: Purchase,
  balance: Balance | null,
  at: number,
): Promise<void> {
  // The key may have changed meanwhile; another key's balance is not this account's.
  const current = await transaction.objectStore('connections').get(entry.service);
  if (balance && current?.keyId === entry.keyId) {
    const balances = transaction.objectStore('balances');
    const earlier = readOptional(balanceSchema, await balances.get(entry.service));
    await balances.put(freshenBalance(earlier, balance));
  }
  const { state, charged } = ended;
  if (state === 'settled' && charged !== null) await addToPrice(transaction, ended, charged);
  await updateDaySums(transaction, entry, ended);
  await enterIntoStatement(transaction, { ...ended, endedAt: at, charged: charged ?? 0 });
}

const creditsOf = (told: number | null): number | null => credits.safeParse(told).data ?? null;

/** Sets aside the original if part of the record is invalid. */
async function putSound<T extends Lead | DomainRecord>(
  transaction: ClosingTransaction,
  name: 'leads' | 'domains',
  schema: z.ZodMiniType<T>,
  heal: (record: T) => T | null,
  record: T,
  key: string,
): Promise<void> {
  const isSound = schema.safeParse(record).success;
  if (!isSound) await setAside(transaction, name, key, record);
  await transaction.objectStore(name).put((isSound ? record : (heal(record) ?? record)) as never);
}

type ReadsPreviews = { readonly objectStore: (name: 'previews') => Parameters<typeof markOptOut>[0] };

/** Carries over an opt-out that a preview has reported. */
export async function markedLead(lead: Lead, transaction: ReadsPreviews): Promise<Lead> {
  const previews = transaction.objectStore('previews');
  return { ...lead, contact: await markOptOut(previews, lead.contact, lead.aliases, leadNameOf(lead)) };
}
