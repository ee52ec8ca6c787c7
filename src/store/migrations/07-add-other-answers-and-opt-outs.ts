import type { Migration } from './migration.ts';

export const addOtherAnswersAndOptOuts: Migration = (database) => {
  database.createObjectStore('otherAnswers', { keyPath: 'purchase' });
  database.createObjectStore('optOuts', { keyPath: 'id' }).createIndex('aliases', 'aliases', { multiEntry: true });
};
