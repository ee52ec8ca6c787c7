import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { CUSTOMERS_ID } from '../sandbox/kissmetrics/reports.ts';
import { askAsOwnPage } from './ask.ts';
import { badgesWhen } from './badges-page.ts';
import { charged, connectProduct, openPerson, untilRead } from './connected.ts';
import { openOptions, within } from './options-page.ts';
import { button, control, itemsOf, press, textOf } from './screen.ts';
import { type BrowserSession, useBrowserSession, useOneBrowserSession } from './setup.ts';

// Who is in the user's product already: known before anything is spent, by what is stored on this machine.

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const [ZOE, LUDWIG, LAYLA] = ['zoe-bronte-lukasiewicz', 'ludwig-van-der-aalst', 'ليلى-المنصوري-4b1907'];
const PRIYA = 'priya-raghunathan';
const ZOE_NAME = 'Zoë Brontë-Łukasiewicz';

const note = (popup: Page, isWanted?: (text: string) => boolean) => textOf(popup, '.membership', isWanted);

/** Somebody whose addresses are known. */
async function buy(browserSession: BrowserSession, slug: string): Promise<void> {
  const popup = await openPerson(browserSession, slug);
  await press(popup, 'Find contact data');
  await itemsOf(popup, 'Emails');
  await popup.close();
}

describe('whether somebody is in the user’s product', () => {
  const browserSession = useOneBrowserSession(async ({ leadlight, sandbox }) => {
    sandbox.kissmetrics.set({ polls: 0 });
    const options = await connectProduct(leadlight);
    await untilRead(options);
    await options.close();
  });

  it('is said in the popup before anything is spent, and asks nobody', async () => {
    const { sandbox } = browserSession;
    await buy(browserSession, ZOE);
    await buy(browserSession, LUDWIG);
    const before = charged(browserSession);
    expect(await note(await openPerson(browserSession, ZOE))).toBe('In your product as of now');
    expect(await note(await openPerson(browserSession, LUDWIG))).toBe('Not in your product as of now');
    expect(await note(await openPerson(browserSession, LAYLA))).toBe(
      'In your product? Can’t tell: no e-mail address is known yet.',
    );
    expect(sandbox.kissmetrics.requests).toEqual([]);
    expect(charged(browserSession)).toEqual(before);
  });

  it('is said as soon as an address is known', async () => {
    const popup = await openPerson(browserSession, PRIYA);
    expect(await note(popup)).toContain('Can’t tell');
    await press(popup, 'Find contact data');
    expect(await note(popup, (text) => text.startsWith('In your product as of'))).toBe('In your product as of now');
  });

  it('filters the people of a list, and those that are looked up with it', async () => {
    const { leadlight } = browserSession;
    await buy(browserSession, ZOE);
    await buy(browserSession, LUDWIG);
    const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
    await button(popup, 'Find contact data for 8 people');
    const names = async (kind: string) => {
      await (await control(popup, 'combobox', 'Show')).select(kind);
      return popup.$$eval('.people .person-button', (rows) => rows.map((row) => row.getAttribute('aria-label')));
    };
    expect(await names('')).toHaveLength(10);
    expect(await names('in')).toEqual([`${ZOE_NAME}: saved, with e-mail and phone · in your product`]);
    expect(await names('not-in')).toEqual(['Ludwig van der Aalst: saved, with e-mail · not in your product']);
    expect(await names('unknown')).toHaveLength(8);
    await button(popup, 'Find contact data for 8 people');
    await names('in');
    await button(popup, 'Find contact data for 0 people');
  });

  it('is kept as hashes: nobody of the report can be read from this machine', async () => {
    const { leadlight } = browserSession;
    const names: string[] = await leadlight.inside(async () => {
      const opening = indexedDB.open('leadlight');
      await new Promise((done) => opening.addEventListener('success', done));
      const stores = [...opening.result.objectStoreNames];
      opening.result.close();
      return stores;
    });
    const stored = JSON.stringify(await Promise.all(names.map((name) => leadlight.stored(name))));
    expect(stored).toContain('Paying & trial customers');
    expect(stored.toLowerCase()).not.toMatch(/customer0@|@example\.com|hollowpine\.example|yk5zq|student|2026-01-1/);
  });

  it('is said with those columns of the report that are ticked, until they are not, or the person is forgotten', async () => {
    const { leadlight, sandbox } = browserSession;
    await buy(browserSession, PRIYA);
    sandbox.kissmetrics.set({ polls: 0 });
    const options = await openOptions(leadlight);
    const tick = async (name: string) => {
      await options.bringToFront();
      await (await within(options, 'KISSmetrics', 'checkbox', name)).click();
    };
    await tick('Plan');
    await tick('Visits');
    const popup = await openPerson(browserSession, PRIYA);
    expect(await note(popup, (text) => text.includes('Visits'))).toBe('In your product as of nowPlanStudentVisits41');
    await tick('Visits');
    await popup.bringToFront();
    expect(await note(popup, (text) => !text.includes('Visits'))).toBe('In your product as of nowPlanStudent');
    const rows = async () => JSON.stringify(await leadlight.stored('knownRows'));
    expect(await rows()).toMatch(/Student/);
    expect(await rows()).not.toMatch(/41/);
    const [lead] = await leadlight.stored<{ id: string }>('leads');
    await askAsOwnPage(leadlight, 'forget-leads', { ids: [lead?.id ?? ''] });
    await buy(browserSession, PRIYA);
    expect(await note(await openPerson(browserSession, PRIYA))).toBe(
      'In your product? Can’t tell: you asked Leadlight to forget this person.',
    );
    await tick('Plan');
    await expect.poll(rows).toBe('[]');
  });

  it('is said by badges', async () => {
    const { leadlight } = browserSession;
    await buy(browserSession, ZOE);
    await buy(browserSession, LUDWIG);
    const page = await leadlight.open(SEARCH);
    const badges = await badgesWhen(page, (all) => all.join().includes('in your product'));
    expect(badges.filter((name) => !name.includes(': not looked up'))).toEqual([
      expect.stringMatching(/^Ludwig van der Aalst: saved, with e-mail · not in your product as of \d/),
      `${ZOE_NAME}: saved, with e-mail and phone · in your product`,
    ]);
    // Nobody else has an address that is known.
    const others = badges.filter((name) => name.includes(': not looked up'));
    expect(others.every((name) => name.endsWith(': not looked up · can’t tell whether in your product'))).toBe(true);
    const options = await openOptions(leadlight);
    await press(options, 'Stop checking');
    await page.bringToFront();
    await badgesWhen(page, (all) => all.includes(`${ZOE_NAME}: saved, with e-mail and phone`));
  });
});

