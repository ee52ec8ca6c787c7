import { answerMessages } from '../browser.ts';
import { skeletonOf } from '../linkedin/skeleton.ts';
import { readWhenReady } from './page-watch.ts';
import { nameIn } from './question.ts';

answerMessages((message) => {
  switch (nameIn(message)) {
    case 'read':
      return readWhenReady(document);
    case 'skeleton':
      return Promise.resolve(skeletonOf(document));
    default:
      return undefined;
  }
});
