import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { savedPerson, saveLeads } from './crm-setup.ts';
import { check, namesWhen, openLeads, rowsOf, rowsWhen, type Someone, search } from './leads-screen.ts';
import { alert, button, control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession, useOneBrowserSession } from './setup.ts';

const SOURCE = { service: 'kaspr', at: 1_790_000_000_000 } as const;
const LAYLA = 'ليلى المنصوري';
const PEOPLE: readonly Someone[] = [
  ['zoe', 'Zoë Brontë-Łukasiewicz', { tags: ['Paris fair', 'warm'], notes: 'Met in March' }],
  ['layla', LAYLA, { headline: 'مديرة المبيعات', company: 'Tidewright' }],
  ['jane', 'Jane Doe', { contact: null, company: 'Kestrel & Finch', headline: null }],
];

const selectedText = (page: Page) => textOf(page, '.leads-selection [role=status]');
const hint = (page: Page, isWanted?: (text: string) => boolean) => textOf(page, '.leads-tools > .hint', isWanted);

describe('the saved people', () => {
  const browserSession = useOneBrowserSession(async () => {});

  const many = (count: number): Someone[] =>
    Array.from({ length: count }, (_, at) => [`p${at}`, `Person ${String(at).padStart(5, '0')}`]);

  it('are a table, the newest first, and the first tab of the page', async () => {
    const page = await openLeads(browserSession.leadlight, PEOPLE);
    const rows = await rowsWhen(page, (all) => all.length === 3);
    const known = { 'Saved on': expect.stringMatching(/^Sep 21, 2026$/), 'In CRM': '–', 'Opted out': '–' };
    expect(rows).toEqual([
      {
        ...{ Select: '[ ] Zoë Brontë-Łukasiewicz', Name: 'Zoë Brontë-Łukasiewicz', Headline: 'Head of Growth' },
        ...{ Company: 'Acme', Emails: '1', Phones: '–', Tags: 'Paris fair, warm', ...known },
      },
      {
        ...{ Select: `[ ] ${LAYLA}`, Name: LAYLA, Headline: 'مديرة المبيعات' },
        ...{ Company: 'Acme', Emails: '1', Phones: '–', Tags: '', ...known },
      },
      {
        ...{ Select: '[ ] Jane Doe', Name: 'Jane Doe', Headline: '' },
        ...{ Company: 'Kestrel & Finch', Emails: '–', Phones: '–', Tags: '', ...known },
      },
    ]);
    expect(await page.$eval('.tabs [aria-current]', (tab) => tab.textContent)).toBe('Leads');
    expect(await textOf(page, '.leads-search [role=status]')).toBe('3 people');
    const table = await control(page, 'table', 'Leads');
    expect(await table.evaluate((element) => element.ariaRowCount)).toBe('4');
  });

  it('say how people get here while there is nobody, and follow what is saved and changed elsewhere', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, []);
    expect(await textOf(page, '.leads-nobody')).toContain('Nobody is saved yet');
    expect(await page.$('table')).toBeNull();
    await saveLeads(leadlight, [savedPerson('zoe', 'Zoë')]);
    // As another page does it, which the background announces.
    const editor = '0f6c2f3e-6d0b-4b5a-9b1e-0d8f0f6c2f3e';
    const save = { name: 'save-tags', ask: { id: 'lead-zoe', editor, add: ['warm'], remove: [] } };
    await leadlight.inside((message) => chrome.runtime.sendMessage(message), save);
    await page.bringToFront();
    expect((await rowsWhen(page, ([first]) => first?.Tags === 'warm'))[0]?.Name).toBe('Zoë');
  });

  it('are searched by name, company, headline and tag, without regard to case and accents', async () => {
    const page = await openLeads(browserSession.leadlight, PEOPLE);
    await namesWhen(page, 3);
    await search(page, 'bronte lukas');
    expect(await namesWhen(page, 1)).toEqual(['Zoë Brontë-Łukasiewicz']);
    expect(await textOf(page, '.leads-search [role=status]', (text) => text.includes('of'))).toBe('1 of 3 people');
    await search(page, 'المنصوري');
    expect(await namesWhen(page, 1)).toEqual([LAYLA]);
    await search(page, 'PARIS');
    expect(await namesWhen(page, 1)).toEqual(['Zoë Brontë-Łukasiewicz']);
    await search(page, 'kestrel');
    expect(await namesWhen(page, 1)).toEqual(['Jane Doe']);
    await search(page, 'nobody at all');
    await rowsWhen(page, (rows) => rows.length === 0);
    expect(await textOf(page, '.leads-search [role=status]', (text) => text.includes('Nobody'))).toBe(
      'Nobody is found by this search.',
    );
    const exporting = await button(page, 'Export CSV');
    expect(await exporting.evaluate((element) => (element as HTMLButtonElement).disabled)).toBe(true);
  });

  it('are selected one by one, as a range, and all that a search shows', async () => {
    const page = await openLeads(browserSession.leadlight, many(12));
    await namesWhen(page, 12);
    expect(await hint(page)).toBe('Nobody is selected: for all 12 people shown:');
    await check(page, 'Person 00002');
    expect(await selectedText(page)).toBe('1 selected.');
    await page.keyboard.down('Shift');
    await check(page, 'Person 00005');
    await page.keyboard.up('Shift');
    const chosen = (rows: Record<string, string>[]) => rows.filter(({ Select }) => Select?.startsWith('[x]')).length;
    await rowsWhen(page, (rows) => chosen(rows) === 4);
    expect(await hint(page, (text) => text.includes('4'))).toBe('For the 4 people selected:');
    await search(page, '0001');
    await namesWhen(page, 3);
    await check(page, 'Select all shown');
    expect(await textOf(page, '.leads-selection [role=status]', (text) => text.startsWith('7'))).toBe(
      '7 selected. 4 of them are not shown.',
    );
    await press(page, 'Select nobody');
    await rowsWhen(page, (rows) => chosen(rows) === 0);
  });

  it('draws only the rows in sight of thousands, and reaches all by scrolling and by keyboard', async () => {
    const page = await openLeads(browserSession.leadlight, many(3000));
    await textOf(page, '.leads-search [role=status]', (text) => text === '3,000 people', 20_000);
    expect((await rowsOf(page)).length).toBeLessThan(60);
    const table = await control(page, 'table', 'Leads');
    expect(await table.evaluate((element) => element.ariaRowCount)).toBe('3001');
    await page.$eval('.leads-scroll', (element) => element.scrollTo({ top: element.scrollHeight }));
    await rowsWhen(page, (rows) => rows.some(({ Name }) => Name === 'Person 02999'));
    // The row that the Tab key stops at stays.
    expect((await rowsOf(page))[0]?.Name).toBe('Person 00000');

    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await (await control(page, 'button', 'Person 00000')).focus();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Person 00001');
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Person 02999');
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe('Person 02999');
    await page.keyboard.press('PageUp');
    await page.waitForFunction(() => document.activeElement?.textContent !== 'Person 02999');
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Person 00000');
    // One stop: what comes next is behind the table.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('tbody'))).toBeNull();
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe('Person 00000');
    await page.keyboard.press('Space');
    expect(await selectedText(page)).toBe('1 selected.');
  });
});

