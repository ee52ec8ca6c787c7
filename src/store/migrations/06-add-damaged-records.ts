import { damagedStore, type Migration } from './migration.ts';

export const addDamagedRecords: Migration = (database, transaction) => {
  damagedStore(database, transaction);
};
