import type { IDBPDatabase } from 'idb';
import { changeEach, type OldRecord, type UpgradeTransaction } from './migration.ts';

type OldEmail = OldRecord & { validity: string; sources: OldRecord[] };
type OldContact = OldRecord & {
  emails: OldEmail[];
  phones: OldRecord[];
  gatheredAt: number | null;
  sources: { service: string; at: number }[];
};

export async function addSources(database: IDBPDatabase, transaction: UpgradeTransaction): Promise<void> {
  const previews = database.createObjectStore('previews', { autoIncrement: true });
  previews.createIndex('aliases', 'aliases', { multiEntry: true });
  database.createObjectStore('productCheck', { keyPath: 'id' });
  for (const name of ['knownHashes', 'knownRows']) database.createObjectStore(name, { keyPath: ['set', 'start'] });
  const each = (
    store: string,
    change: (record: OldRecord) => OldRecord,
    salvage: (record: OldRecord) => OldRecord | null = () => null,
  ) => changeEach(database, transaction, store, change, salvage);
  // Keep the identity, so that the person isn't bought again.
  const withoutContact = (lead: OldRecord) => ({ ...lead, contact: null });
  await each(
    'leads',
    (lead) => ({ ...lead, contact: lead.contact && contactOf(lead.contact as OldContact) }),
    withoutContact,
  );
  await each('domains', domainOf);
  await each('connections', (connection) => ({
    ...connection,
    ...{ generation: 'auto', foundGeneration: 1, entitlements: [] },
    verifiedAt: connection.user === null ? null : connection.savedAt,
  }));
  await each('secrets', (secret) => ({ ...secret, secretKey: null }));
  await each('balances', (balance) => ({ ...balance, pools: null }));
  await each('runs', (run) => ({
    ...run,
    spent: { kaspr: Number(run.charged) + Number(run.open), cognism: 0 },
  }));
}

/** Until now there was one source, and only its latest answer was kept. */
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

const phoneOf = (phone: OldRecord): OldRecord => ({ ...phone, use: null, isDoNotCall: false });

type OldEmployee = OldRecord & { emails: OldEmail[]; phones: OldRecord[] };

function domainOf(record: OldRecord): OldRecord {
  const employees = record.employees as (OldRecord & { list: OldEmployee[] }) | null;
  const list = employees?.list.map((employee) => ({
    ...employee,
    emails: employee.emails.map(emailOf),
    phones: employee.phones.map(phoneOf),
  }));
  return { ...record, facts: null, employees: employees && { ...employees, list } };
}
