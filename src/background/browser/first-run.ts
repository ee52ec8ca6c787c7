import { browser } from '../../browser.ts';

const WELCOME_PAGE = 'src/welcome/index.html';

/** Call in the first tick. Does not take the focus. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL(WELCOME_PAGE), active: false });
  });
}
