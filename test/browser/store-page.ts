import { type IDBPDatabase, openDB } from 'idb';
import type { ApplyPurchase, NewPurchase, OpeningResult, PurchaseOutcome } from '../../src/model/purchase-terms.ts';
import type { Contact } from '../../src/model/schemas/people/contact.ts';
import type { Identity, Lead, Subject } from '../../src/model/schemas/people/lead.ts';
import type { Connection, Secret } from '../../src/model/schemas/purchases/account.ts';
import { FailureError } from '../../src/model/schemas/purchases/failure.ts';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import { createBulk } from '../../src/purchasing/bulk/bulk.ts';
import { checkConnection } from '../../src/purchasing/connection/check-connection.ts';
import { applyPurchase, withContact } from '../../src/purchasing/ledger/apply-purchase.ts';
import { currentPurchaseOf, findReusable } from '../../src/purchasing/ledger/find-reusable.ts';
import { mergeLeads } from '../../src/purchasing/ledger/merge.ts';
import { checkBudget, maxCostOf } from '../../src/purchasing/limits/budget.ts';
import { createAccounts } from '../../src/store/accounts/accounts.ts';
import { createQuotas } from '../../src/store/accounts/quotas.ts';
import { createSettings } from '../../src/store/accounts/settings.ts';
import { createPushStore } from '../../src/store/crm/pushes.ts';
import { createDatabaseOpener } from '../../src/store/database.ts';
import { createDriftLog } from '../../src/store/drift.ts';
import { createCrmBulkPushQueue } from '../../src/store/jobs/crm-bulk-push-queue.ts';
import { createQueue } from '../../src/store/jobs/queue.ts';
import { createLedgerPages } from '../../src/store/ledger/ledger-pages.ts';
import { createLedgerStore } from '../../src/store/ledger/ledger-store.ts';
import { createQuestions } from '../../src/store/ledger/questions.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { createBadges } from '../../src/store/people/badges.ts';
import { createDrafts } from '../../src/store/people/drafts.ts';
import { createLeadTable } from '../../src/store/people/lead-table.ts';
import { createLeadWords } from '../../src/store/people/lead-words.ts';
import { createNamesOf } from '../../src/store/people/names-of.ts';
import { createOtherAnswers } from '../../src/store/people/other-answers.ts';
import { createPersonStore } from '../../src/store/people/person-store.ts';
import { createPreviewStore } from '../../src/store/people/previews.ts';
import { createIdentities } from '../../src/store/product/identities.ts';
import { shareReads } from '../../src/store/shared-reads.ts';
import { createSignals } from '../../src/store/signals.ts';
import { markDaysAhead } from '../../src/store/upkeep/days-ahead.ts';
import { keepUp } from '../../src/store/upkeep/upkeep.ts';

export { layDown } from './store-old-database.ts';

// The store as the background puts it together, for a page of a test to run. Leaves `store` behind.

const NO: number | null = null;
export const KEY_ID = 'abcdef012345';
export const BASE = 'https://developer.kaspr.io';

