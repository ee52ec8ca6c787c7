import { answerMessages } from '../browser.ts';
import { nameIn } from './question.ts';
import { startBadgesOnLists } from './start-badges.ts';

// All that is loaded with every page. Nothing of the page is read, observed or added: what reads it, and what draws
// badges, is put into the page when it is needed.
const startAgain = startBadgesOnLists();

answerMessages((message) => {
  if (nameIn(message) === 'badges') startAgain();
  return undefined;
});
