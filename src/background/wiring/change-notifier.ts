import { announceChange } from '../../messages/changes.ts';
import { createTabNotifier } from '../browser/tab-notifier.ts';

export function createChangeNotifier(alsoTell: () => void): () => void {
  const notifyTabs = createTabNotifier();
  return () => {
    announceChange();
    notifyTabs();
    alsoTell();
  };
}
