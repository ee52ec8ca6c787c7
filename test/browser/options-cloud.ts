import type { Page } from 'puppeteer';
import { CLOUD_ELEMENTS_DEMO_ORGANIZATION, CLOUD_ELEMENTS_DEMO_USER } from '../sandbox/index.ts';
import { choose, click, fill, openOptions, regionText, verify } from './options-page.ts';
import type { BrowserSession } from './setup.ts';

// What a user does in the region "Cloud Elements".

export const CLOUD = 'Cloud Elements';
export const HOST = 'https://api.cloud-elements.com/*';
export const API = '/elements/api-v2';
export const USER = 'Cloud Elements user secret';
export const ORGANIZATION = 'Cloud Elements organization secret';
export const TOKEN = 'Cloud Elements element token';

/** Enters what is needed to list connections; both parts then offer theirs. */
export async function connectCloudByHand({ leadlight }: Pick<BrowserSession, 'leadlight'>): Promise<Page> {
  await leadlight.grant(HOST);
  const page = await openOptions(leadlight);
  await fill(page, CLOUD, USER, CLOUD_ELEMENTS_DEMO_USER);
  await fill(page, CLOUD, ORGANIZATION, CLOUD_ELEMENTS_DEMO_ORGANIZATION);
  const said = await verify(page, CLOUD);
  if (said !== 'Cloud Elements takes these secrets.') throw new Error(said);
  return page;
}

/** Picks a connection by what it is called in the list, and waits until it is used. */
export async function pickByName(page: Page, part: 'CRM' | 'Storage', words: string): Promise<void> {
  await choose(page, part, part === 'CRM' ? 'CRM connection' : 'Storage connection', words);
  await click(page, part, 'Use this connection');
  await regionText(page, part, (text) => text.includes('Saved.') && text.includes(words));
}
