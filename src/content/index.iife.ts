import { answerMessages } from '../browser.ts';
import { nameIn } from './question.ts';
import { startBadgesOnLists } from './start-badges.ts';

// Loaded with every page, so it reads, observes and adds nothing; what does is injected on demand.
const startAgain = startBadgesOnLists();

answerMessages((message) => {
  if (nameIn(message) === 'badges') startAgain();
  return undefined;
});
