import type { Migration } from './migration.ts';

/** Until now all columns of a report were kept, though the user had asked for none. Its people stay, as hashes. */
export const keepTickedColumnsOnly: Migration = async (database, transaction) => {
  database.createObjectStore('forgottenIdentities', { keyPath: 'hash' });
  await transaction.objectStore('knownRows').clear?.();
};
