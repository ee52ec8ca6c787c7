import type { Migration } from './migration.ts';

export const createStores: Migration = (database) => {
  const leads = database.createObjectStore('leads', { keyPath: 'id' });
  leads.createIndex('aliases', 'aliases', { multiEntry: true });
  const purchases = database.createObjectStore('purchases', { keyPath: 'id', autoIncrement: true });
  for (const field of ['key', 'state', 'subject']) purchases.createIndex(field, field);
  database.createObjectStore('domains', { keyPath: 'domain' });
  for (const name of ['connections', 'secrets', 'balances']) database.createObjectStore(name, { keyPath: 'service' });
  database.createObjectStore('prices', { keyPath: 'id' });
  database.createObjectStore('wires', { keyPath: 'origin' });
};
