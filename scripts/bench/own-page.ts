import type { Page } from 'puppeteer';
import type { Ask, MessageName } from '../../src/messages/names.ts';
import type { Leadlight } from '../../test/browser/leadlight.ts';
import { DEMO_KEY, type Sandbox } from '../../test/sandbox/index.ts';

/** A profile page as heavy as LinkedIn's: about 600 kB. */
export const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/?weight=600';
/** The same profile in the older layout, which is heavier: about 2 MB, half of it embedded data. */
export const EMBER_PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/?layout=ember&weight=2000';

/** Gives the sandbox's key more than a run can spend, and saves it. */
export async function saveRichKey(leadlight: Leadlight, sandbox: Sandbox): Promise<void> {
  sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 100_000, hourlyLimit: 100_000 });
  await leadlight.saveKey(DEMO_KEY);
}

/** A page of the extension that stays open, to ask the background from. */
export function openOwnPage(leadlight: Leadlight): Promise<Page> {
  return leadlight.open(leadlight.address('src/options/index.html'));
}

/** Asks the background something that costs nothing. Resolves to how long the answer took (ms). */
export function askBackground(ownPage: Page): Promise<number> {
  return timeMessage(ownPage, 'view-connection', { service: 'kaspr' });
}

/** Sends a message from a page of the extension. Resolves to how long its answer took (ms). */
export function timeMessage<N extends MessageName>(ownPage: Page, name: N, ask: Ask<N>): Promise<number> {
  return ownPage.evaluate(
    async (message) => {
      const start = performance.now();
      const outcome = await chrome.runtime.sendMessage(message);
      const time = performance.now() - start;
      if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
      return time;
    },
    { name, ask },
  );
}
