import { mkdir } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import type { Page } from 'puppeteer';
import type { Lead } from '../src/model/schemas/people/lead.ts';
import type { Leadlight } from '../test/browser/leadlight.ts';
import { namesWhen } from '../test/browser/leads-screen.ts';
import { heading, itemsOf, press, textOf } from '../test/browser/screen.ts';

// The pictures that `npm start` saves; with `--pictures`, the README's.

/** Fill the table of saved people. */
const OTHERS: readonly (readonly [slug: string, tags: readonly string[]])[] = [
  ['cassiopeia', []],
  ['jane-d-18a273142', []],
  ['ليلى-المنصوري-4b1907', ['Casablanca fair']],
  ['amara-okonkwo-vale-mba-phd', ['warm', 'pilot']],
];

const SEARCH = 'https://www.linkedin.com/search/results/people/';
/** Sharp on dense screens at the README's width. */
const NARROW = { width: 400, height: 600, deviceScaleFactor: 1.5 };
const WIDE = { width: 1120, height: 900 };

/** In a tab of its own, tall enough to show what was found. @returns the files' paths */
export async function pictureTallPopup(leadlight: Leadlight, page: Page, folder: string): Promise<string[]> {
  const popup = await leadlight.openPopup(page);
  await popup.setViewport(NARROW);
  await itemsOf(popup, 'Phones');
  await cutBelow(popup, 'aria/Send to CRM', NARROW);
  return picturePopup(popup, folder);
}

/** In both colour schemes. @returns the files' paths */
export async function picturePopup(popup: Page, folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    paths.push(await screenshot(popup, folder, `popup-${scheme}`));
  }
  await popup.emulateMediaFeatures([]);
  return paths;
}

/** Looks up more people first. @returns the file's path */
export async function pictureLeads(leadlight: Leadlight, folder: string): Promise<string> {
  for (const [slug] of OTHERS) await lookUp(leadlight, slug);
  const leads = await leadlight.stored<Lead>('leads');
  for (const [slug, tags] of OTHERS) {
    const id = leads.find(({ aliases }) => aliases.some((alias) => alias.endsWith(`:${slug}`)))?.id;
    const save = { name: 'save-lead', ask: { id, tags: [...tags], notes: '' } };
    await leadlight.inside((message) => chrome.runtime.sendMessage(message), save);
  }
  const page = await leadlight.open(leadlight.address('src/leads/index.html'));
  await page.setViewport(WIDE);
  await namesWhen(page, OTHERS.length + 1);
  await cutBelow(page, 'tbody tr:last-child', WIDE);
  return screenshot(page, folder, 'leads');
}

/** Beside a people search, with prices. @returns the file's path */
export async function picturePanel(leadlight: Leadlight, profile: Page, folder: string): Promise<string> {
  const popup = await leadlight.openPopup(profile);
  await heading(popup);
  const opened = leadlight.browser.waitForTarget((target) => target.url().endsWith('src/panel/index.html'));
  await press(popup, 'Open side panel');
  const panel = await (await opened).asPage();
  await leadlight.open(SEARCH);
  await heading(panel, (text) => text === 'People search');
  await panel.setViewport(NARROW);
  await textOf(panel, 'main', (text) => text.includes('Costs up to'));
  await cutBelow(panel, '.run-form', NARROW);
  return screenshot(panel, folder, 'panel');
}

async function lookUp(leadlight: Leadlight, slug: string): Promise<void> {
  const page = await leadlight.open(`https://www.linkedin.com/in/${encodeURIComponent(slug)}/`);
  const popup = await leadlight.openPopup(page);
  await heading(popup);
  await press(popup, 'Find contact data');
  await Promise.any([itemsOf(popup, 'Emails'), itemsOf(popup, 'Phones')]);
  await popup.close();
  await page.close();
}

/** Fits the view's height to an element and the footer, which sticks to the bottom. */
async function cutBelow(page: Page, selector: string, view: typeof WIDE): Promise<void> {
  if (await page.$('footer')) await textOf(page, 'footer', (text) => text.includes('requests left'));
  const last = await page.waitForSelector(selector);
  const height = await last?.evaluate((element) => {
    const footer = document.querySelector('footer');
    return Math.ceil(element.getBoundingClientRect().bottom + (footer ? footer.offsetHeight + 8 : 0));
  });
  await page.setViewport({ ...view, height: height ?? view.height });
}

/** WebP, which takes a third of Chromium's PNG. @returns the path relative to the working directory */
export async function screenshot(page: Page, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = resolve(folder, `${name}.webp`);
  await page.evaluate(() => {
    // The button pressed last would show a focus ring.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    scrollTo(0, 0);
  });
  await page.screenshot({ path: path as `${string}.webp`, type: 'webp', quality: 85 });
  return relative(process.cwd(), path);
}
