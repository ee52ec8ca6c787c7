import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Purchase } from '../../src/model/schemas/purchases/purchase.ts';
import { DEMO_KEY } from '../sandbox/index.ts';
import { defects } from './defects.ts';
import { describeSchemes, eachOf } from './each-of.ts';
import { checkFile, download, openLedger, rowsOf, rowsWhen } from './ledger-screen.ts';
import { alert, control, itemsOf, press, textOf } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const BUY = 'POST /profile/profile';
const IN = 'https://www.linkedin.com/in/';
const ZOE = 'zoe-bronte-lukasiewicz';
const JANE = 'jane-d-18a273142';
const [ZOE_NAME, LAYLA_NAME, HANAKO_NAME] = ['Zoë Brontë-Łukasiewicz', 'ليلى المنصوري', '山田 花子'];
const DOWN = 'Kaspr has a problem (status 500).';

async function find(popup: Page): Promise<Page> {
  await press(popup, 'Find contact data');
  return popup;
}

const popupOf = async ({ leadlight }: BrowserSession, slug: string) =>
  leadlight.openPopup(await leadlight.open(IN + slug));

/** Two purchases, a refusal and, last, a question. Resolves to the popup that shows the question. */
async function buyOfAllKinds(browserSession: BrowserSession): Promise<Page> {
  const { sandbox } = browserSession;
  const zoe = await find(await popupOf(browserSession, ZOE));
  await itemsOf(zoe, 'Emails');
  await press(zoe, 'Find email patterns');
  await itemsOf(zoe, 'Email patterns');
  sandbox.kaspr.next(BUY, { status: 400 });
  await alert(await find(await popupOf(browserSession, 'ليلى-المنصوري-4b1907')));
  sandbox.kaspr.next(BUY, { status: 500, charge: 1, dropHeaders: true });
  const hanako = await find(await popupOf(browserSession, '山田-花子-aa1234567'));
  await alert(hanako);
  return hanako;
}

/** Runs in the page: nothing can be read of the days' sums any more, nor what the person's look-up has cost. */
async function damageBooks(): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => {
    opening.onsuccess = done;
  });
  const transaction = opening.result.transaction(['days', 'prices'], 'readwrite');
  for (const name of ['days', 'prices']) {
    const store = transaction.objectStore(name);
    const all = store.getAll();
    all.onsuccess = () => {
      for (const { id } of all.result) store.put({ id, charged: 'all of it' });
    };
  }
  await new Promise((done) => {
    transaction.oncomplete = done;
  });
  opening.result.close();
}

/** Runs in the page: as many days, one after the other, on which a credit was spent. */
async function putDays(count: number): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((done) => {
    opening.onsuccess = done;
  });
  const transaction = opening.result.transaction('days', 'readwrite');
  for (let at = 0; at < count; at += 1) {
    const day = new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
    transaction.objectStore('days').put({ id: `kaspr|${day}`, service: 'kaspr', day, entries: 1, charged: 1, open: 0 });
  }
  await new Promise((done) => {
    transaction.oncomplete = done;
  });
  opening.result.close();
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const select = await control(page, 'combobox', name);
  await select.select(value);
}

