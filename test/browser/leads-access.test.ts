import type { Page } from 'puppeteer';
import { expect, it } from 'vitest';
import { DROPBOX, SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import { connectCloud } from './crm-setup.ts';
import { defects } from './defects.ts';
import { describeSchemes, eachOf } from './each-of.ts';
import { check, namesWhen, openLeads, rowsWhen, type Someone, sendingText } from './leads-screen.ts';
import { control, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

const LONG = 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe';
const PEOPLE: readonly Someone[] = [
  ['zoe', 'Zoë Brontë-Łukasiewicz', { tags: ['Paris fair', LONG.slice(0, 60), 'عميل 🎯'], notes: 'Met in March' }],
  ['layla', 'ليلى المنصوري', { headline: 'مديرة المبيعات في شركة كبيرة جدا', company: 'شركة' }],
  ['hanako', '山田 花子', { contact: null, headline: null, company: null }],
  ['long', `${LONG} ${LONG}`, { company: LONG, headline: `${LONG} 👩‍💻 ${LONG}` }],
  ['nameless', ''],
];

describeSchemes('the saved people in %s', (scheme) => {
  const browserSession = useOneBrowserSession(({ leadlight }) =>
    connectCloud(leadlight, { crm: SALESFORCE.id, documents: DROPBOX.id }),
  );

  async function dressed(page: Page, width: number): Promise<Page> {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width, height: 900 });
    return page;
  }

  async function faultsOf(page: Page, width: number): Promise<string[]> {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    return [...(await defects(page)), ...(wide > width ? [`${wide} pixels wide`] : [])];
  }

  eachOf([1280, 380])('have no defect that axe knows, %i pixels wide, and nothing sticks out', async (width) => {
    const page = await dressed(await openLeads(browserSession.leadlight, PEOPLE), width);
    await namesWhen(page, 5);
    expect(await faultsOf(page, width)).toEqual([]);
    // A card on a narrow screen is a row of a table all the same.
    expect((await page.$$('aria/[role="row"]')).length).toBeGreaterThan(5);
    await check(page, '(no name)');
    await (await control(page, 'button', 'Zoë Brontë-Łukasiewicz')).click();
    await textOf(page, '.lead h2', (text) => text.includes('Zoë'));
    expect(await faultsOf(page, width)).toEqual([]);
    await press(page, 'Forget');
    await textOf(page, '.leads-tools .call', (text) => text.includes('Forget 1 person?'));
    expect(await faultsOf(page, width)).toEqual([]);
    await press(page, 'Keep them');
    await (await control(page, 'button', `${LONG} ${LONG}`)).click();
    await textOf(page, '.lead h2', (text) => text.includes(LONG));
    expect(await faultsOf(page, width)).toEqual([]);
  });

  eachOf([1280, 380])('on their way into the CRM: the same, %i pixels wide', async (width) => {
    const { cloudElements } = browserSession.sandbox;
    for (const LastName of ['First', 'Second']) {
      cloudElements.addContact(SALESFORCE.id, { LastName, Email: 'layla@acme.example' });
    }
    const page = await dressed(await openLeads(browserSession.leadlight, PEOPLE), width);
    await namesWhen(page, 5);
    await press(page, 'Send to CRM');
    await textOf(page, '.leads-tools .call', (text) => text.includes('Send 5 people'));
    expect(await faultsOf(page, width)).toEqual([]);
    await press(page, 'Send 5 people');
    await sendingText(page, (text) => text.startsWith('Sent to the CRM'));
    expect(await faultsOf(page, width)).toEqual([]);
  });

  it('with nobody there has no defect either', async () => {
    const page = await dressed(await openLeads(browserSession.leadlight, []), 380);
    await textOf(page, '.leads-nobody');
    expect(await faultsOf(page, 380)).toEqual([]);
  });

  it('who are many are found while the page still reads', async () => {
    const many = Array.from({ length: 2500 }, (_, at): Someone => [`p${at}`, `Person ${at}`]);
    const page = await dressed(await openLeads(browserSession.leadlight, many), 380);
    await rowsWhen(page, (rows) => rows.length > 5 && rows.length < 60);
    expect(await faultsOf(page, 380)).toEqual([]);
  });
});