/** One connection to a database; two of them are two contexts of the extension. */
export function open(name: string) {
  const openDatabase = createDatabaseOpener(name);
  const openForAnswers = shareReads(openDatabase);
  const ledgerStore = createLedgerStore(openForAnswers, mergeLeads);
  const personStore = createPersonStore(openForAnswers, mergeLeads, () => {});
  const accounts = createAccounts(openForAnswers);
  const { summaries } = createBadges(openForAnswers, currentPurchaseOf);
  const badges = {
    seen: summaries,
    states: async (people: Identity[]) => (await summaries(people)).map(({ state }) => state),
  };
  const settings = createSettings(openForAnswers);
  const drift = createDriftLog(openForAnswers);
  const identities = createIdentities(openForAnswers);
  const [pages, questions, queue] = [
    createLedgerPages(openDatabase),
    createQuestions(openDatabase),
    createQueue(openDatabase),
  ];
  const [quotas, previews] = [createQuotas(openForAnswers), createPreviewStore(openForAnswers)];
  const leadTable = createLeadTable(openDatabase);
  const leadWords = createLeadWords(openDatabase);
  /** The forms that are open in some tab. */
  const openForms = new Set<string>();
  const drafts = createDrafts(openDatabase, async (editor) => openForms.has(editor));
  const otherAnswers = createOtherAnswers(openForAnswers, withContact);
  const pushRecords = createPushStore(openDatabase);

  /** Asks to open a purchase of a profile; a test says what is different. */
  function tryToBegin(
    target: NewPurchase['target'],
    different: Partial<NewPurchase> = {},
    consent = NO,
    at = Date.now(),
  ): Promise<OpeningResult> {
    const operation = 'domain' in target ? 'domain-patterns' : 'profile';
    const draft: NewPurchase = {
      service: 'kaspr',
      operation,
      asked: {},
      target,
      keyId: KEY_ID,
      base: BASE,
      repeatable: false,
      lock: 'a lock',
      run: null,
      ...different,
    };
    // Most tests connect nothing; one that says where the key goes means the connection that is stored.
    const terms = { checkConnection: different.base ? checkConnection : () => null, maxCostOf, checkBudget };
    return ledgerStore.open(draft, { findReusable: findReusable(consent), ...terms }, at);
  }

  /** The same where nothing of the user's forbids it. */
  async function begin(
    ...given: Parameters<typeof tryToBegin>
  ): Promise<Exclude<OpeningResult, { kind: 'forbidden' }>> {
    const opening = await tryToBegin(...given);
    if (opening.kind === 'forbidden') throw new Error(`forbidden: ${opening.failure.kind}`);
    return opening;
  }

  function end(
    purchase: Purchase,
    outcome: Partial<PurchaseOutcome> = {},
    keep?: ApplyPurchase,
    at = Date.now(),
  ): Promise<Purchase> {
    const whole: PurchaseOutcome = {
      ...{ state: 'settled', failure: null, charged: 1, remaining: 9, data: null },
      balance: { service: 'kaspr', credits: 9, pools: null, limit: null, left: null, resetAt: null },
      ...outcome,
    };
    return ledgerStore.close(purchase.id, whole, keep ?? applyPurchase(whole.data, purchase, at), at);
  }

  /** Buys a profile with one address, from intent to end. */
  async function buy(
    who: Subject,
    address: string,
    different: Partial<NewPurchase> = {},
    at = Date.now(),
  ): Promise<Purchase> {
    const opening = await begin({ person: who }, different, NO, at);
    if (opening.kind !== 'opened') throw new Error(`${opening.kind}, not opened`);
    return end(opening.purchase, { data: { operation: 'profile', contact: contact(address) } }, undefined, at);
  }

  /** Ends every intent as the next start does where all owners are dead. Resolves to how many there were. */
  async function recover(at: number): Promise<number> {
    const given = await Promise.all((await ledgerStore.intents()).map(({ id }) => ledgerStore.giveUp(id, at)));
    return given.filter(Boolean).length;
  }

  const parts = {
    ledgerStore,
    personStore,
    accounts,
    badges,
    settings,
    drift,
    identities,
    pages,
    questions,
    queue,
    bulkPushQueue: createCrmBulkPushQueue(openDatabase),
    pushRecords,
    quotas,
    previews,
    leadTable,
    leadWords,
    drafts,
    openForms,
    otherAnswers,
    signals: createSignals(openForAnswers),
    markDaysAhead: (at: number) => markDaysAhead(openDatabase, at),
    keepUp: (at: number) => keepUp(openDatabase, at),
    namesOf: createNamesOf(openDatabase),
  };
  return { openDatabase, ...parts, tryToBegin, begin, end, buy, recover };
}

/** Two who are bought as two people, and one page that shows them to be one: `recognise` opens it. */
export async function twoWhoAreOne(name: string) {
  const { begin, buy } = open(name);
  await buy(person('jane'), 'a@acme.example', {}, 1);
  await buy(person('jane-doe', 'ACoAAJ'), 'b@acme.example', {}, 2);
  const leads = ((await dump(name)).leads ?? []) as unknown as Lead[];
  const [kept, gone] = leads.toSorted((a, b) => a.savedAt - b.savedAt);
  if (!kept || !gone) throw new Error('They were not saved as two');
  const change = (lead: Lead, different: Partial<Lead>) => putRaw(name, 'leads', { ...lead, ...different });
  return { kept, gone, change, recognise: () => begin({ person: person('jane', 'ACoAAJ') }) };
}

export function person(slug: string, token: string | null = null, memberId: string | null = null): Subject {
  return { slug, token, memberId, name: `Name of ${slug}`, headline: null, company: null, location: null };
}

export function identity(slug: string | null, token: string | null = null, memberId: string | null = null): Identity {
  return { slug, token, memberId };
}

export function contact(address: string): Contact {
  const source = { service: 'kaspr' as const, at: 1 };
  const validity = 'verified';
  return {
    emails: [{ address, validity, use: 'work', current: true, sources: [{ ...source, validity }] }],
    ...{ phones: [], title: null, company: null, location: null, gatheredAt: null, optedOut: null },
    sources: [source],
  };
}

export function secret(key: string): Secret {
  return { service: 'kaspr', key, secretKey: null };
}

