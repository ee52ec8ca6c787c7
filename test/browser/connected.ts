import type { Page } from 'puppeteer';
import {
  COGNISM_DEMO_KEY,
  COGNISM_DEMO_SECRET,
  COGNISM_DEMO_TOKEN,
  KISSMETRICS_DEMO_TOKEN,
  PEOPLE,
  type Person,
} from '../sandbox/index.ts';
import type { Leadlight } from './leadlight.ts';
import { choose, click, fill, openOptions, regionText, statusOf, verify, within } from './options-page.ts';
import { press, textOf } from './screen.ts';
import type { BrowserSession } from './setup.ts';

// The services beside Kaspr, connected as a user does it, and what a user then sees of them in the popup.

export const REVEAL = 'POST /api/search/contact/redeem';
export const PREVIEW = 'POST /api/search/contact/enrich';
export const KASPR = 'POST /profile/profile';

const SOURCES = 'Whom to ask, and when it is enough';

/** Enters Cognism's key. */
export async function connectCognism(leadlight: Leadlight, key = COGNISM_DEMO_KEY): Promise<void> {
  await leadlight.grant('https://app.cognism.com/*');
  const page = await openOptions(leadlight);
  await fill(page, 'Cognism', 'Cognism API key', key);
  await verify(page, 'Cognism');
  await page.close();
}

/** Enters the two keys of Cognism's API of 2016. */
export async function connectCognism2016(leadlight: Leadlight): Promise<void> {
  await leadlight.grant('https://api.cognism.io/*');
  const page = await openOptions(leadlight);
  await fill(page, 'Cognism', 'Cognism access token', COGNISM_DEMO_TOKEN);
  await fill(page, 'Cognism', 'Cognism secret key', COGNISM_DEMO_SECRET);
  await verify(page, 'Cognism');
  await page.close();
}

/** Enters the token of KISSmetrics and chooses the report; does not wait until that is read. */
export async function connectProduct(leadlight: Leadlight): Promise<Page> {
  for (const host of ['api.kissmetrics.com', 'query.kissmetrics.com', 'query.kissmetrics.io']) {
    await leadlight.grant(`https://${host}/*`);
  }
  const page = await openOptions(leadlight);
  await fill(page, 'KISSmetrics', 'KISSmetrics API token', KISSMETRICS_DEMO_TOKEN);
  await verify(page, 'KISSmetrics');
  await choose(page, 'KISSmetrics', 'Account', 'Leadlight Demo');
  await choose(page, 'KISSmetrics', 'Product', 'Gauge Online');
  await choose(page, 'KISSmetrics', 'People Search report', 'Paying & trial customers');
  await press(page, 'Check people against this report');
  return page;
}

/** Waits on the options page until the report is read. */
export async function untilRead(page: Page): Promise<void> {
  await regionText(page, 'KISSmetrics', (text) => text.includes('In your product:'));
}

/** Says on the options page what is enough. */
export async function sayEnough(leadlight: Leadlight, words: string): Promise<void> {
  const page = await openOptions(leadlight);
  await choose(page, SOURCES, 'Enough is', words);
  await statusOf(page, SOURCES, (text) => text === 'Saved.');
  await page.close();
}

/** Has Cognism asked before Kaspr. */
export async function askCognismFirst(leadlight: Leadlight): Promise<void> {
  const page = await openOptions(leadlight);
  await click(page, SOURCES, 'Move up: Cognism');
  await statusOf(page, SOURCES, (text) => text === 'Saved. The order is now: Cognism, Kaspr.');
  await page.close();
}

/** Switches the free previews off, or on again. */
export async function switchPreviews(leadlight: Leadlight): Promise<void> {
  const page = await openOptions(leadlight);
  await (await within(page, SOURCES, 'checkbox', 'Ask Cognism for free previews when a person is opened')).click();
  await statusOf(page, SOURCES, (text) => text === 'Saved.');
  await page.close();
}

/** Someone of the sandbox. @throws where there is nobody of that slug */
export function personAt(slug: string): Person {
  const person = PEOPLE.find((one) => one.slug === slug);
  if (!person) throw new Error(`Nobody is at ${slug}.`);
  return person;
}

/** Opens the popup on somebody's profile. */
export async function openPerson({ leadlight }: Pick<BrowserSession, 'leadlight'>, slug: string): Promise<Page> {
  return leadlight.openPopup(await leadlight.open(`https://www.linkedin.com/in/${encodeURIComponent(slug)}/`));
}

/** What services have taken, whoever asked: "kaspr zoe", in order. */
export function charged({ sandbox: { kaspr, kasprV2, cognism } }: Pick<BrowserSession, 'sandbox'>): string[] {
  const books = { kaspr, kasprV2, cognism };
  return Object.entries(books)
    .flatMap(([name, service]) => service.charges().map(({ subject, at }) => ({ line: `${name} ${subject}`, at })))
    .sort((one, other) => one.at - other.at)
    .map(({ line }) => line);
}

/** How often each source was asked for money, and Cognism for nothing. */
export function askedCounts({ sandbox: { kaspr, cognism } }: Pick<BrowserSession, 'sandbox'>) {
  return { kaspr: kaspr.count(KASPR), reveals: cognism.count(REVEAL), previews: cognism.count(PREVIEW) };
}

/** All alerts of a page: what each says, and its buttons. */
export function alertsOf(page: Page): Promise<{ says: string; buttons: string[] }[]> {
  return page.$$eval('[role=alert]', (alerts) =>
    alerts.map((one) => ({
      says: one.querySelector('p')?.textContent ?? '',
      buttons: [...one.querySelectorAll('button')].map(({ textContent }) => textContent ?? ''),
    })),
  );
}

/** The same, once nothing is being asked and there are so many. */
export async function alertsWhen(page: Page, count: number): Promise<{ says: string; buttons: string[] }[]> {
  await textOf(page, 'main', (text) => !text.includes('Asking '));
  await page.waitForFunction((wanted) => document.querySelectorAll('[role=alert]').length === wanted, {}, count);
  return alertsOf(page);
}
