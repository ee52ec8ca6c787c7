import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { eachOf } from './each-of.ts';
import { choose } from './leads-screen.ts';
import { askedFor, begin, checks, ended } from './run-screen.ts';
import { control, itemsOf, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const LIST = `https://www.linkedin.com/in/zoe-bronte-lukasiewicz/?trk=people
linkedin.com/in/janedoe-growth; Jane Doe 🚀
/in/山田-花子-aa1234567	山田 花子

https://www.linkedin.com/company/hollowpine-instruments/
linkedin.com/in/JANEDOE-growth, J. D.
https://www.linkedin.com/in/ACoAABcDeFgHiJkLmNoPqRsTuVwXyZ0123-_456
just some words
linkedin.com/in/jd1815`;

describe('a list that is pasted', () => {
  const browserSession = useBrowserSession();

  const open = () => browserSession.leadlight.open(browserSession.leadlight.address('src/leads/index.html#many'));

  async function paste(page: Page, text: string): Promise<void> {
    const box = await control(page, 'textbox', 'People');
    await box.evaluate((element, value) => {
      (element as HTMLTextAreaElement).value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
  }

  it('shows whom it is about and which lines can’t be used, and is looked up by one button', async () => {
    const { sandbox } = browserSession;
    const page = await open();
    await paste(page, LIST);
    expect(await itemsOf(page, '5 lines can’t be used')).toEqual([
      'Line 5 The address of a company, not of a person. https://www.linkedin.com/company/hollowpine-instruments/',
      'Line 6 The same person as in line 2. linkedin.com/in/JANEDOE-growth, J. D.',
      expect.stringMatching(/^Line 7 An internal id \(ACo…\)/),
      'Line 8 No profile address in it. just some words',
      'Line 9 The name is missing: write it behind the address, after a comma. linkedin.com/in/jd1815',
    ]);
    expect(await checks(page)).toEqual(['[x] Zoe Bronte Lukasiewicz', '[x] Jane Doe', '[x] 山田 花子']);
    expect((await itemsOf(page, 'People'))[0]).toContain('name guessed from the address');
    await textOf(page, '.run-price', (said) => said.includes('Costs up to 3 credits.'));
    await begin(page, 3);
    expect(await ended(page)).toContain('3 of 3 · 3 found · 0 without data · 0 failed');
    expect(askedFor(sandbox)).toEqual(['zoe-bronte-lukasiewicz', 'janedoe-growth', '山田-花子-aa1234567']);
    const names = sandbox.kaspr.requests.map(({ body }) => (body as { name?: string } | null)?.name).filter(Boolean);
    expect(names).toEqual(['Zoe Bronte Lukasiewicz', 'Jane Doe', '山田 花子']);
    // They are known now: free, and not chosen.
    await textOf(page, '.run-form', (text) => text.includes('for 0 people'));
  });

  it('leaves to the user whom it may not mean, and lists apart who has no address', async () => {
    const page = await open();
    await paste(
      page,
      'Name,LinkedIn,Company\nJane Doe,jane-doe,Acme\nPiers Holt,growthqueen,Acme\n' +
        'Odalys Brenn,nan,Harrowgate\nKofi Adjei,TBD,',
    );
    await page.waitForSelector('.people');
    expect(await checks(page)).toEqual(['[x] Jane Doe', '[ ] Piers Holt']);
    expect((await itemsOf(page, 'People'))[1]).toContain('“growthqueen” doesn’t match the name');
    expect(await itemsOf(page, '2 people without a LinkedIn address')).toEqual([
      'Line 4 Odalys Brenn Harrowgate',
      'Line 5 Kofi Adjei',
    ]);
    // "All" is everybody who is certain: the others are chosen one by one.
    await (await control(page, 'checkbox', 'All in this list')).click();
    expect(await checks(page)).toEqual(['[ ] Jane Doe', '[ ] Piers Holt']);
    await (await control(page, 'checkbox', 'All in this list')).click();
    expect(await checks(page)).toEqual(['[x] Jane Doe', '[ ] Piers Holt']);
    await (await control(page, 'checkbox', 'Piers Holt')).click();
    await textOf(page, '.run-form', (text) => text.includes('for 2 people'));
  });

  it('asks which column is which where headings do not say it, and lists and buys nothing before', async () => {
    const { sandbox } = browserSession;
    const page = await open();
    await paste(
      page,
      'Haus;Kollegin;Netzwerk\nAcme;Jane Doe;https://www.linkedin.com/in/jd7\n' +
        'Harrowgate;Odalys Brenn;https://www.linkedin.com/in/ob7',
    );
    const use = await control(page, 'button', 'Use these columns');
    expect(await page.$('.people, .run-form')).toBeNull();
    const held = async (column: string) =>
      (await control(page, 'combobox', column)).evaluate((box) => (box as HTMLSelectElement).selectedOptions[0]?.label);
    // What looks likely is chosen already.
    expect(await held('Column 1: Haus')).toBe('Not needed');
    expect(await held('Column 2: Kollegin')).toBe('Name');
    expect(await held('Column 3: Netzwerk')).toBe('LinkedIn address');
    await choose(page, 'Column 1: Haus', 'Company');
    await use.click();
    await waited(page);
    expect(await checks(page)).toEqual(['[x] Jane Doe', '[x] Odalys Brenn']);
    expect(await textOf(page, '.columns-read')).toBe(
      'Read as a table: Company from “Haus”, Name from “Kollegin”, and ' +
        'LinkedIn address from “Netzwerk”. Change columns',
    );
    // A mistake is mended in place.
    await (await control(page, 'button', 'Change columns')).click();
    await choose(page, 'Column 1: Haus', 'Name');
    await choose(page, 'Column 2: Kollegin', 'Not needed');
    await (await control(page, 'button', 'Use these columns')).click();
    await textOf(page, '.people', (text) => text.includes('Acme'));
    expect(await checks(page)).toEqual(['[x] Acme', '[x] Harrowgate']);
    expect(askedFor(sandbox)).toEqual([]);
  });

  it('is still there after a look into the ledger', async () => {
    const page = await open();
    await paste(page, LIST);
    await page.waitForSelector('.people');
    await page.evaluate(() => {
      location.hash = '#ledger';
    });
    await textOf(page, 'h1', (text) => text === 'Ledger');
    await page.evaluate(() => {
      location.hash = '#many';
    });
    expect(await checks(await waited(page))).toHaveLength(3);
  });

  eachOf([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf8')],
    ['UTF-16, as spreadsheets say "Unicode text"', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('comes from a CSV file in %s, by its columns', async (_, encode) => {
    const text =
      'First Name,Last Name,URL,Company\r\nJürgen,"Großmann, MBA",https://www.linkedin.com/in/jd,"A, B"\r\n,,,\r\n';
    const page = await open();
    const remove = await openFile(page, encode(text));
    expect(await checks(await waited(page))).toEqual(['[x] Jürgen Großmann']);
    expect(await page.$('.bad li')).toBeNull();
    expect(await textOf(page, '.many-source [role=status]')).toBe('Read from people.csv');
    await remove();
  });

  const CYRILLIC = Buffer.from(
    'Name;LinkedIn URL\r\n' +
      '\xc8\xe2\xe0\xed \xcf\xe5\xf2\xf0\xe5\xed\xea\xee\xe2;https://www.linkedin.com/in/ivan-p-77\r\n',
    'latin1',
  );

  it('in another encoding is read in the likeliest, and can be read in another', async () => {
    const page = await open();
    const remove = await openFile(page, CYRILLIC);
    expect(await checks(await waited(page))).toEqual(['[x] Иван Петренков']);
    await choose(page, 'Text encoding', 'Greek');
    await textOf(page, '.people', (text) => text.includes('Θβΰν Οεςπενκξβ'));
    await choose(page, 'Text encoding', 'Cyrillic (Windows-1251)');
    await textOf(page, '.people', (text) => text.includes('Иван Петренков'));
    await remove();
  });

  it('that could be in several encodings lists nobody before one is chosen', async () => {
    const page = await open();
    const remove = await openFile(
      page,
      Buffer.from('Ad;URL\r\nG\xfcl\xfeen Do\xf0an;https://www.linkedin.com/in/gd-7\r\n', 'latin1'),
    );
    await control(page, 'heading', 'Which one reads right?');
    expect(await page.$('.people, .run-form')).toBeNull();
    await (await control(page, 'radio', 'Gülşen Doğan Turkish (Windows-1254)')).click();
    expect(await checks(await waited(page))).toEqual(['[x] Gülşen Doğan']);
    expect(await page.$eval('textarea', (box) => box.value)).toContain('Gülşen Doğan');
    await remove();
  });

  it('of thousands is read and shown while one waits', async () => {
    const page = await open();
    const before = Date.now();
    await paste(
      page,
      Array.from({ length: 5001 }, (_, at) => `linkedin.com/in/someone-${at}x, Ada Lovelace`).join('\n'),
    );
    await textOf(
      page,
      '.run-form',
      (text) => text.includes('for 5,000 people') && text.includes('5,000 credits'),
      30_000,
    );
    expect(await textOf(page, '.bad')).toBe('1 more was left out: one look-up takes 5,000 people.');
    expect(Date.now() - before).toBeLessThan(15_000);
  });

  /**
   * Opens a file; the function that removes it is called after it was read, which a browser does when the page asks
   * for its text.
   */
  async function openFile(page: Page, bytes: Uint8Array): Promise<() => Promise<void>> {
    const folder = await mkdtemp(join(tmpdir(), 'leadlight-list-'));
    const file = join(folder, 'people.csv');
    await writeFile(file, bytes);
    const input = (await page.waitForSelector('[type=file]')) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(file);
    return () => rm(folder, { recursive: true });
  }

  async function waited(page: Page): Promise<Page> {
    await page.waitForSelector('.people');
    return page;
  }
});
