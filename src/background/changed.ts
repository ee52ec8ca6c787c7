import { announceChange } from '../messages/changes.ts';
import { createTellTabs } from './tell-tabs.ts';

/** Tells whoever shows something of the store that it has something new: the extension's pages, and badges on LinkedIn's. */
export function createChanged(): () => void {
  const tellTabs = createTellTabs();
  return () => {
    announceChange();
    tellTabs();
  };
}