describe('the ledger page', () => {
  const browserSession = useBrowserSession();

  it('shows every purchase: bought, refused and of unknown end, newest first, and follows what happens', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openLedger(leadlight);
    expect(await textOf(page, '.ledger [role=status]')).toBe('Nothing has been asked for yet.');
    await buyOfAllKinds(browserSession);
    await page.bringToFront();
    const rows = await rowsWhen(page, (all) => all.length === 4 && all[0]?.State === 'open question');
    const usual = { Service: 'Kaspr', Time: expect.stringMatching(/\d{4}, \d+:\d\d/) };
    expect(rows).toEqual([
      {
        ...usual,
        'Person or company': HANAKO_NAME,
        'Asked for': 'contact data',
        State: 'open question',
        Charged: 'maybe 1',
        Remaining: '–',
        Why: `${DOWN}Count it as chargedOpen the profile`,
      },
      {
        ...usual,
        'Person or company': LAYLA_NAME,
        'Asked for': 'contact data',
        State: 'refused',
        Charged: '0',
        Remaining: '98',
        Why: 'Kaspr did not accept this request (status 400). Nothing was charged.',
      },
      {
        ...usual,
        'Person or company': 'hollowpine.example',
        'Asked for': 'email patterns',
        State: 'settled',
        Charged: '1',
        Remaining: '98',
        Why: 'Answered.',
      },
      {
        ...usual,
        'Person or company': ZOE_NAME,
        'Asked for': 'contact data',
        State: 'settled',
        Charged: '1',
        Remaining: '99',
        Why: 'Answered.',
      },
    ]);
    const links = await page.$$eval('.entries a', (all) => all.map(({ href, rel }) => `${href} ${rel}`));
    expect(links.at(-1)).toBe(`${IN}${ZOE}/ noreferrer`);
    expect(links[0]).toBe(`${IN}${encodeURIComponent('山田-花子-aa1234567')}/ noreferrer`);
    expect(sandbox.kaspr.charges()).toHaveLength(3);
  });

  it('says per day and service what was charged and what may have been, and what the balance says', async () => {
    const { leadlight, sandbox } = browserSession;
    await buyOfAllKinds(browserSession);
    const page = await openLedger(leadlight);
    const days = await control(page, 'table', 'Credits per day');
    expect(await days.$$eval('tbody td', (cells) => cells.map((cell) => cell.textContent))).toEqual([
      await page.evaluate(() => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format()),
      'Kaspr',
      '4',
      '2',
      '1',
    ]);
    expect(await textOf(page, '.ledger-sums')).toContain(
      'Charged today: 2. This month: 2. Besides, 1 may have been charged this month.',
    );
    const balance = () => textOf(page, '.ledger-sums', (text) => /Difference|They agree/.test(text));
    expect(await balance()).toMatch(
      /Kaspr’s balance went from 100 to 98 since .*: 2 credits. The ledger accounts for 2. They agree./,
    );
    // Somebody else buys with the same key, and this ledger hears of it with its next reply.
    sandbox.kaspr.setKey({ key: DEMO_KEY, credits: sandbox.kaspr.balance(DEMO_KEY) - 2 });
    await textOf(await find(await popupOf(browserSession, JANE)), '.row-refresh');
    await page.bringToFront();
    // Two elsewhere, and the one of the question.
    expect(await textOf(page, '.ledger-sums', (text) => text.includes('Difference'))).toMatch(
      /went from 100 to 94 since .*: 6 credits. The ledger accounts for 3. Difference: 3 \(spent elsewhere/,
    );
  });

  it('repairs damaged sums and prices from the entries when asked to, and says what was set aside', async () => {
    const { leadlight, sandbox } = browserSession;
    await buyOfAllKinds(browserSession);
    const before = [await leadlight.stored('days'), await leadlight.stored('prices')];
    const page = await openLedger(leadlight);
    await page.evaluate(damageBooks);
    await press(page, 'Repair');
    await expect
      .poll(() => page.$$eval('[role=status]', (all) => all.map((one) => one.textContent).join(' ')))
      .toMatch(/Repaired\. \d+ records were set aside\./);
    expect([await leadlight.stored('days'), await leadlight.stored('prices')]).toEqual(before);
    expect(await leadlight.stored('damaged')).not.toEqual([]);
    expect(await page.$eval('main', (main) => main.textContent)).toMatch(
      /records could not be read and were set aside: sums, prices and balances: \d/,
    );
    expect(sandbox.kaspr.charges()).toHaveLength(3);
  });

  it('shows the latest days at first, and all of them when asked', async () => {
    const { leadlight } = browserSession;
    const page = await openLedger(leadlight);
    await page.evaluate(putDays, 100);
    await page.reload();
    const rows = async () =>
      (await control(page, 'table', 'Credits per day')).$$eval('tbody time', (days) => days.map((day) => day.dateTime));
    expect(await rows()).toHaveLength(7);
    await press(page, 'Show 93 more days');
    await page.waitForFunction(() => document.querySelectorAll('.sums tbody tr').length === 100);
    const all = await rows();
    expect(all).toEqual(all.toSorted().reverse());
    expect(await page.$$eval('.sums ~ button', (buttons) => buttons.length)).toBe(0);
  });

  it('shows what is looked for: by name, state and service', { tags: ['slow'] }, async () => {
    const { leadlight } = browserSession;
    await buyOfAllKinds(browserSession);
    const page = await openLedger(leadlight);
    await rowsWhen(page, (rows) => rows.length === 4);
    const names = async (count: number) =>
      (await rowsWhen(page, (rows) => rows.length === count)).map((row) => row['Person or company']);
    const search = page.locator('aria/Person or company[role="searchbox"]');
    await search.fill('brontë');
    expect(await names(1)).toEqual([ZOE_NAME]);
    await search.fill('المنصوري');
    expect(await names(1)).toEqual([LAYLA_NAME]);
    await search.fill('nobody at all');
    expect(await names(0)).toEqual([]);
    await textOf(page, '.ledger [role=status]', (text) => text === 'No entry passes this filter.');
    await page.$eval('input[type=search]', (field) => field.select());
    await page.keyboard.press('Backspace');
    await choose(page, 'State', 'settled');
    expect(await names(2)).toEqual(['hollowpine.example', ZOE_NAME]);
    await choose(page, 'State', 'unknown');
    expect(await names(1)).toEqual([HANAKO_NAME]);
    await choose(page, 'Service', 'kaspr');
    expect(await names(1)).toEqual([HANAKO_NAME]);
    await choose(page, 'State', '');
    expect(await names(4)).toHaveLength(4);
  });

  it('takes the user’s word on an open question, here and in the popup, without asking anybody', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await buyOfAllKinds(browserSession);
    const page = await openLedger(leadlight);
    const sent = sandbox.kaspr.requests.length;
    await press(page, 'Count it as charged');
    const [entry] = await rowsWhen(page, ([first]) => first?.State === 'question answered');
    expect(entry).toMatchObject({ Charged: '1', Why: `${DOWN}You counted it as charged.` });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('question answered');
    expect((await leadlight.ledger()).at(-1)).toMatchObject({ state: 'unknown', charged: 1, resolved: { by: 'user' } });
    expect(sandbox.kaspr.requests).toHaveLength(sent);
    await popup.bringToFront();
    expect(await textOf(popup, '[role=alert] p', (text) => text.includes('counted'))).toBe(
      `${DOWN} You counted it as charged. Trying again may cost again.`,
    );
    const bought = sandbox.kaspr.count(BUY);
    await press(popup, 'Try again');
    await itemsOf(popup, 'Emails');
    expect(sandbox.kaspr.count(BUY)).toBe(bought + 1);
  });

  it('in the popup an open question says what trying again may cost, and can be counted as charged', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await buyOfAllKinds(browserSession);
    expect(await alert(popup)).toBe(
      `${DOWN} It may have been charged. Leadlight does not ask again by itself.Try againCount it as chargedTrying again may cost 1 more credit.`,
    );
    const sent = sandbox.kaspr.requests.length;
    await press(popup, 'Count it as charged');
    expect(await textOf(popup, '[role=alert]', (text) => text.includes('counted'))).toBe(
      `${DOWN} You counted it as charged. Trying again may cost again.Try again`,
    );
    expect(sandbox.kaspr.requests).toHaveLength(sent);
    expect((await leadlight.stored<{ charged: number; open: number }>('days'))[0]).toMatchObject({
      charged: 3,
      open: 0,
    });
    const opened = leadlight.browser.waitForTarget((target) => target.url().endsWith('src/leads/index.html#ledger'));
    await popup.locator('aria/Ledger[role="link"]').click();
    expect(await rowsOf(await (await opened).asPage())).toHaveLength(4);
  });

  it('a question that the balance answered says so', { tags: ['slow'] }, async () => {
    const { leadlight } = browserSession;
    await buyOfAllKinds(browserSession);
    // The next reply tells what is left, with exactly one question between two balances.
    await textOf(await find(await popupOf(browserSession, JANE)), '.row-refresh');
    const page = await openLedger(leadlight);
    const rows = await rowsWhen(page, (all) => all[1]?.State === 'question answered');
    expect(rows[1]).toMatchObject({
      Charged: '1',
      Why: `${DOWN}Kaspr’s balance shows that it was charged 1 credit.`,
    });
    expect(rows[1]?.['Person or company']).toBe(HANAKO_NAME);
  });
});