export function connection(keyId: string): Connection {
  const form = { keyForm: 'auto', foundForm: 'bearer', generation: 'auto', foundGeneration: 1 } as const;
  const unknown = { keyTail: null, user: null, tellsCredits: false, entitlements: [] };
  return { service: 'kaspr', base: BASE, ...form, ...unknown, keyId, savedAt: 1, verifiedAt: null };
}

type Records = Record<string, Record<string, unknown>[]>;

/** Everything on disk, read by a connection of its own. */
export async function dump(name: string): Promise<Records> {
  const database = await rawOpen(name);
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores);
  const all = await Promise.all(stores.map((store) => done(transaction.objectStore(store).getAll())));
  database.close();
  return Object.fromEntries(stores.map((store, index) => [store, all[index] ?? []]));
}

/** The same with the records' keys, which not all of them hold. */
export async function dumpWithKeys(name: string): Promise<Record<string, { key: IDBValidKey; value: unknown }[]>> {
  const database = await rawOpen(name);
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores);
  const all = await Promise.all(
    stores.map(async (store) => {
      const keys = await done(transaction.objectStore(store).getAllKeys());
      const values = await done(transaction.objectStore(store).getAll());
      return [store, keys.map((key, index) => ({ key, value: values[index] }))] as const;
    }),
  );
  database.close();
  return Object.fromEntries(all);
}

/** Writes a record past all of Leadlight's code, as a damaged disk or another version would. */
export async function putRaw(name: string, store: string, record: unknown): Promise<void> {
  const database = await rawOpen(name);
  await done(database.transaction(store, 'readwrite').objectStore(store).put(record));
  database.close();
}

/** The same of many records at once. */
export async function putAllRaw(name: string, records: Records): Promise<void> {
  const database = await rawOpen(name);
  const transaction = database.transaction(Object.keys(records), 'readwrite');
  const puts = Object.entries(records).flatMap(([store, all]) =>
    all.map((record) => done(transaction.objectStore(store).put(record))),
  );
  await Promise.all(puts);
  database.close();
}

/** Leaves an empty database of some version behind. */
export async function makeVersion(name: string, version: number): Promise<void> {
  (await rawOpen(name, version)).close();
}

/** Leaves a database behind as a Leadlight of that version made and filled it. */
export async function makeOlder(
  name: string,
  version: number,
  records: Records,
  more: (database: IDBPDatabase) => void = () => {},
): Promise<void> {
  const upgrade: NonNullable<Parameters<typeof openDB>[2]>['upgrade'] = async (database, _from, _to, transaction) => {
    // A migration's type leaves out what a transaction of no known stores has.
    for (const migrate of migrations.slice(0, version)) await migrate(database, transaction as never);
    more(database);
  };
  const database = await openDB(name, version, { upgrade });
  for (const [store, all] of Object.entries(records)) for (const record of all) await database.put(store, record);
  database.close();
}

/** The same with a store that a later update is about to make: that update fails half-way. */
export function makeOlderInTheWay(name: string, version: number, records: Records): Promise<void> {
  return makeOlder(name, version, records, (database) => void database.createObjectStore('signals'));
}

/** What a database is made of, in one line a store. */
export async function describeStores(name: string): Promise<string[]> {
  const database = await rawOpen(name);
  const lines = [...database.objectStoreNames].map((name) => {
    const store = database.transaction(name).objectStore(name);
    const indexes = [...store.indexNames].map((index) => `${index}${store.index(index).multiEntry ? '*' : ''}`);
    return [name, store.keyPath, store.autoIncrement ? 'numbered' : '', ...indexes].filter(Boolean).join(' ');
  });
  database.close();
  return [`version ${database.version}`, ...lines];
}

/** Runs something and tells how each transaction that could write was to reach the disk. */
export async function durabilities(run: () => Promise<unknown>): Promise<string[]> {
  const openDatabase = await transactions(run);
  return openDatabase.filter(({ mode }) => mode === 'readwrite').map(({ durability }) => durability);
}

/** Runs something and gives every transaction that it opened. */
export async function transactions(run: () => Promise<unknown>): Promise<IDBTransaction[]> {
  const original = IDBDatabase.prototype.transaction;
  const seen: IDBTransaction[] = [];
  IDBDatabase.prototype.transaction = function (...given: Parameters<IDBDatabase['transaction']>) {
    const transaction = original.apply(this, given);
    seen.push(transaction);
    return transaction;
  };
  await run();
  IDBDatabase.prototype.transaction = original;
  return seen;
}

