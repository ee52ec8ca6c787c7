import { browser } from '../../browser.ts';
import { isLinkedIn, LINKEDIN_PATTERN } from '../../linkedin/urls/host.ts';
import type { PageQuestion } from '../../messages/names.ts';
import { FailureError } from '../../model/schemas/purchases/failure.ts';
import { z } from '../../model/schemas/schema.ts';
import { injectScript } from './page-scripts.ts';

const skeleton = z.string().check(z.minLength(1), z.maxLength(200_000));

/**
 * Asks the reader in a tab what its page shows. It waits up to 5 s for the page to show the person of its address. The
 * answer is hostile until parsed.
 * @throws FailureError if the page can't be asked
 */
export async function askForReading(tabId: number): Promise<unknown> {
  return ask(tabId, 'read');
}

/** @throws FailureError if no skeleton comes back */
export async function askForSkeleton(tabId: number): Promise<string> {
  const parsed = skeleton.safeParse(await ask(tabId, 'skeleton'));
  if (!parsed.success) throw new FailureError({ kind: 'internal' });
  return parsed.data;
}

async function ask(tabId: number, name: PageQuestion['name']): Promise<unknown> {
  const [isAllowed, tab] = await Promise.all([
    browser.permissions.contains({ origins: [LINKEDIN_PATTERN] }),
    browser.tabs.get(tabId).catch(() => null),
  ]);
  if (!isAllowed) throw new FailureError({ kind: 'no-permission', hosts: LINKEDIN_PATTERN });
  if (!isLinkedIn(tab?.url)) throw new FailureError({ kind: 'not-linkedin' });
  const answer = await send(tabId, name);
  if (answer !== undefined) return answer;
  // This also covers pages that were open before Leadlight was installed or updated.
  const again = (await injectScript(tabId, 'reader')) ? await send(tabId, name) : undefined;
  if (again === undefined) throw new FailureError({ kind: 'reload-page' });
  return again;
}

/** The page's answer; undefined if nothing there is listening. */
async function send(tabId: number, name: PageQuestion['name']): Promise<unknown> {
  const question: PageQuestion = { name };
  return browser.tabs.sendMessage(tabId, question, { frameId: 0 }).catch(() => undefined);
}
