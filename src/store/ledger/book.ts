import { domainRecord } from '../../model/schemas/people/company.ts';
import type { Identity, Lead } from '../../model/schemas/people/lead.ts';
import { freshenBalance } from '../../model/schemas/purchases/account.ts';
import { Failed } from '../../model/schemas/purchases/failure.ts';
import {
  overlaps,
  type Purchase,
  purchaseKey,
  purchase as purchaseSchema,
  subjectKey,
  type Wish,
} from '../../model/schemas/purchases/purchase.ts';
import type { Draft, Ending, Keep, Opening, Target, Terms } from '../../model/trade.ts';
import { type Opened, STRICT, whole } from '../database.ts';
import { findPeople, OF_PEOPLE, type PeopleTransaction, settlePerson } from '../people/people.ts';
import { markOptOut } from '../people/previews.ts';
import { readOptional, readRecord } from '../records.ts';
import { addToPrice, priceOf } from './prices.ts';
import { spendingOn } from './spending.ts';
import { enterIntoStatement } from './statements.ts';
import { tally } from './tally.ts';

const OPENING = [...OF_PEOPLE, 'previews', 'prices', 'settings', 'days', 'runs'] as const;
const CLOSING = [
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
] as const;

/** The ledger's book in IndexedDB. Satisfies `Book` of purchasing/ports.ts, which says what each function promises. */
export function createBook(opened: Opened, merge: (earlier: Lead, later: Lead) => Lead) {
  return {
    async open(draft: Draft, { decide, stake: stakeOf, forbid }: Terms, at: number): Promise<Opening> {
      const transaction = (await opened()).transaction([...OPENING], 'readwrite', STRICT);
      const opening = whole(transaction, async (): Promise<Opening> => {
        const { target, ...wish } = draft;
        // TypeScript does not see that a transaction on more stores is one on these.
        const people = transaction as unknown as PeopleTransaction;
        const lead = 'domain' in target ? null : await settlePerson(people, target.person, merge, at);
        const subject = 'domain' in target ? target.domain : (lead?.id ?? '');
        const key = purchaseKey({ ...wish, subject });
        const purchases = transaction.objectStore('purchases');
        const found = decide(await historyOf(purchases, { ...wish, subject }));
        if (found) return { kind: 'found', purchase: found };
        const optedOut = lead && (await marked(lead, transaction)).contact?.optedOut;
        if (optedOut) throw new Failed({ kind: 'opted-out', service: optedOut.service });
        const stake = stakeOf(draft, await priceOf(transaction, draft));
        const failure = forbid(stake, await spendingOn(transaction, draft, at));
        // Nothing of the transaction is kept: people on whom nothing was bought are not stored.
        if (failure) throw new Failed(failure);
        const intent: Omit<Purchase, 'id'> = { ...wish, ...UNENDED, subject, key, stake, startedAt: at };
        // The store numbers its entries itself, so an intent has no id until it is in.
        const id = await purchases.add(intent as unknown as Purchase);
        const purchase = { ...intent, id };
        await tally(transaction, null, purchase);
        return { kind: 'opened', purchase };
      });
      return opening.catch((error): Opening => {
        if (error instanceof Failed) return { kind: 'forbidden', failure: error.failure };
        throw error;
      });
    },

    async close(id: number, ending: Ending, keep: Keep, at: number): Promise<Purchase> {
      const transaction = (await opened()).transaction([...CLOSING], 'readwrite', STRICT);
      return whole(transaction, async () => {
        const purchases = transaction.objectStore('purchases');
        const entry = readRecord(purchaseSchema, await purchases.get(id));
        if (entry.state !== 'intent') return entry;
        const { state, failure, charged, remaining } = ending;
        const ended = { ...entry, state, failure, charged, remaining, found: ending.goods !== null, endedAt: at };
        await purchases.put(ended);
        // The key may have been changed or removed meanwhile: the balance of another one is not the user's balance.
        const connection = await transaction.objectStore('connections').get(entry.service);
        if (ending.balance && connection?.keyId === entry.keyId) {
          const balances = transaction.objectStore('balances');
          const earlier = (await balances.get(entry.service)) ?? null;
          await balances.put(freshenBalance(earlier, ending.balance));
        }
        if (isAboutPerson(entry)) {
          const lead = await transaction.objectStore('leads').get(entry.subject);
          const kept = lead && (ending.goods ? keep.lead(lead) : lead);
          if (kept) await transaction.objectStore('leads').put(await marked(kept, transaction));
        } else if (ending.goods) {
          const known = readOptional(domainRecord, await transaction.objectStore('domains').get(entry.subject));
          const record = known ?? { domain: entry.subject, facts: null, patterns: null, employees: null };
          await transaction.objectStore('domains').put(keep.domain(record));
        }
        if (state === 'settled' && charged !== null) await addToPrice(transaction, ended, charged);
        await tally(transaction, entry, ended);
        await enterIntoStatement(transaction, { ...ended, endedAt: at, charged: charged ?? 0 });
        return ended;
      });
    },

    async history(wish: Omit<Wish, 'subject'>, target: Target): Promise<Purchase[]> {
      const transaction = (await opened()).transaction(['leads', 'purchases']);
      const subjects =
        'domain' in target
          ? [target.domain]
          : (await findPeople(transaction, target.person)).same.map((lead) => lead.id);
      const purchases = transaction.objectStore('purchases');
      const found = await Promise.all(subjects.map((subject) => historyOf(purchases, { ...wish, subject })));
      return newestFirst(found.flat());
    },

    /** What is stored of people, and the entries of some wishes about each: one transaction, however many they are. */
    async past(wishes: readonly Omit<Wish, 'subject'>[], people: readonly Identity[]) {
      const transaction = (await opened()).transaction(['leads', 'purchases']);
      const purchases = transaction.objectStore('purchases');
      return Promise.all(
        people.map(async (person) => {
          const { same } = await findPeople(transaction, person);
          const histories = await Promise.all(
            wishes.map(async (wish) => {
              const found = await Promise.all(same.map(({ id }) => historyOf(purchases, { ...wish, subject: id })));
              return newestFirst(found.flat());
            }),
          );
          return { contact: same.reduce(joined, null)?.contact ?? null, histories };
        }),
      );

      function joined(earlier: Lead | null, later: Lead): Lead {
        return earlier ? merge(earlier, later) : later;
      }
    },

    async intents(): Promise<Purchase[]> {
      return newestFirst(await (await opened()).getAllFromIndex('purchases', 'state', 'intent'));
    },

    async giveUp(id: number, at: number): Promise<boolean> {
      const transaction = (await opened()).transaction(['purchases', 'days', 'runs'], 'readwrite', STRICT);
      return whole(transaction, async () => {
        const entry = readOptional(purchaseSchema, await transaction.objectStore('purchases').get(id));
        if (entry?.state !== 'intent') return false;
        const failure = { kind: 'interrupted', service: entry.service } as const;
        const unknown = { ...entry, state: 'unknown' as const, failure, endedAt: at };
        await transaction.objectStore('purchases').put(unknown);
        await tally(transaction, entry, unknown);
        return true;
      });
    },
  };
}

const isAboutPerson = ({ operation }: Purchase) => operation === 'profile' || operation === 'reveal';

type ReadsPreviews = { readonly objectStore: (name: 'previews') => Parameters<typeof markOptOut>[0] };

/** A lead that says whether its person has opted out, as far as is known. */
async function marked(lead: Lead, transaction: ReadsPreviews): Promise<Lead> {
  return { ...lead, contact: await markOptOut(transaction.objectStore('previews'), lead.contact, lead.aliases) };
}

/** What an entry is before its request has ended. */
const UNENDED = {
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
async function historyOf(purchases: Entries, wish: Wish): Promise<Purchase[]> {
  const key = subjectKey(wish);
  // All keys that begin so: no character comes after the last one.
  const range = IDBKeyRange.bound(`${key}|`, `${key}|\uffff`);
  const entries = newestFirst(await purchases.index('key').getAll(range));
  return entries.filter(({ asked }) => overlaps(asked, wish.asked));
}

/** Entries are numbered in the order of their intents. */
function newestFirst(entries: unknown[]): Purchase[] {
  return entries.map((entry) => readRecord(purchaseSchema, entry)).sort((a, b) => b.id - a.id);
}
