import { announceChange } from '../../messages/changes.ts';
import { createTabNotifier } from '../browser/tab-notifier.ts';

/** Notifies the extension's pages, and badges on LinkedIn's, that the store has changed. */
export function createChangeNotifier(alsoTell: () => void): () => void {
  const notifyTabs = createTabNotifier();
  return () => {
    announceChange();
    notifyTabs();
    alsoTell();
  };
}
