import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { defects } from './defects.ts';
import { check, openLeads, type Someone } from './leads-screen.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

const ZOE = 'Zoë Brontë';
const SAVED = 'Saved on this machine.';

describe('what the user writes about a person', () => {
  const browserSession = useOneBrowserSession(async () => {});
  const stored = async () => (await browserSession.leadlight.stored<Lead>('leads')).find(({ id }) => id === 'lead-zoe');
  const drafts = () => browserSession.leadlight.stored<{ tag: string }>('drafts');

  async function openZoe(people: readonly Someone[] = []): Promise<Page> {
    const page = await openLeads(browserSession.leadlight, people);
    await (await control(page, 'button', ZOE)).click();
    await textOf(page, '.lead h2', (text) => text.includes(ZOE));
    return page;
  }

  const inField = (page: Page, selector = '.lead textarea') =>
    page.$eval(selector, (field) => (field as HTMLTextAreaElement | HTMLInputElement).value);

  async function type(page: Page, field: string, text: string): Promise<void> {
    await page.bringToFront();
    await (await control(page, 'textbox', field)).type(text);
  }

  /** Two windows, of which the first has saved something while the second was typing. */
  async function disagreeing(): Promise<Page> {
    const [first, second] = [await openZoe([['zoe', ZOE, { notes: '' }]]), await openZoe()];
    // The second hears of nothing: its notes are changed as they were when it was opened.
    await second.evaluate(() => {
      const field = document.querySelector('.lead textarea') as HTMLTextAreaElement;
      field.focus();
      field.value = 'Likes tea';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const save = { id: 'lead-zoe', editor: '5b0c6a52-3c1e-4f0e-8a55-5d1f2a7b9c10', notes: 'Call in May', expected: '' };
    await first.evaluate((ask) => chrome.runtime.sendMessage({ name: 'save-notes', ask }), save);
    await second.bringToFront();
    await textOf(second, '.lead [role=alert]', (text) => text.includes('Another window'));
    return second;
  }

  it('in two windows shows both where one has changed the other’s notes, and the user decides', async () => {
    const page = await disagreeing();
    expect(await inField(page)).toBe('Likes tea');
    expect(await textOf(page, '.lead blockquote')).toBe('Call in May');
    expect((await stored())?.notes).toBe('Call in May');
    expect(await defects(page)).toEqual([]);
    await press(page, 'Keep both');
    await textOf(page, '.lead', (text) => text.includes(SAVED));
    expect(await inField(page)).toBe('Call in May\n\nLikes tea');
    await expect.poll(async () => [(await stored())?.notes, await drafts()]).toEqual(['Call in May\n\nLikes tea', []]);
    expect(await page.$('.lead [role=alert]')).toBeNull();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  });

  it.each([
    ['Keep what I typed', 'Likes tea'],
    ['Take the other notes', 'Call in May'],
  ])('"%s" does that', async (button, kept) => {
    const page = await disagreeing();
    await press(page, button);
    await expect.poll(async () => [(await stored())?.notes, await drafts()]).toEqual([kept, []]);
    expect(await inField(page)).toBe(kept);
  });

  it('undecided outlives the tab', async () => {
    const page = await disagreeing();
    await type(page, 'Notes', ' and cake');
    await page.close();
    const later = await openZoe();
    expect(await inField(later)).toBe('Likes tea and cake');
    expect(await textOf(later, '.lead blockquote')).toBe('Call in May');
  });

  it('appears in another window that has nothing typed; tags of both add up', async () => {
    const [first, second] = [await openZoe([['zoe', ZOE, { tags: ['warm'] }]]), await openZoe()];
    await type(first, 'Notes', 'Call in May');
    await textOf(first, '.lead', (text) => text.includes(SAVED));
    await type(second, 'New tag', 'Paris\n');
    await expect.poll(() => inField(second)).toBe('Call in May');
    await type(first, 'New tag', 'Lyon\n');
    await first.bringToFront();
    await press(first, 'Remove the tag warm');
    await expect.poll(async () => (await stored())?.tags).toEqual(['Paris', 'Lyon']);
    await second.bringToFront();
    await expect.poll(() => itemsOf(second, 'Tags')).toEqual(['Paris', 'Lyon']);
    await first.bringToFront();
    expect(await itemsOf(first, 'Tags')).toEqual(['Paris', 'Lyon']);
  });

  it('survives a tab that is closed while typing: notes and half a tag', async () => {
    const page = await openZoe([['zoe', ZOE]]);
    await type(page, 'New tag', 'half a t');
    await type(page, 'Notes', 'half a sen');
    await page.close();
    const later = await openZoe();
    expect(await inField(later)).toBe('half a sen');
    expect(await inField(later, '.lead .section input[type=text]')).toBe('half a t');
    await expect.poll(async () => (await stored())?.notes).toBe('half a sen');
    await type(later, 'New tag', 'ag\n');
    await expect.poll(async () => [(await stored())?.tags, await drafts()]).toEqual([['half a tag'], []]);
  });

  it('and not saved yet goes with the person who is forgotten', async () => {
    const page = await openZoe([
      ['zoe', ZOE],
      ['jane', 'Jane Doe'],
    ]);
    await check(page, ZOE);
    await type(page, 'New tag', 'secret');
    await expect.poll(async () => (await drafts()).map(({ tag }) => tag)).toEqual(['secret']);
    await press(page, 'Forget');
    await press(page, 'Forget 1 person');
    await textOf(page, '.leads-tools', (text) => text.includes('1 person was forgotten.'));
    await new Promise((done) => setTimeout(done, 600));
    expect([await drafts(), await stored()]).toEqual([[], undefined]);
  });
});
