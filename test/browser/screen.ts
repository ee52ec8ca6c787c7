import type { ElementHandle, Page } from 'puppeteer';

// What a person does with a page of the extension, by role and accessible name.

/** Puppeteer's own waiting watches every change and frame, which takes a quarter of a core on a busy page. */
const LOOK_EVERY_MS = 70;
const pause = () => new Promise((done) => setTimeout(done, LOOK_EVERY_MS));

/** The text of an element once it says something that is wanted. */
export async function textOf(
  page: Page,
  selector: string,
  isWanted: (text: string) => boolean = Boolean,
  timeout = 10_000,
): Promise<string> {
  const end = Date.now() + timeout;
  let text = '';
  while (Date.now() < end) {
    text = await page.$eval(selector, (element) => element.textContent?.trim() ?? '').catch(() => '');
    if (isWanted(text)) return text;
    await pause();
  }
  throw new Error(`${selector} says only "${text}"`);
}

export function heading(page: Page, isWanted?: (text: string) => boolean): Promise<string> {
  return textOf(page, 'h1', isWanted);
}

/** A control by its accessible name; waits for it. */
export async function control(page: Page, role: string, name: string): Promise<ElementHandle> {
  return controlIn(page, role, name);
}

/** The same within an element. */
export async function controlIn(home: Page | ElementHandle, role: string, name: string): Promise<ElementHandle> {
  const end = Date.now() + 10_000;
  do {
    // A page that is just being left can't be asked.
    const found = await home.$(`aria/${name}[role="${role}"]`).catch(() => null);
    if (found) return found;
    await pause();
  } while (Date.now() < end);
  throw new Error(`Waited in vain for ${role} "${name}"`);
}

export function button(page: Page, name: string): Promise<ElementHandle> {
  return control(page, 'button', name);
}

/** Clicks a button with the mouse, as soon as it is there and enabled. */
export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`aria/${name}[role="button"]`).setTimeout(10_000).click();
}

/** The texts of a named list's items, once there are any; the words of one item are separated by spaces. */
export async function itemsOf(page: Page, list: string): Promise<string[]> {
  const element = await control(page, 'list', list);
  return element.$$eval(':scope > li', (items) =>
    items.map((item) => {
      const words: string[] = [];
      const walker = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) words.push(node.textContent?.trim() ?? '');
      return words.filter(Boolean).join(' ');
    }),
  );
}

/** What the alert says, once there is one. */
export function alert(page: Page): Promise<string> {
  return textOf(page, '[role=alert]');
}
