import type { IDBPTransaction } from 'idb';
import type { DomainRecord, Employee } from '../../model/schemas/people/company.ts';
import { type Alias, aliasesOf, type Lead } from '../../model/schemas/people/lead.ts';
import { DURABLE, type OpenDatabase, runTransaction, type Tables } from '../database.ts';
import { forgetIdentities, type HashedIdentities, hashIdentities } from '../product/forget-identities.ts';
import { type HashWriter, PRODUCT_STORES } from '../product/hash-blocks.ts';
import { leadById } from './lead-links.ts';
import { hashAliases, makeSalt, optOutRecord } from './opt-outs.ts';

const STORES = [
  'leads',
  'optOuts',
  'previews',
  'pushes',
  'signals',
  'runs',
  'tasks',
  'domains',
  'purchases',
  'otherAnswers',
  'drafts',
  'damaged',
  ...PRODUCT_STORES,
] as const;
/** Their records say who somebody is, also where they were set aside. Purchases hold no name. */
const NAMING_STORES = ['leads', 'previews', 'otherAnswers', 'pushes', 'signals', 'tasks', 'drafts'] as const;
type HashedLead = { readonly aliases: readonly Alias[]; readonly hashes: readonly Alias[] };
type ForgetTransaction = IDBPTransaction<Tables, typeof STORES, 'readwrite'>;

/**
 * Purchases stay, without a name. Salted hashes stay of who has opted out, and of who must not come back with the next
 * reading of the product's users. Ignores unknown ids.
 */
export async function forgetPeople(openDatabase: OpenDatabase, ids: readonly string[]): Promise<void> {
  // A transaction can't await a hash, so what is learnt while hashing needs another round.
  for (let isDone = false; !isDone; ) {
    const { store } = (await openDatabase()).transaction('leads');
    const leads = (await Promise.all(ids.map((id) => leadById(store, id)))).filter((lead) => lead !== undefined);
    const identities = await hashIdentities(openDatabase, leads.flatMap(addressesOf));
    isDone = await forgetHashed(openDatabase, ids, await hashOptedOut(openDatabase, leads), identities);
  }
}

/** By lead id. */
async function hashOptedOut(openDatabase: OpenDatabase, leads: readonly Lead[]): Promise<Map<string, HashedLead>> {
  const hashed = new Map<string, HashedLead>();
  for (const lead of leads) {
    if (!lead.contact?.optedOut) continue;
    const aliases = aliasesIn(lead);
    hashed.set(lead.id, { aliases, hashes: await hashAliases(await makeSalt(openDatabase), aliases) });
  }
  return hashed;
}

/** All or nothing: false if aliases of an opted-out person, or addresses, weren't hashed. */
async function forgetHashed(
  openDatabase: OpenDatabase,
  ids: readonly string[],
  hashed: ReadonlyMap<string, HashedLead>,
  identities: HashedIdentities,
): Promise<boolean> {
  const transaction = (await openDatabase()).transaction(STORES, 'readwrite', DURABLE);
  return runTransaction(transaction, async () => {
    const leads = await Promise.all(ids.map((id) => leadById(transaction.objectStore('leads'), id)));
    const optedOut = leads.filter((lead) => lead !== undefined && lead.contact?.optedOut != null);
    const knows = (lead: Lead) => aliasesIn(lead).every((alias) => hashed.get(lead.id)?.aliases.includes(alias));
    if (!optedOut.every((lead) => lead === undefined || knows(lead))) return false;
    const addresses = leads.flatMap((lead) => (lead ? addressesOf(lead) : []));
    // TypeScript doesn't accept a transaction on more stores as one on these.
    if (!(await forgetIdentities(transaction as unknown as HashWriter, addresses, identities))) return false;
    for (const lead of optedOut) {
      const [source, hashes] = [lead?.contact?.optedOut, hashed.get(lead?.id ?? '')?.hashes ?? []];
      if (source && hashes.length > 0) await transaction.objectStore('optOuts').put(optOutRecord(hashes, source));
    }
    // In parallel: one by one takes a minute for ten thousand.
    const currentIds = new Set(ids.map((id, at) => leads[at]?.id ?? id));
    const forgotten = await Promise.all([...currentIds].map((id) => forgetLead(transaction, id)));
    const gone = forgotten.filter((lead) => lead !== undefined);
    await forgetTasks(transaction, new Set(gone.flatMap(({ aliases }) => aliases)));
    await forgetEmployees(transaction, gone);
    await forgetSetAside(transaction, [...currentIds, ...gone.flatMap(aliasesIn)]);
    return true;
  });
}

