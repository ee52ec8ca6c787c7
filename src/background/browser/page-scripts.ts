import { browser } from '../../browser.ts';

/** Scripts that are put into a page when they are needed, by their place in the build (vite.config.ts). */
const SCRIPT_FILES = { badges: 'src/content/badges.js', reader: 'src/content/reader.js' } as const;

/** Puts a script into a tab's page, once it is loaded. Resolves to whether that was possible. */
export async function injectScript(tabId: number, script: keyof typeof SCRIPT_FILES): Promise<boolean> {
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [SCRIPT_FILES[script]] });
    return true;
  } catch {
    // A page of the browser's own, an error page, or a host that the user has taken away.
    return false;
  }
}
