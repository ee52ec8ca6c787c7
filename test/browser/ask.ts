import type { Page } from 'puppeteer';
import type { Ask, MessageName, Outcome, Reply } from '../../src/messages/names.ts';
import type { InstalledExtension } from './extension.ts';

/** Asks the background as a page of the extension does. */
export function askAsOwnPage<N extends MessageName>(
  leadlight: InstalledExtension,
  name: N,
  ask: Ask<N>,
): Promise<Outcome<Reply<N>>> {
  return leadlight.inside((message) => chrome.runtime.sendMessage(message), { name, ask });
}

/** The world of Leadlight's content script in a tab, as a page that took it over would have it. */
export async function contentWorld(page: Page) {
  const [realm] = await page.extensionRealms();
  if (!realm) throw new Error('No content script runs here.');
  return realm;
}

/** What the background answers to messages of a content script; 'nothing' where it does not. */
export async function askAsContentScript(page: Page, messages: readonly unknown[]): Promise<unknown[]> {
  return (await contentWorld(page)).evaluate(
    (all) =>
      Promise.all(
        all.map((message) =>
          chrome.runtime.sendMessage(message).then(
            (answer: unknown) => answer ?? 'nothing',
            () => 'nothing',
          ),
        ),
      ),
    messages,
  );
}
