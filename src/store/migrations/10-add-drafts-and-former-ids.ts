import type { Migration } from './migration.ts';

export const addDraftsAndFormerIds: Migration = (database, transaction) => {
  database.createObjectStore('drafts', { keyPath: 'editor' }).createIndex('leadId', 'leadId');
  transaction.objectStore('leads').createIndex?.('formerIds', 'formerIds', { multiEntry: true });
  transaction.objectStore('sendingTasks').createIndex?.('leadId', 'leadId');
};
