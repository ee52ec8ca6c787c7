import type { ElementHandle, Page } from 'puppeteer';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { savedPerson, saveLeads } from './crm-setup.ts';
import type { InstalledExtension } from './extension.ts';
import { control, textOf } from './screen.ts';

// What a person sees and does on the tab of saved people.

/** A moment (epoch ms); whoever is listed first was saved last. */
const NEWEST = 1_790_000_000_000;

/** Somebody as they are saved, and what is different about them. */
export type Someone = readonly [slug: string, name: string, different?: Partial<Lead>];

/** Saves people and opens the page on them. */
export async function openLeads(leadlight: InstalledExtension, people: readonly Someone[]): Promise<Page> {
  const leads = people.map(([slug, name, different], at) =>
    savedPerson(slug, name, { savedAt: NEWEST - at * 60_000, ...different }),
  );
  if (leads.length > 0) await saveLeads(leadlight, leads);
  return leadlight.open(leadlight.address('src/leads/index.html'));
}

/** The table's rows in view, each by its columns' names. */
export async function rowsOf(page: Page): Promise<Record<string, string>[]> {
  const table = await control(page, 'table', 'Leads');
  return table.evaluate((element) => {
    const names = [...element.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '');
    return [...element.querySelectorAll('tbody tr')].map((row) => {
      const texts = [...row.children].map((cell, at) => [names[at], cell.textContent]);
      const box = row.querySelector('input');
      return { ...Object.fromEntries(texts), Select: `[${box?.checked ? 'x' : ' '}] ${box?.ariaLabel}` };
    });
  });
}

/** The same, once they are as wanted. */
export async function rowsWhen(page: Page, isWanted: (rows: Record<string, string>[]) => boolean, timeout = 10_000) {
  const end = Date.now() + timeout;
  let rows = await rowsOf(page);
  while (!isWanted(rows)) {
    if (Date.now() > end) throw new Error(`The table shows only ${JSON.stringify(rows)}`);
    await new Promise((done) => setTimeout(done, 30));
    rows = await rowsOf(page);
  }
  return rows;
}

/** The names in view, once there are so many. */
export async function namesWhen(page: Page, count: number): Promise<(string | undefined)[]> {
  return (await rowsWhen(page, (rows) => rows.length === count)).map(({ Name }) => Name);
}

export async function search(page: Page, text: string): Promise<void> {
  const field = await control(page, 'searchbox', 'Search leads');
  await field.click({ count: 3 });
  await page.keyboard.press('Backspace');
  await field.type(text);
}

/** Clicks the checkbox of a person, or another one. */
export async function check(page: Page, name: string): Promise<void> {
  await (await control(page, 'checkbox', name)).click();
}

export async function choose(page: Page, name: string, words: string): Promise<void> {
  const box = (await control(page, 'combobox', name)) as ElementHandle<HTMLSelectElement>;
  const value = await box.evaluate(
    (element, label) => [...element.options].find((one) => one.label.startsWith(label))?.value ?? '',
    words,
  );
  await box.select(value);
}

/** What is said about an export, once it is said. */
export function exportSaid(page: Page, timeout?: number): Promise<string> {
  return textOf(page, '.leads-export [role=status]', (text) => text !== '' && text !== 'Storing the file…', timeout);
}

/** What a bulk push says, once it is as wanted. */
export function sendingText(page: Page, isWanted: (text: string) => boolean, timeout = 30_000): Promise<string> {
  return textOf(page, '.run', isWanted, timeout);
}
