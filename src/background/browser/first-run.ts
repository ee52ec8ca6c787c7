import { browser } from '../../browser.ts';

const WELCOME_PAGE = 'src/welcome/index.html';

/** To be called in the first tick. After an install, and only then, the first-run page opens in a tab that does not take the focus. */
export function welcomeOnInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL(WELCOME_PAGE), active: false });
  });
}
