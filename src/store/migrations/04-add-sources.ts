import type { IDBPDatabase, IDBPTransaction } from 'idb';

type Transaction = IDBPTransaction<unknown, string[], 'versionchange'>;
type OldFields = Record<string, unknown>;
type OldEmail = OldFields & { validity: string; sources: OldFields[] };
type OldContact = OldFields & {
  emails: OldEmail[];
  phones: OldFields[];
  gatheredAt: number | null;
  sources: { service: string; at: number }[];
};

/**
 * Adds previews, the sources of each value in contact data, and the people of the user's product: a report's hashes and
 * rows apart, and one record about all of it.
 */
export async function addSources(database: IDBPDatabase, transaction: Transaction): Promise<void> {
  const previews = database.createObjectStore('previews', { autoIncrement: true });
  previews.createIndex('aliases', 'aliases', { multiEntry: true });
  database.createObjectStore('productCheck', { keyPath: 'id' });
  for (const name of ['knownHashes', 'knownRows']) database.createObjectStore(name, { keyPath: ['set', 'start'] });
  await each(transaction, 'leads', (lead) => ({
    ...lead,
    contact: lead.contact && contactOf(lead.contact as OldContact),
  }));
  await each(transaction, 'domains', domainOf);
  await each(transaction, 'connections', (connection) => ({
    ...connection,
    ...{ generation: 'auto', foundGeneration: 1, entitlements: [] },
    verifiedAt: connection.user === null ? null : connection.savedAt,
  }));
  await each(transaction, 'secrets', (secret) => ({ ...secret, secretKey: null }));
  await each(transaction, 'balances', (balance) => ({ ...balance, pools: null }));
  await each(transaction, 'runs', (run) => ({
    ...run,
    spent: { kaspr: Number(run.charged) + Number(run.open), cognism: 0 },
  }));
}

async function each(transaction: Transaction, store: string, change: (record: OldFields) => OldFields): Promise<void> {
  const records = transaction.objectStore(store);
  for (let cursor = await records.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update?.(change(cursor.value));
  }
}

/** So far there was one source, and only its latest answer was kept. */
function contactOf(contact: OldContact): OldContact {
  const [source] = contact.sources;
  const saying = (text: unknown) =>
    typeof text === 'string' && source ? { text, service: source.service, at: contact.gatheredAt ?? source.at } : null;
  return {
    ...contact,
    emails: contact.emails.map(emailOf),
    phones: contact.phones.map(phoneOf),
    title: saying(contact.title),
    company: saying(contact.company),
    location: saying(contact.location),
    optedOut: null,
  };
}

function emailOf(email: OldEmail): OldEmail {
  return { ...email, sources: email.sources.map((source) => ({ ...source, validity: email.validity })) };
}

const phoneOf = (phone: OldFields): OldFields => ({ ...phone, use: null, isDoNotCall: false });

type OldEmployee = OldFields & { emails: OldEmail[]; phones: OldFields[] };

function domainOf(record: OldFields): OldFields {
  const employees = record.employees as (OldFields & { list: OldEmployee[] }) | null;
  const list = employees?.list.map((employee) => ({
    ...employee,
    emails: employee.emails.map(emailOf),
    phones: employee.phones.map(phoneOf),
  }));
  return { ...record, facts: null, employees: employees && { ...employees, list } };
}