async function forgetLead(transaction: ForgetTransaction, id: string): Promise<Lead | undefined> {
  const [leads, previews] = [transaction.objectStore('leads'), transaction.objectStore('previews')];
  const lead = await leads.get(id);
  const keys = await Promise.all((lead?.aliases ?? []).map((alias) => previews.index('aliases').getAllKeys(alias)));
  await Promise.all([leads.delete(id), ...keys.flat().map((key) => previews.delete(key))]);
  // Answers about someone else, bought for this person, go too.
  const entries = await transaction.objectStore('purchases').index('subject').getAllKeys(id);
  await Promise.all(entries.map((entry) => transaction.objectStore('otherAnswers').delete(entry)));
  for (const name of ['pushes', 'signals', 'drafts'] as const) {
    const store = transaction.objectStore(name as 'signals');
    for (const key of await store.index('leadId').getAllKeys(id)) await store.delete(key);
  }
  return lead;
}

/** Tasks name their people. Those still to be looked up were asked for, and stay. */
async function forgetTasks(transaction: ForgetTransaction, gone: ReadonlySet<Alias>): Promise<void> {
  const runs = await transaction.objectStore('runs').getAll();
  const open = new Set(runs.filter(({ state }) => state === 'running' || state === 'paused').map(({ id }) => id));
  const tasks = transaction.objectStore('tasks');
  for (const { id, run, state, person } of await tasks.getAll()) {
    const isToCome = state === 'waiting' && open.has(run);
    if (!isToCome && aliasesOf(person).some((alias) => gone.has(alias))) await tasks.delete(id);
  }
}

/** Employees bought by domain have no alias: match them by address, or by name at that company. */
async function forgetEmployees(transaction: ForgetTransaction, gone: readonly Lead[]): Promise<void> {
  const addresses = new Set(gone.flatMap(addressesOf));
  const names = new Set(gone.flatMap((lead) => addressesOf(lead).map((one) => at(lead.name, domainOf(one)))));
  const isGone = (employee: Employee, domain: string) =>
    names.has(at(employee.name, domain)) || employee.emails.some(({ address }) => addresses.has(address.toLowerCase()));
  const domains = transaction.objectStore('domains');
  for (const record of await domains.getAll()) {
    const { domain, employees }: DomainRecord = record;
    const left = employees?.list.filter((one) => !isGone(one, domain));
    if (employees && left && left.length < employees.list.length) {
      await domains.put({ ...record, employees: { ...employees, list: left } });
    }
  }
}

/** Found by any name of theirs in the record as text: what is damaged has no form to look into. */
async function forgetSetAside(transaction: ForgetTransaction, names: readonly string[]): Promise<void> {
  const damaged = transaction.objectStore('damaged');
  const quoted = names.map((name) => JSON.stringify(name));
  for (const store of NAMING_STORES) {
    for (const { id, key, record } of await damaged.index('store').getAll(store)) {
      const text = JSON.stringify([key, record]);
      if (quoted.some((name) => text.includes(name))) await damaged.delete(id);
    }
  }
}

// Damaged leads must be forgettable too.
const aliasesIn = ({ aliases }: Lead): readonly Alias[] => aliases ?? [];
const addressesOf = ({ contact }: Lead): string[] => contact?.emails?.map(({ address }) => address.toLowerCase()) ?? [];
const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
const at = (name: string, domain: string) => `${name.normalize('NFC').toLowerCase()}@${domain}`;
