import { browser } from '../../browser.ts';
import { isLinkedIn, LINKEDIN_PATTERN } from '../../linkedin/urls/host.ts';
import type { PageQuestion } from '../../messages/names.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { z } from '../../model/schemas/schema.ts';
import { injectScript } from './page-scripts.ts';

const skeleton = z.string().check(z.minLength(1), z.maxLength(200_000));

/**
 * Asks the reader in a tab what its page shows. It waits (for at most 5 s) until the page shows the person of its
 * address. What comes back is hostile until parsed.
 * @throws Failed where nobody can be asked
 */
export async function askForReading(tabId: number): Promise<unknown> {
  return ask(tabId, 'read');
}

/** @throws Failed where nothing, or no skeleton, comes back */
export async function askForSkeleton(tabId: number): Promise<string> {
  const parsed = skeleton.safeParse(await ask(tabId, 'skeleton'));
  if (!parsed.success) throw new FailureError({ kind: 'internal' });
  return parsed.data;
}

async function ask(tabId: number, name: PageQuestion['name']): Promise<unknown> {
  if (!(await browser.permissions.contains({ origins: [LINKEDIN_PATTERN] }))) {
    throw new FailureError({ kind: 'no-permission', hosts: LINKEDIN_PATTERN });
  }
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!isLinkedIn(tab?.url)) throw new FailureError({ kind: 'not-linkedin' });
  const answer = await send(tabId, name);
  if (answer !== undefined) return answer;
  // The first question puts the reader into the page, also into one that was open before Leadlight was installed or updated.
  const again = (await injectScript(tabId, 'reader')) ? await send(tabId, name) : undefined;
  if (again === undefined) throw new FailureError({ kind: 'reload-page' });
  return again;
}

/** What the page answers; undefined where nobody there does. */
async function send(tabId: number, name: PageQuestion['name']): Promise<unknown> {
  const question: PageQuestion = { name };
  return browser.tabs.sendMessage(tabId, question, { frameId: 0 }).catch(() => undefined);
}
