import { damagedStore, type Migration } from './migration.ts';

/** Adds the place for records that can't be read. */
export const addDamagedRecords: Migration = (database, transaction) => {
  damagedStore(database, transaction);
};
