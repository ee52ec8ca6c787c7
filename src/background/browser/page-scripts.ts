import { browser } from '../../browser.ts';

/** Their places in the build are set in `vite.config.ts`. */
const SCRIPT_FILES = { badges: 'src/content/badges.js', reader: 'src/content/reader.js' } as const;

/** Puts a script into a tab's page once it has loaded. Resolves to false where that is not allowed. */
export async function injectScript(tabId: number, script: keyof typeof SCRIPT_FILES): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [SCRIPT_FILES[script]] });
    return true;
  } catch {
    // A page of the browser, an error page, or a host that the user has revoked.
    return false;
  }
}
