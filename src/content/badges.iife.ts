import { answerMessages } from '../browser.ts';
import { watchLists } from './badges/watch-lists.ts';
import { nameIn } from './question.ts';

// Put into pages with lists of people, while badges are on.
const lists = watchLists();

answerMessages((message) => {
  if (nameIn(message) === 'badges') lists.askAgain();
  return undefined;
});
