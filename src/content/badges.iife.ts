import { answerMessages } from '../browser.ts';
import { watchLists } from './badges/watch-lists.ts';
import { nameIn } from './question.ts';

// The extension injects this again when an answer got lost; a second run would draw a second badge.
const STARTED = Symbol.for('badges');

if (!Reflect.has(globalThis, STARTED)) {
  Reflect.set(globalThis, STARTED, true);
  const lists = watchLists();

  answerMessages((message) => {
    if (nameIn(message) === 'badges') lists.askAgain();
    return undefined;
  });
}
