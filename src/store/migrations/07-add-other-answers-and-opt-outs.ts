import type { Migration } from './migration.ts';

/** Adds answers that are about somebody else than their person, and who has opted out and was forgotten. */
export const addOtherAnswersAndOptOuts: Migration = (database) => {
  database.createObjectStore('otherAnswers', { keyPath: 'purchase' });
  database.createObjectStore('optOuts', { keyPath: 'id' }).createIndex('aliases', 'aliases', { multiEntry: true });
};
