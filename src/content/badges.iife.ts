import { answerMessages } from '../browser.ts';
import { watchLists } from './badges/watch-lists.ts';
import { nameIn } from './question.ts';

// Put into pages with lists of people, while badges are on. Where the answer got lost it is put in again: two would
// draw two badges.
const STARTED = Symbol.for('badges');

if (!Reflect.has(globalThis, STARTED)) {
  Reflect.set(globalThis, STARTED, true);
  const lists = watchLists();

  answerMessages((message) => {
    if (nameIn(message) === 'badges') lists.askAgain();
    return undefined;
  });
}
