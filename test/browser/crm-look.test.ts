import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import { addContact, CONTACTS, connectSalesforce, crmText, look, openZoe, says } from './crm-screen.ts';
import { savedPerson } from './crm-setup.ts';
import { defects } from './defects.ts';
import { describeSchemes, eachOf } from './each-of.ts';
import { press } from './screen.ts';
import { type BrowserSession, useOneBrowserSession } from './setup.ts';

// How the box looks in each of its states: nothing sticks out, and nothing keeps anybody from using it.

const LONG = 'Oberregierungsbaurätin-für-Donaudampfschifffahrtsangelegenheiten '.repeat(4).trim();
const LATIN = { FirstName: 'ليلى', LastName: '山田 花子 🚀', Title: LONG.slice(0, 128) };

const STATES: Record<string, (browserSession: BrowserSession) => Promise<Page>> = {
  async new(browserSession) {
    const { contact } = savedPerson('zoe', 'Zoë');
    const title = contact?.title ? { ...contact.title, text: LONG } : null;
    const popup = await openZoe(browserSession, { contact: contact && { ...contact, title } });
    await look(popup, 'A new contact, with:');
    return popup;
  },
  async exists(browserSession) {
    addContact(browserSession, LATIN);
    const popup = await openZoe(browserSession, { notes: LONG.repeat(3) });
    await look(popup, 'There is a contact already.');
    return popup;
  },
  async several(browserSession) {
    addContact(browserSession, LATIN);
    addContact(browserSession, { LastName: LONG });
    const popup = await openZoe(browserSession);
    await look(popup, 'Which contact is');
    return popup;
  },
  async unclear(browserSession) {
    const { cloudElements } = browserSession.sandbox;
    const popup = await openZoe(browserSession);
    await look(popup, 'A new contact, with:');
    cloudElements.next(`POST ${CONTACTS}`, { cut: 'after-charge' });
    cloudElements.set({ writesUntilDown: 1 });
    await press(popup, 'Send to CRM');
    await crmText(popup, says('The answer of your CRM was lost'));
    return popup;
  },
  async 'sent, and taken back'(browserSession) {
    const popup = await openZoe(browserSession);
    await look(popup, 'A new contact, with:');
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Contact created'));
    return popup;
  },
};

describeSchemes('in %s', (scheme) => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectSalesforce(leadlight));

  eachOf(Object.entries(STATES))('"%s" has no defect that axe knows, and nothing sticks out', async (_, show) => {
    const popup = await show(browserSession);
    await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await popup.setViewport({ width: 380, height: 900 });
    expect(await defects(popup)).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(380);
    const box = await popup.$eval('.crm', (element) => [element.scrollWidth, element.clientWidth]);
    expect(box[0]).toBeLessThanOrEqual(box[1] ?? 0);
  });
});