describe('a saved person', () => {
  const browserSession = useOneBrowserSession(async () => {});
  const contact = savedPerson('zoe', 'Zoë').contact;
  const stored = async () => (await browserSession.leadlight.stored<Lead>('leads')).find(({ id }) => id === 'lead-zoe');

  async function openZoe(different: Partial<Lead> = {}): Promise<Page> {
    const page = await openLeads(browserSession.leadlight, [['zoe', 'Zoë Brontë', different], ...PEOPLE.slice(1)]);
    await (await control(page, 'button', 'Zoë Brontë')).click();
    await textOf(page, '.lead h2', (text) => text.includes('Zoë'));
    return page;
  }

  it('is opened with contact data, the address on LinkedIn and what the user says, and closed again', async () => {
    const page = await openZoe({ tags: ['warm'], notes: 'Met in March' });
    expect(await itemsOf(page, 'Emails')).toEqual([expect.stringContaining('zoe@acme.example')]);
    expect(await textOf(page, '.lead')).toContain('No phone number is known.');
    const link = await control(page, 'link', 'LinkedIn profile');
    expect(await link.evaluate((element) => element.getAttribute('href'))).toBe('https://www.linkedin.com/in/zoe/');
    expect(await itemsOf(page, 'Tags')).toEqual(['warm']);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zoë Brontë');
    await press(page, 'Close the details');
    await page.waitForFunction(() => document.querySelector('.lead') === null);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zoë Brontë');
  });

  it('takes tags and notes, which are on disk at once and found by a search', async () => {
    const page = await openZoe();
    const field = await control(page, 'textbox', 'New tag');
    await field.type('  Paris   fair ');
    await page.keyboard.press('Enter');
    await field.type('عميل 🎯');
    await page.keyboard.press('Enter');
    await field.type('paris FAIR');
    await page.keyboard.press('Enter');
    expect(await itemsOf(page, 'Tags')).toEqual(['Paris fair', 'عميل 🎯']);
    await textOf(page, '.lead', (text) => text.includes('Saved on this machine.'));
    await rowsWhen(page, ([first]) => first?.Tags === 'Paris fair, عميل 🎯');
    await (await control(page, 'textbox', 'Notes')).type('Call after the fair');
    await textOf(page, '.lead', (text) => text.includes('Saved on this machine.'));
    expect(await stored()).toMatchObject({ tags: ['Paris fair', 'عميل 🎯'], notes: 'Call after the fair' });
    await press(page, 'Remove the tag Paris fair');
    await rowsWhen(page, ([first]) => first?.Tags === 'عميل 🎯');
    await search(page, 'عميل');
    expect(await namesWhen(page, 1)).toEqual(['Zoë Brontë']);
  });

  it('keeps notes that were not finished when the panel is closed', async () => {
    const page = await openZoe();
    await (await control(page, 'textbox', 'Notes')).type('half a sen');
    await (await control(page, 'button', 'Jane Doe')).click();
    await textOf(page, '.lead h2', (text) => text.includes('Jane'));
    await expect.poll(async () => (await stored())?.notes).toBe('half a sen');
    expect(await page.$eval('.lead textarea', (field) => field.value)).toBe('');
  });

  it('who has opted out, or is on a do-not-call list, is shown as such', async () => {
    const phone = { display: '+33 6 39 98 00 01', e164: '+33639980001', country: 'FR', use: null, sources: [SOURCE] };
    const page = await openZoe({
      contact: contact && { ...contact, optedOut: SOURCE, phones: [{ ...phone, isDoNotCall: true }] },
    });
    expect((await rowsOf(page))[0]).toMatchObject({ 'Opted out': 'yes', Phones: '1' });
    expect(await textOf(page, '.lead .alert')).toBe(
      'This person has asked Kaspr not to be contacted. They are left out of every export and of the CRM.',
    );
    expect(await itemsOf(page, 'Phones')).toEqual([expect.stringContaining('do not call')]);
  });

  it('who is forgotten in another window is said to be gone, and nothing brings them back', async () => {
    const page = await openZoe();
    await (await control(page, 'textbox', 'Notes')).type('still here');
    await textOf(page, '.lead', (text) => text.includes('Saved on this machine.'));
    const forget = { name: 'forget-leads', ask: { ids: ['lead-zoe'] } };
    await browserSession.leadlight.inside((message) => chrome.runtime.sendMessage(message), forget);
    await page.bringToFront();
    await textOf(page, '.lead', (text) => text.includes('This person is not saved any more.'));
    expect(await namesWhen(page, 2)).toEqual([LAYLA, 'Jane Doe']);
    expect(await stored()).toBeUndefined();
  });
});