/** Runs something and tells what it read, as `index.getAll`, how often each. */
export async function readsOf(run: () => Promise<unknown>): Promise<Record<string, number>> {
  const reads: Record<string, number> = {};
  const restore = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((type) =>
    (['get', 'getAll', 'getKey', 'getAllKeys', 'openCursor', 'openKeyCursor', 'count'] as const).map((name) => {
      const original: (...given: never[]) => IDBRequest = type[name];
      const counting = function (this: IDBObjectStore | IDBIndex, ...given: never[]) {
        reads[`${this.name}.${name}`] = (reads[`${this.name}.${name}`] ?? 0) + 1;
        return original.apply(this, given);
      };
      Object.assign(type, { [name]: counting });
      return () => Object.assign(type, { [name]: original });
    }),
  );
  await run();
  for (const undo of restore) undo();
  return reads;
}

/** Runs something and tells how many records each kind of read gave, as `index.getAll`. */
export async function recordsOf(run: () => Promise<unknown>): Promise<Record<string, number>> {
  const records: Record<string, number> = {};
  const restore = [IDBObjectStore.prototype, IDBIndex.prototype].flatMap((type) =>
    (['get', 'getAll', 'getAllKeys', 'openCursor', 'count'] as const).map((name) => {
      const original: (...given: never[]) => IDBRequest = type[name];
      const counting = function (this: IDBObjectStore | IDBIndex, ...given: never[]) {
        const request = original.apply(this, given);
        request.addEventListener('success', () => {
          const read = `${this.name}.${name}`;
          records[read] = (records[read] ?? 0) + (Array.isArray(request.result) ? request.result.length : 1);
        });
        return request;
      };
      Object.assign(type, { [name]: counting });
      return () => Object.assign(type, { [name]: original });
    }),
  );
  await run();
  for (const undo of restore) undo();
  return records;
}

/** A run of so many people in which each is bought by the book; `step` takes the next one. */
export async function beginRun(name: string, people: readonly Subject[]) {
  const parts = open(name);
  const { queue, buy } = parts;
  let now = 1;
  const bulk = createBulk({
    queue,
    waterfall: {
      async findInRun({ person, run }) {
        const purchase = await buy(person, `${person.slug}@acme.example`, { run: run ?? null }, now);
        return { kind: 'done', result: { kind: 'purchase', purchase, isNew: true } };
      },
    },
    revealInRun: async () => [],
    changed: () => {},
    notifyRunEnded: () => {},
    now: () => now,
  });
  const run = await bulk.begin({ phoneRequired: false, stopAfter: null }, people);
  if (!run) throw new Error('nobody');
  return { ...parts, run, step: () => bulk.advance().finally(() => (now += 1)) };
}

type Part = 'a lead' | 'a lead that cannot be joined' | 'a company' | 'a damaged company' | 'a balance';

/** Ends a purchase, one part of which can't be written; what is on disk before and after. */
export async function breakEnd(name: string, part: Part) {
  const { accounts, begin, end } = open(name);
  // A balance is kept only for the key that is saved.
  await accounts.connect(connection(KEY_ID), secret('a key'));
  const isCompany = part.endsWith('company');
  const { purchase } = await begin(isCompany ? { domain: 'acme.example' } : { person: person('jane') });
  if (part === 'a damaged company') await putRaw(name, 'domains', { domain: 'acme.example', patterns: 'none' });
  const before = await dump(name);
  // A function is what a structured clone refuses.
  const unwritable = <T>(record: T): T => ({ ...record, broken: () => {} });
  const profile = { operation: 'profile', contact: contact('a@acme.example') } as const;
  const data = part.includes('company') ? ({ operation: 'domain-patterns', patterns: [] } as const) : profile;
  const keep: { -readonly [Name in keyof ApplyPurchase]: ApplyPurchase[Name] } = {
    ...applyPurchase(data, purchase, 1),
  };
  if (part === 'a lead') keep.lead = unwritable;
  if (part === 'a company') keep.domain = unwritable;
  if (part === 'a lead that cannot be joined') {
    keep.lead = () => {
      throw new Error('These cannot be joined');
    };
  }
  const balance = { service: 'kaspr' as const, credits: 9, pools: null, limit: null, left: null, resetAt: null };
  const outcome = part === 'a balance' ? { data, balance: unwritable(balance) } : { data };
  const message = await failed(end(purchase, outcome, keep));
  return { message, before, after: await dump(name) };
}

/** How a promise failed: the kind of a failure, or an error's message; null where it did not. */
export async function failed(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error) => (error instanceof FailureError ? error.failure.kind : String(error.message)),
  );
}

function rawOpen(name: string, version?: number): Promise<IDBDatabase> {
  return done(indexedDB.open(name, version));
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