describe('the exported ledger', () => {
  const browserSession = useBrowserSession();

  eachOf(['csv', 'json'] as const)(
    '%s: holds every entry and is found untouched, and changed where it was changed',
    async (kind) => {
      const { leadlight } = browserSession;
      await buyOfAllKinds(browserSession);
      const page = await openLedger(leadlight);
      const { path, text } = await download(leadlight, page, `Export ${kind.toUpperCase()}`);
      expect(path).toMatch(new RegExp(`leadlight-ledger-\\d{4}-\\d\\d-\\d\\d\\.${kind}$`));
      expect(await textOf(page, '.ledger-file [role=status]')).toBe('4 entries were exported.');
      for (const name of [ZOE_NAME, LAYLA_NAME, HANAKO_NAME, 'hollowpine.example']) expect(text).toContain(name);
      if (kind === 'json')
        expect(JSON.parse(text).entries).toMatchObject([{ number: '1' }, {}, {}, { state: 'unknown' }]);
      const today = await page.evaluate(() => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format());
      expect(await checkFile(page, path)).toMatch(
        new RegExp(`^Untouched. Exported here on ${today}, .* with 4 entries.$`),
      );

      const folder = await mkdtemp(join(tmpdir(), 'leadlight-forged-'));
      const forge = async (forged: string) => {
        const file = join(folder, `${Math.random()}.${kind}`);
        await writeFile(file, forged);
        return checkFile(page, file);
      };
      const refused = text.indexOf('refused');
      expect(await forge(`${text.slice(0, refused)}settled${text.slice(refused + 7)}`)).toMatch(
        /^Changed at entry 3\./,
      );
      const lines = text.split('\n');
      expect(await forge([...lines.slice(0, 2), ...lines.slice(3)].join('\n'))).toMatch(/^Changed at entry 2\./);
      expect(await forge([...lines.slice(0, 4), ...lines.slice(5)].join('\n'))).toMatch(
        /^The chain of 3 entries is whole, but this Leadlight did not export a ledger that ends like this/,
      );
      expect(await forge('Dear all,')).toMatch(/^This file does not begin like a ledger/);
      expect(await checkFile(page, path)).toMatch(/^Untouched/);
      await rm(folder, { recursive: true });
      await rm(dirname(path), { recursive: true });
    },
  );

  it('of 2,345 entries is read in pieces, with nothing missing; the page shows the newest 50, and more', async () => {
    const { leadlight } = browserSession;
    await itemsOf(await find(await popupOf(browserSession, ZOE)), 'Emails');
    await addEntries(browserSession, 2344);
    const page = await openLedger(leadlight);
    await rowsWhen(page, (rows) => rows.length === 50);
    await press(page, 'Show more');
    await rowsWhen(page, (rows) => rows.length === 100);
    const { path, text } = await download(leadlight, page, 'Export JSON');
    const { entries } = JSON.parse(text);
    expect(entries.map(({ number }: { number: string }) => Number(number))).toEqual(
      Array.from({ length: 2345 }, (_, at) => at + 1),
    );
    expect(await checkFile(page, path)).toContain('with 2,345 entries.');
    await rm(dirname(path), { recursive: true });
  });
});

