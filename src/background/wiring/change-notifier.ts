import { announceChange } from '../../messages/changes.ts';
import { createTabNotifier } from '../browser/tab-notifier.ts';

/**
 * Tells whoever shows something of the store that it has something new: the extension's pages, badges on LinkedIn's, and whoever else
 * wants to know.
 */
export function createChangeNotifier(alsoTell: () => void): () => void {
  const notifyTabs = createTabNotifier();
  return () => {
    announceChange();
    notifyTabs();
    alsoTell();
  };
}
