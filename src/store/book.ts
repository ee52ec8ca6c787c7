import { freshenBalance, type Price } from '../model/account.ts';
import { domainRecord } from '../model/company.ts';
import type { Lead } from '../model/lead.ts';
import { type Purchase, purchaseKey, purchase as purchaseSchema, type Wish } from '../model/purchase.ts';
import type { Decide, Draft, Ending, Keep, Opening, Target } from '../model/trade.ts';
import { type Database, STRICT, whole } from './database.ts';
import { findPeople, settlePerson } from './people.ts';
import { readOptional, readRecord } from './records.ts';

/** The ledger's book in IndexedDB. Satisfies `Book` of enrichment/ports.ts, which says what each function promises. */
export function createBook(database: Promise<Database>, merge: (earlier: Lead, later: Lead) => Lead) {
  return {
    async open(draft: Draft, decide: Decide, at: number): Promise<Opening> {
      const transaction = (await database).transaction(['leads', 'purchases'], 'readwrite', STRICT);
      return whole(transaction, async (): Promise<Opening> => {
        const { target, ...wish } = draft;
        const subject =
          'domain' in target ? target.domain : (await settlePerson(transaction, target.person, merge, at)).id;
        const key = purchaseKey({ ...wish, subject });
        const purchases = transaction.objectStore('purchases');
        const found = decide(newestFirst(await purchases.index('key').getAll(key)));
        if (found) {
          return { kind: 'found', purchase: found };
        }
        const intent = {
          ...wish,
          subject,
          key,
          state: 'intent' as const,
          startedAt: at,
          endedAt: null,
          found: false,
          failure: null,
          charged: null,
          remaining: null,
        };
        // The store numbers its entries itself, so an intent has no id until it is in.
        const id = await purchases.add(intent as unknown as Purchase);
        return { kind: 'opened', purchase: { ...intent, id } };
      });
    },

    async close(id: number, ending: Ending, keep: Keep, at: number): Promise<Purchase> {
      const transaction = (await database).transaction(
        ['leads', 'purchases', 'domains', 'connections', 'balances', 'prices'],
        'readwrite',
        STRICT,
      );
      return whole(transaction, async () => {
        const purchases = transaction.objectStore('purchases');
        const entry = readRecord(purchaseSchema, await purchases.get(id));
        if (entry.state !== 'intent') return entry;
        const { state, failure, charged, remaining } = ending;
        const ended = { ...entry, state, failure, charged, remaining, found: ending.goods !== null, endedAt: at };
        const writes: Promise<unknown>[] = [purchases.put(ended)];
        // The key may have been changed or removed meanwhile: the balance of another one is not the user's balance.
        const connection = await transaction.objectStore('connections').get(entry.service);
        if (ending.balance && connection?.keyId === entry.keyId) {
          const balances = transaction.objectStore('balances');
          const earlier = (await balances.get(entry.service)) ?? null;
          writes.push(balances.put(freshenBalance(earlier, ending.balance)));
        }
        if (ending.goods?.operation === 'profile') {
          const lead = await transaction.objectStore('leads').get(entry.subject);
          if (lead) writes.push(transaction.objectStore('leads').put(keep.lead(lead)));
        } else if (ending.goods) {
          const known = readOptional(domainRecord, await transaction.objectStore('domains').get(entry.subject));
          const record = known ?? { domain: entry.subject, patterns: null, employees: null };
          writes.push(transaction.objectStore('domains').put(keep.domain(record)));
        }
        if (state === 'settled' && charged !== null) {
          const prices = transaction.objectStore('prices');
          const price = addToPrice(await prices.get(priceId(ended)), ended, charged);
          writes.push(prices.put(price));
        }
        await Promise.all(writes);
        return ended;
      });
    },

    async history(wish: Omit<Wish, 'subject'>, target: Target): Promise<Purchase[]> {
      const open = await database;
      const transaction = open.transaction(['leads', 'purchases']);
      const subjects =
        'domain' in target
          ? [target.domain]
          : (await findPeople(transaction, target.person)).same.map((lead) => lead.id);
      const byKey = transaction.objectStore('purchases').index('key');
      const found = await Promise.all(subjects.map((subject) => byKey.getAll(purchaseKey({ ...wish, subject }))));
      return newestFirst(found.flat());
    },

    async recover(at: number): Promise<number> {
      const transaction = (await database).transaction('purchases', 'readwrite', STRICT);
      let recovered = 0;
      for (let cursor = await transaction.store.index('state').openCursor('intent'); cursor; ) {
        const { service } = cursor.value;
        const failure = { kind: 'maybe-charged', service } as const;
        await cursor.update({ ...cursor.value, state: 'unknown', failure, endedAt: at });
        recovered += 1;
        cursor = await cursor.continue();
      }
      await transaction.done;
      return recovered;
    },
  };
}

/** Entries are numbered in the order of their intents. */
function newestFirst(entries: unknown[]): Purchase[] {
  return entries.map((entry) => readRecord(purchaseSchema, entry)).sort((a, b) => b.id - a.id);
}

/** Prices are kept apart by key: another key may be on another plan. */
export function priceId(of: Pick<Purchase, 'service' | 'operation' | 'keyId'>): string {
  return [of.service, of.operation, of.keyId].join('|');
}

function addToPrice(earlier: Price | undefined, purchase: Purchase, charged: number): Price {
  const { service, operation, keyId } = purchase;
  return {
    id: priceId(purchase),
    service,
    operation,
    keyId,
    count: (earlier?.count ?? 0) + 1,
    least: Math.min(earlier?.least ?? charged, charged),
    most: Math.max(earlier?.most ?? charged, charged),
    total: (earlier?.total ?? 0) + charged,
  };
}