/** Adds copies of the only entry, as if so many had been bought. */
function addEntries({ leadlight }: BrowserSession, count: number): Promise<void> {
  return leadlight.inside(async (more) => {
    const opening = indexedDB.open('leadlight');
    await new Promise((done) => opening.addEventListener('success', done));
    const transaction = opening.result.transaction(['purchases', 'days'], 'readwrite');
    const store = transaction.objectStore('purchases');
    const reading = store.getAll();
    await new Promise((done) => reading.addEventListener('success', done));
    const [first] = reading.result as Purchase[];
    for (let id = 2; id < more + 2; id += 1) store.put({ ...first, id });
    await new Promise((done) => transaction.addEventListener('complete', done));
    opening.result.close();
  }, count);
}

describeSchemes('in %s', (scheme) => {
  const browserSession = useBrowserSession();

  eachOf([1280, 380])(
    'the ledger has no defect that axe knows, %i pixels wide, and nothing sticks out',
    async (width) => {
      await buyOfAllKinds(browserSession);
      const page = await openLedger(browserSession.leadlight);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width, height: 900 });
      await rowsWhen(page, (rows) => rows.length === 4);
      expect(await defects(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      // A card on a narrow screen is a row of a table all the same.
      expect(await rowsOf(page)).toHaveLength(4);
      expect(await page.$$('aria/[role="row"]')).not.toHaveLength(0);
    },
  );
});
