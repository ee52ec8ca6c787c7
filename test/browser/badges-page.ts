import type { ElementHandle, Page } from 'puppeteer';
import type { SettingsChoices } from '../../src/model/schemas/purchases/settings.ts';
import type { InstalledExtension } from './extension.ts';

// What badges are to the three who meet them: a person with a mouse or a keyboard, a screen reader, and the page.

/** How the name of a badge ends. */
export const STATES = ['not looked up', 'saved', 'nothing found', 'in progress', 'needs a decision'] as const;

const IS_BADGE = new RegExp(`: (?:${STATES.join('|')})`);

/** The names of all badges as a screen reader has them, sorted. */
export async function badgesOn(page: Page): Promise<string[]> {
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const buttons = nodes.filter(({ role, ignored }) => role?.value === 'button' && !ignored);
  const names = buttons.map(({ name }) => String(name?.value ?? ''));
  return names.filter((name) => IS_BADGE.test(name)).sort();
}

/** The names of all badges once they are as wanted. */
export async function badgesWhen(
  page: Page,
  isWanted: (names: string[]) => boolean,
  timeout = 10_000,
): Promise<string[]> {
  const end = Date.now() + timeout;
  let names = await badgesOn(page);
  while (!isWanted(names)) {
    if (Date.now() > end) throw new Error(`The badges are ${JSON.stringify(names)}`);
    await pause(40);
    names = await badgesOn(page);
  }
  return names;
}

/** A badge to click or focus; waits for it. */
export async function badge(page: Page, name: string): Promise<ElementHandle<HTMLElement>> {
  const found = await page.waitForSelector(`aria/${name}[role="button"]`, { timeout: 10_000 });
  if (!found) throw new Error(`No badge "${name}"`);
  // A role of button is given to HTML elements only, here.
  return found as ElementHandle<HTMLElement>;
}

/** All that a page can find of badges: elements without attributes and content that it did not put there itself. */
export function hostsOn(page: Page): Promise<string[]> {
  return page.$$eval('span:empty', (spans) =>
    spans.filter((span) => span.attributes.length === 0).map((span) => `${span.outerHTML}${String(span.shadowRoot)}`),
  );
}

/** Where everything on a page is, except for badges: one line an element. */
export function boxesOn(page: Page): Promise<string[]> {
  return page.$$eval('body *', (elements) =>
    elements
      .filter((element) => !element.matches('span:empty') || element.attributes.length > 0)
      .map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return `${element.localName}.${element.className} ${x} ${y} ${width} ${height}`;
      }),
  );
}

/** Whether a badge is fully visible: the page finds its host at its middle and near each edge. */
export async function isPaintedWhole(page: Page, button: ElementHandle<HTMLElement>): Promise<boolean> {
  await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await button.boundingBox();
  if (!box || box.width < 16 || box.height < 16) return false;
  return page.evaluate(({ x, y, width, height }) => {
    const points = [0.5, 0.12, 0.88].flatMap((part) => [
      [x + width * part, y + height / 2] as const,
      [x + width / 2, y + height * part] as const,
    ]);
    return points.every(([left, top]) => {
      const found = document.elementFromPoint(left, top);
      return found?.localName === 'span' && found.attributes.length === 0;
    });
  }, box);
}

/** Turns badges on or off as the options page does, and tells every open page of it. */
export async function switchBadges(leadlight: InstalledExtension, badges: boolean): Promise<void> {
  await leadlight.inside((ask: SettingsChoices) => chrome.runtime.sendMessage({ name: 'save-settings', ask }), {
    badges,
  });
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
