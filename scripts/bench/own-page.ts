import type { Page } from 'puppeteer';
import type { Ask, MessageName } from '../../src/messages/names.ts';
import type { Leadlight } from '../../test/browser/leadlight.ts';
import { DEMO_KEY, type Sandbox } from '../../test/sandbox/index.ts';

/** As heavy as LinkedIn's: about 600 kB. */
export const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/?weight=600';
/** In the older, heavier layout: about 2 MB, half of it embedded data. */
export const EMBER_PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/?layout=ember&weight=2000';

export async function saveRichKey(leadlight: Leadlight, sandbox: Sandbox): Promise<void> {
  sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 100_000, hourlyLimit: 100_000 });
  await leadlight.saveKey(DEMO_KEY);
}

export function openOwnPage(leadlight: Leadlight): Promise<Page> {
  return leadlight.open(leadlight.address('src/options/index.html'));
}

/** Resolves to how long a free question took (ms). */
export function askBackground(ownPage: Page): Promise<number> {
  return timeMessage(ownPage, 'view-connection', { service: 'kaspr' });
}

/** Resolves to how long the answer took (ms). */
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
