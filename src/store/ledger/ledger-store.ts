import { isAboutPerson } from '../../model/paid-services.ts';
import type {
  ApplyPurchase,
  NewPurchase,
  OpeningResult,
  PurchaseOutcome,
  PurchaseTarget,
  PurchaseTerms,
} from '../../model/purchase-terms.ts';
import { domainRecord } from '../../model/schemas/people/company.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import { type Alias, aliasesOf, type Lead } from '../../model/schemas/people/lead.ts';
import { connection, freshenBalance } from '../../model/schemas/purchases/account.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import {
  isAbout,
  type Purchase,
  type PurchaseSpec,
  purchaseKey,
  purchase as purchaseSchema,
  subjectKey,
} from '../../model/schemas/purchases/purchase.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { findOptOut, findOptOuts, hashAliases, readSalt } from '../people/opt-outs.ts';
import {
  findPeople,
  leadNameOf,
  PEOPLE_STORES,
  type PeopleReader,
  type PeopleTransaction,
  type SoughtPerson,
  settlePerson,
} from '../people/people.ts';
import { markOptOut, withOptOut } from '../people/previews.ts';
import { readOptional, readRecord } from '../records.ts';
import { budgetStatusOn } from './budget-status.ts';
import { updateDaySums } from './day-sums.ts';
import { addToPrice, priceOf } from './prices.ts';
import { enterIntoStatement } from './statements.ts';

const OPENING_STORES = [
  ...PEOPLE_STORES,
  'previews',
  'optOuts',
  'prices',
  'settings',
  'days',
  'runs',
  'connections',
] as const;
const CLOSING_STORES = [
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
] as const;

/** The ledger's book in IndexedDB. Satisfies `LedgerStore` of purchasing/ports.ts, which says what each function promises. */
export function createLedgerStore(openDatabase: OpenDatabase, merge: (earlier: Lead, later: Lead) => Lead) {
  /** What is stored of a person, in however many leads. */
  function contactOf([first, ...others]: readonly Lead[]): Contact | null {
    return first ? others.reduce(merge, first).contact : null;
  }

  /** Hashes by which somebody is known who has opted out and was forgotten; before a transaction, in which they can't be made. */
  async function hashesOf(target: PurchaseTarget): Promise<Alias[]> {
    if ('domain' in target) return [];
    const salt = await readSalt((await openDatabase()).transaction('optOuts').store);
    return salt === null ? [] : hashAliases(salt, aliasesOf(target.person));
  }

  return {
    async open(
      newPurchase: NewPurchase,
      { findReusable, checkConnection, maxCostOf, checkBudget }: PurchaseTerms,
      at: number,
    ): Promise<OpeningResult> {
      const hashes = await hashesOf(newPurchase.target);
      const transaction = (await openDatabase()).transaction([...OPENING_STORES], 'readwrite', DURABLE);
      const opening = runTransaction(transaction, async (): Promise<OpeningResult> => {
        const { target, base: _, ...spec } = newPurchase;
        // TypeScript does not see that a transaction on more stores is one on these.
        const people = transaction as unknown as PeopleTransaction;
        const lead = 'domain' in target ? null : await settlePerson(people, target.person, merge, at);
        const subject = 'domain' in target ? target.domain : (lead?.id ?? '');
        const key = purchaseKey({ ...spec, subject });
        const purchases = transaction.objectStore('purchases');
        const found = findReusable(await historyOf(purchases, { ...spec, subject }, lead?.contact ?? null));
        if (found) return { kind: 'found', purchase: found };
        const optedOut =
          lead &&
          ((await markedLead(lead, transaction)).contact?.optedOut ??
            (await findOptOut(transaction.objectStore('optOuts'), hashes)));
        if (optedOut) throw new FailureError({ kind: 'opted-out', service: optedOut.service });
        const stored = await transaction.objectStore('connections').get(spec.service);
        const change = checkConnection(newPurchase, readOptional(connection, stored));
        if (change) throw new FailureError(change);
        const maxCost = maxCostOf(newPurchase, await priceOf(transaction, newPurchase));
        const failure = checkBudget(maxCost, await budgetStatusOn(transaction, newPurchase, at));
        // Nothing of the transaction is kept: people on whom nothing was bought are not stored.
        if (failure) throw new FailureError(failure);
        const intent: Omit<Purchase, 'id'> = {
          ...spec,
          ...UNENDED_FIELDS,
          subject,
          key,
          stake: maxCost,
          startedAt: at,
        };
        // The store numbers its entries itself, so an intent has no id until it is in.
        const id = await purchases.add(intent as unknown as Purchase);
        const purchase = { ...intent, id };
        await updateDaySums(transaction, null, purchase);
        return { kind: 'opened', purchase };
      });
      return opening.catch((error): OpeningResult => {
        if (error instanceof FailureError) return { kind: 'forbidden', failure: error.failure };
        throw error;
      });
    },

    async close(id: number, outcome: PurchaseOutcome, applyPurchase: ApplyPurchase, at: number): Promise<Purchase> {
      const transaction = (await openDatabase()).transaction([...CLOSING_STORES], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const purchases = transaction.objectStore('purchases');
        const entry = readRecord(purchaseSchema, await purchases.get(id));
        if (entry.state !== 'intent') return entry;
        const { state, charged, remaining } = outcome;
        const lead = isAboutPerson(entry) ? await transaction.objectStore('leads').get(entry.subject) : undefined;
        const other = lead && outcome.data ? applyPurchase.otherAnswer(lead) : null;
        const failure = other ? ({ kind: 'wrong-person', service: entry.service } as const) : outcome.failure;
        const found = outcome.data !== null && other === null;
        const ended = { ...entry, state, failure, charged, remaining, found, endedAt: at };
        await purchases.put(ended);
        // In the same step as the end of its entry: whoever dies now has not lost it, and is asked about it.
        if (other) await transaction.objectStore('otherAnswers').put(other);
        // The key may have been changed or removed meanwhile: the balance of another one is not the user's balance.
        const current = await transaction.objectStore('connections').get(entry.service);
        if (outcome.balance && current?.keyId === entry.keyId) {
          const balances = transaction.objectStore('balances');
          const earlier = (await balances.get(entry.service)) ?? null;
          await balances.put(freshenBalance(earlier, outcome.balance));
        }
        if (isAboutPerson(entry)) {
          const kept = lead && (outcome.data ? applyPurchase.lead(lead) : lead);
          if (kept) await transaction.objectStore('leads').put(await markedLead(kept, transaction));
        } else if (outcome.data) {
          const known = readOptional(domainRecord, await transaction.objectStore('domains').get(entry.subject));
          const record = known ?? { domain: entry.subject, facts: null, patterns: null, employees: null };
          await transaction.objectStore('domains').put(applyPurchase.domain(record));
        }
        if (state === 'settled' && charged !== null) await addToPrice(transaction, ended, charged);
        await updateDaySums(transaction, entry, ended);
        await enterIntoStatement(transaction, { ...ended, endedAt: at, charged: charged ?? 0 });
        return ended;
      });
    },

    async history(spec: Omit<PurchaseSpec, 'subject'>, target: PurchaseTarget): Promise<Purchase[]> {
      const transaction = (await openDatabase()).transaction(['leads', 'purchases']);
      const purchases = transaction.objectStore('purchases');
      if ('domain' in target) return historyOf(purchases, { ...spec, subject: target.domain }, null);
      const { same } = await findPeople(transaction, target.person);
      return historyOfAll(purchases, spec, same, contactOf(same));
    },

    /** What is stored of people, and the entries of some wishes about each: one transaction, however many they are. */
    async past(specs: readonly Omit<PurchaseSpec, 'subject'>[], people: readonly SoughtPerson[]) {
      const transaction = (await openDatabase()).transaction(['leads', 'purchases', 'optOuts']);
      const purchases = transaction.objectStore('purchases');
      const salt = readSalt(transaction.objectStore('optOuts'));
      const pasts = await Promise.all(
        people.map(async (person) => {
          // TypeScript does not see that a transaction on more stores is one on these.
          const { same } = await findPeople(transaction as unknown as PeopleReader, person);
          const contact = contactOf(same);
          const histories = await Promise.all(specs.map((spec) => historyOfAll(purchases, spec, same, contact)));
          return { contact, histories };
        }),
      );
      const optOuts = await findOptOuts(openDatabase, await salt, people.map(aliasesOf));
      return pasts.map((past, at) => {
        const optOut = optOuts[at];
        return optOut ? { ...past, contact: withOptOut(past.contact, optOut) } : past;
      });
    },

    async intents(): Promise<Purchase[]> {
      return newestFirst(await (await openDatabase()).getAllFromIndex('purchases', 'state', 'intent'));
    },

    async giveUp(id: number, at: number): Promise<boolean> {
      const transaction = (await openDatabase()).transaction(['purchases', 'days', 'runs'], 'readwrite', DURABLE);
      return runTransaction(transaction, async () => {
        const entry = readOptional(purchaseSchema, await transaction.objectStore('purchases').get(id));
        if (entry?.state !== 'intent') return false;
        const failure = { kind: 'interrupted', service: entry.service } as const;
        const unknown = { ...entry, state: 'unknown' as const, failure, endedAt: at };
        await transaction.objectStore('purchases').put(unknown);
        await updateDaySums(transaction, entry, unknown);
        return true;
      });
    },
  };
}

