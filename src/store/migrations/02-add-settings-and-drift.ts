import type { Migration } from './migration.ts';

export const addSettingsAndDrift: Migration = (database) => {
  database.createObjectStore('settings', { keyPath: 'id' });
  database.createObjectStore('drift', { keyPath: 'kind' });
};
