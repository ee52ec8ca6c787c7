import { dayOf } from '../../model/day.ts';
import type {
  ApplyPurchase,
  NewPurchase,
  OpeningResult,
  PurchaseOutcome,
  PurchaseTarget,
  PurchaseTerms,
} from '../../model/purchase-terms.ts';
import type { Contact } from '../../model/schemas/people/contact.ts';
import { type Alias, aliasesOf, type Lead } from '../../model/schemas/people/lead.ts';
import { connection } from '../../model/schemas/purchases/account.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import {
  type Purchase,
  type PurchaseSpec,
  purchaseKey,
  purchase as purchaseSchema,
} from '../../model/schemas/purchases/purchase.ts';
import { DURABLE, type OpenDatabase, runTransaction } from '../database.ts';
import { PEOPLE_STORES, type PeopleTransaction } from '../people/lead-links.ts';
import { findOptOut, findOptOuts, hashAliases, readSalt } from '../people/opt-outs.ts';
import { findPeople, type PeopleReader, type SoughtPerson, settlePerson } from '../people/people.ts';
import { withOptOut } from '../people/previews.ts';
import { readOptional, readRecord } from '../records.ts';
import { createRepair } from '../repair/repair.ts';
import { budgetStatusOn } from './budget-status.ts';
import { CLOSING_STORES, isAwaited, isWithoutGoods, keepGoods, keepSums, markedLead } from './close-entry.ts';
import { updateDaySums } from './day-sums.ts';
import { historyOf, historyOfAll, newestFirst } from './entry-history.ts';
import { priceOf } from './prices.ts';

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
/** Contracts: `LedgerStore` in purchasing/ports.ts. */
export function createLedgerStore(openDatabase: OpenDatabase, merge: (earlier: Lead, later: Lead) => Lead) {
  const { repair, mended } = createRepair(openDatabase);

  function contactOf([first, ...others]: readonly Lead[]): Contact | null {
    return first ? others.reduce(merge, first).contact : null;
  }

  /** Hashes of forgotten people who opted out; made before the transaction, which would end meanwhile. */
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
      const openOnce = async (): Promise<OpeningResult> => {
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
          // Rolls back the lead too: people without a purchase are not stored.
          if (failure) throw new FailureError(failure);
          const intent: Omit<Purchase, 'id'> = {
            ...spec,
            ...UNENDED_FIELDS,
            subject,
            key,
            stake: maxCost,
            startedAt: at,
            day: dayOf(at),
          };
          const id = await purchases.add(intent as unknown as Purchase);
          const purchase = { ...intent, id };
          await updateDaySums(transaction, null, purchase);
          return { kind: 'opened', purchase };
        });
        return opening.catch((error): OpeningResult => {
          if (error instanceof FailureError) return { kind: 'forbidden', failure: error.failure };
          throw error;
        });
      };
      return mended(openOnce);
    },

    async close(id: number, outcome: PurchaseOutcome, applyPurchase: ApplyPurchase, at: number): Promise<Purchase> {
      const closeWith = (isWhole: boolean) => async () => {
        const transaction = (await openDatabase()).transaction([...CLOSING_STORES], 'readwrite', DURABLE);
        return runTransaction(transaction, async () => {
          const stored = await transaction.objectStore('purchases').get(id);
          const entry = readRecord(purchaseSchema, stored);
          const isLate = isWithoutGoods(entry) && outcome.data !== null;
          if (!isAwaited(entry) && !isLate) return entry;
          const ended = await keepGoods(transaction, entry, outcome, applyPurchase, at);
          if (isLate) await updateDaySums(transaction, entry, ended);
          else if (isWhole) await keepSums(transaction, entry, ended, outcome.balance, at);
          return ended;
        });
      };
      try {
        return await mended(closeWith(true));
      } catch {
        // Save what was paid for first; sums and prices can be rebuilt from the entries.
        const ended = await mended(closeWith(false));
        await repair().catch(() => {});
        return ended;
      }
    },

    history(spec: Omit<PurchaseSpec, 'subject'>, target: PurchaseTarget): Promise<Purchase[]> {
      return mended(async () => {
        const transaction = (await openDatabase()).transaction(['leads', 'purchases']);
        const purchases = transaction.objectStore('purchases');
        if ('domain' in target) return historyOf(purchases, { ...spec, subject: target.domain }, null);
        const { same } = await findPeople(transaction, target.person);
        return historyOfAll(purchases, spec, same, contactOf(same));
      });
    },

    /** One transaction, whatever the number of people. */
    past(specs: readonly Omit<PurchaseSpec, 'subject'>[], people: readonly SoughtPerson[]) {
      return mended(async () => {
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
      });
    },

    intents(): Promise<Purchase[]> {
      return mended(async () =>
        newestFirst(await (await openDatabase()).getAllFromIndex('purchases', 'state', 'intent')),
      );
    },

    giveUp(id: number, at: number): Promise<boolean> {
      return mended(async () => {
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
      });
    },
  };
}

const UNENDED_FIELDS = {
  state: 'intent',
  endedAt: null,
  found: false,
  failure: null,
  charged: null,
  remaining: null,
  resolved: null,
} as const;