type ReadsPreviews = { readonly objectStore: (name: 'previews') => Parameters<typeof markOptOut>[0] };

/** A lead that says whether its person has opted out, as far as is known. */
async function markedLead(lead: Lead, transaction: ReadsPreviews): Promise<Lead> {
  const previews = transaction.objectStore('previews');
  return { ...lead, contact: await markOptOut(previews, lead.contact, lead.aliases, leadNameOf(lead)) };
}

/** What an entry is before its request has ended. */
const UNENDED_FIELDS = {
  state: 'intent',
  endedAt: null,
  found: false,
  failure: null,
  charged: null,
  remaining: null,
  resolved: null,
} as const;

type Entries = { readonly index: (name: 'key') => { readonly getAll: (range: IDBKeyRange) => Promise<unknown[]> } };

/** The entries of which a wish has asked before, or for a part of it, newest first. */
async function historyOf(purchases: Entries, spec: PurchaseSpec, contact: Contact | null): Promise<Purchase[]> {
  const key = subjectKey(spec);
  // All keys that begin so: no character comes after the last one.
  const range = IDBKeyRange.bound(`${key}|`, `${key}|\uffff`);
  const entries = newestFirst(await purchases.index('key').getAll(range));
  return entries.filter((entry) => isAbout(entry, spec.asked, contact));
}

/** The same of one person who may be several leads. */
async function historyOfAll(
  purchases: Entries,
  spec: Omit<PurchaseSpec, 'subject'>,
  same: readonly Lead[],
  contact: Contact | null,
): Promise<Purchase[]> {
  const found = await Promise.all(same.map(({ id }) => historyOf(purchases, { ...spec, subject: id }, contact)));
  return found.flat().sort((a, b) => b.id - a.id);
}

/** Entries are numbered in the order of their intents. */
function newestFirst(entries: unknown[]): Purchase[] {
  return entries.map((entry) => readRecord(purchaseSchema, entry)).sort((a, b) => b.id - a.id);
}
