import type { IDBPDatabase } from 'idb';
import type { UpgradeTransaction } from './migration.ts';

export async function addCrmAndSignals(database: IDBPDatabase, transaction: UpgradeTransaction): Promise<void> {
  for (const name of ['hubs', 'hubTokens']) database.createObjectStore(name, { keyPath: 'hub' });
  const pushes = database.createObjectStore('pushes', { keyPath: 'id', autoIncrement: true });
  pushes.createIndex('leadId', 'leadId');
  pushes.createIndex('values', 'values', { multiEntry: true });
  pushes.createIndex('state', 'state');
  const sendings = database.createObjectStore('sendings', { keyPath: 'id', autoIncrement: true });
  sendings.createIndex('state', 'state');
  const tasks = database.createObjectStore('sendingTasks', { keyPath: 'id', autoIncrement: true });
  tasks.createIndex('next', ['sending', 'state']);
  const signals = database.createObjectStore('signals', { keyPath: 'id' });
  signals.createIndex('at', 'at');
  signals.createIndex('leadId', 'leadId');
  database.createObjectStore('signalWatch', { keyPath: 'id' });
  const leads = transaction.objectStore('leads');
  leads.createIndex?.('savedAt', 'savedAt');
  for (let cursor = await leads.openCursor(); cursor; cursor = await cursor.continue()) {
    await cursor.update?.({ ...cursor.value, inCrm: null, tags: [], notes: '' });
  }
}
