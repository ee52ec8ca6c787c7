import type { Page } from 'puppeteer';
import type { Sandbox } from '../sandbox/index.ts';
import { press, textOf } from './screen.ts';

// What a person sees of a look-up of many, and what the service saw of it.

export const BUY = 'POST /profile/profile';

/** The people of a list with their checkboxes: `[x] Zoë`, `[ ] Zoë`, `[-] Zoë` where it can't be changed. */
export function checks(page: Page): Promise<string[]> {
  return page.$$eval('.people [type=checkbox]', (boxes) =>
    boxes.map((box) => {
      const { checked, disabled } = box as HTMLInputElement;
      return `[${disabled ? '-' : checked ? 'x' : ' '}] ${box.getAttribute('aria-label')}`;
    }),
  );
}

/** Presses the button for so many people, once it is there. */
export function begin(page: Page, people: number): Promise<void> {
  return press(page, `Find contact data for ${people} ${people === 1 ? 'person' : 'people'}`);
}

/** What is said of the first look-up that is shown, once it says what is wanted. */
export function runText(page: Page, isWanted: (text: string) => boolean, timeout = 20_000): Promise<string> {
  return textOf(page, '.run', isWanted, timeout);
}

export function ended(page: Page, timeout?: number): Promise<string> {
  return runText(page, (text) => text.startsWith('Look-up finished'), timeout);
}

/** Whom the service was asked about, in order. */
export function askedFor({ kaspr }: Sandbox): string[] {
  const bodies = kaspr.requests.filter(({ path }) => path === '/profile/profile').map(({ body }) => body);
  return bodies.map((body) => (body as { id: string }).id);
}
