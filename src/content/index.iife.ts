import { browser } from '../browser.ts';
import type { PageQuestion } from '../messages/names.ts';
import { readWhenReady } from './page-watch.ts';

// On load nothing is read, observed or added: the page is looked at when an extension page asks about it.
browser.runtime.onMessage.addListener((question: unknown) => {
  return isQuestion(question) ? readWhenReady(document) : undefined;
});

function isQuestion(message: unknown): message is PageQuestion {
  return typeof message === 'object' && message !== null && 'name' in message && message.name === 'read';
}