describe('whether somebody is in the user’s product', () => {
  const browserSession = useBrowserSession();

  it('is unknown while the report is unread, unreadable, or lists nobody by address', {
    tags: ['slow'],
  }, async () => {
    const { leadlight, sandbox } = browserSession;
    await buy(browserSession, ZOE);
    const hold = sandbox.kissmetrics.hold('before-charge');
    sandbox.kissmetrics.next(`GET /core/reports/${CUSTOMERS_ID}`, { hold });
    const options = await connectProduct(leadlight);
    await hold.reached;
    const popup = await openPerson(browserSession, ZOE);
    expect(await note(popup)).toBe('In your product? Can’t tell: the report has not been read yet.');
    sandbox.kissmetrics.deleteReport(CUSTOMERS_ID);
    hold.release();
    expect(await note(popup, (text) => text.includes('could not'))).toBe(
      'In your product? Can’t tell: the report could not be read.',
    );
    sandbox.kissmetrics.reset();
    sandbox.kissmetrics.setPeople(CUSTOMERS_ID, [{ number: 1, identity: 'user-7', cells: [] }]);
    await options.bringToFront();
    await press(options, 'Read again now');
    await untilRead(options);
    // Meanwhile it says again that the report was not read yet.
    expect(await note(popup, (text) => text.includes('does not hold'))).toBe(
      'In your product? Can’t tell: the report does not hold everybody.',
    );
  });
});
