import { announceChange } from '../../messages/changes.ts';
import { createTellTabs } from '../browser/tell-tabs.ts';

/**
 * Tells whoever shows something of the store that it has something new: the extension's pages, badges on LinkedIn's, and whoever else
 * wants to know.
 */
export function createChanged(alsoTell: () => void): () => void {
  const tellTabs = createTellTabs();
  return () => {
    announceChange();
    tellTabs();
    alsoTell();
  };
}