describe('forgetting', () => {
  const browserSession = useOneBrowserSession(async () => {});

  it('asks first, says what goes and what stays, and removes those who are selected', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    await check(page, 'Jane Doe');
    await check(page, LAYLA);
    await press(page, 'Forget');
    expect(await textOf(page, '.leads-tools .call')).toContain('Forget 2 people?');
    expect(await textOf(page, '.leads-tools .call')).toContain('What was paid stays in the ledger, without a name.');
    await press(page, 'Keep them');
    expect(await namesWhen(page, 3)).toHaveLength(3);
    expect(await leadlight.stored('leads')).toHaveLength(3);
    await press(page, 'Forget');
    await press(page, 'Forget 2 people');
    expect(await namesWhen(page, 1)).toEqual(['Zoë Brontë-Łukasiewicz']);
    await textOf(page, '.leads-tools', (text) => text.includes('2 people were forgotten.'));
    expect(await hint(page)).toBe('Nobody is selected: for the person shown:');
    expect((await leadlight.stored<Lead>('leads')).map(({ id }) => id)).toEqual(['lead-zoe']);
  });

  it('without a selection is about all that a search shows, and closes who was opened', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    await (await control(page, 'button', 'Jane Doe')).click();
    await textOf(page, '.lead h2', (text) => text.includes('Jane'));
    await search(page, 'kestrel');
    await namesWhen(page, 1);
    await press(page, 'Forget');
    await press(page, 'Forget 1 person');
    await textOf(page, '.leads-tools', (text) => text.includes('1 person was forgotten.'));
    expect(await page.$('.lead')).toBeNull();
    expect((await leadlight.stored<Lead>('leads')).map(({ id }) => id).sort()).toEqual(['lead-layla', 'lead-zoe']);
  });
});

describe('saved people that can’t be read', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('are said to be, with what to do and a way to try again', async () => {
    const { leadlight } = browserSession;
    await leadlight.inside(async () => {
      // As a later Leadlight leaves it.
      const opening = indexedDB.open('leadlight', 99);
      await new Promise((done) => opening.addEventListener('success', done));
      opening.result.close();
    });
    const page = await openLeads(leadlight, []);
    expect(await alert(page)).toContain('A newer Leadlight has written the data on this machine.');
    await button(page, 'Try again');
    expect(await page.$('.leads-nobody')).toBeNull();
  });
});
