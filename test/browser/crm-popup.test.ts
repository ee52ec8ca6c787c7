import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import { askAsOwnPage } from './ask.ts';
import { KASPR, openPerson } from './connected.ts';
import {
  addContact,
  CONTACTS,
  connectSalesforce,
  contactsOf,
  crmText,
  fieldsOf,
  look,
  openZoe,
  reopenZoe,
  SITE,
  says,
  WRITTEN,
  writesTo,
} from './crm-screen.ts';
import { savedPerson, value } from './crm-setup.ts';
import { defects } from './defects.ts';
import { namesWhen } from './leads-screen.ts';
import { download } from './ledger-screen.ts';
import { alert, button, control, itemsOf, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

// One person into the CRM, from the popup: looked at first, written by a click, and nothing overwritten unasked.

const ZOE = 'zoe-bronte-lukasiewicz';

describe('"Send to CRM" in the popup', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectSalesforce(leadlight));

  it('of somebody new shows what will be written, writes it, and says where it is', async () => {
    const popup = await openZoe(browserSession);
    expect(await popup.$('.in-crm')).toBeNull();
    await look(popup, 'A new contact, with:');
    expect(await fieldsOf(popup)).toEqual({
      'First name': 'Zoë',
      'Last name': 'Brontë-Łukasiewicz',
      'Job title': 'Head of Growth',
      'Work e-mail': WRITTEN.Email,
    });
    expect(writesTo(browserSession)).toEqual([]);
    await popup.waitForFunction(() => document.activeElement?.className === 'crm');

    await press(popup, 'Send to CRM');
    await crmText(popup, says('Contact created now Open in CRM'));
    expect(contactsOf(browserSession)).toEqual([WRITTEN]);
    expect(writesTo(browserSession)).toEqual(['POST']);
    const { id } = browserSession.sandbox.cloudElements.contacts(SALESFORCE.id).at(-1) ?? {};
    expect(await textOf(popup, '.in-crm')).toBe('In your CRM as of now Open in CRM');
    expect(await popup.$$eval('.in-crm a, .crm a', (links) => links.map(({ href }) => href))).toEqual([
      `${SITE}/lightning/r/Contact/${id}/view`,
      `${SITE}/lightning/r/Contact/${id}/view`,
    ]);

    // It is known from now on, and what is there already is not written again.
    await popup.close();
    const again = await reopenZoe(browserSession);
    expect(await textOf(again, '.in-crm')).toMatch(/^In your CRM as of (now|\d+ \w+ ago) Open in CRM$/);
    await look(again, 'It has all that Leadlight has: there is nothing to write.');
    expect(await (await button(again, 'Send to CRM')).evaluate((one) => one.matches(':disabled'))).toBe(true);
    await press(again, 'Close');
    await again.waitForFunction(() => document.activeElement?.textContent === 'Send to CRM');
  });

  it('of somebody who is there fills what is empty, and overwrites what is ticked alone', async () => {
    addContact(browserSession, { FirstName: 'Zoe', LastName: 'Bronte' });
    const popup = await openZoe(browserSession);
    await look(popup, 'There is a contact already. Open in CRM');
    expect(await fieldsOf(popup)).toEqual({ 'Job title': 'Head of Growth' });
    const first = await control(popup, 'checkbox', 'First name: Zoe becomes Zoë');
    const last = await control(popup, 'checkbox', 'Last name: Bronte becomes Brontë-Łukasiewicz');
    expect(await popup.$$eval('.crm input', (all) => all.map(({ checked }) => checked))).toEqual([false, false]);
    // The look alone says that she is there.
    expect(await textOf(popup, '.in-crm')).toContain('In your CRM as of now');
    await first.click();
    await last.click();
    await last.click();
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Written now: Title and FirstName'));
    expect(contactsOf(browserSession)).toEqual([{ ...WRITTEN, LastName: 'Bronte' }]);
  });

  it('leaves what was ticked, and changed in the CRM before the click', async () => {
    const id = addContact(browserSession, { FirstName: 'Zoe', LastName: 'Bronte' });
    const popup = await openZoe(browserSession);
    await look(popup, 'There is a contact already.');
    await (await control(popup, 'checkbox', 'First name: Zoe becomes Zoë')).click();
    browserSession.sandbox.cloudElements.changeContact(SALESFORCE.id, id, { FirstName: 'Zo' });
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Changed there meanwhile, and left as it is: FirstName.'));
    expect(contactsOf(browserSession)).toEqual([{ ...WRITTEN, FirstName: 'Zo', LastName: 'Bronte' }]);
  });

  it('of whom there are several asks who it is, and makes no third one', async () => {
    addContact(browserSession, { FirstName: 'Zoe', LastName: 'Bronte' });
    addContact(browserSession, { LastName: 'Łukasiewicz', Title: 'Boss' });
    // Who has two of one address does not mind.
    browserSession.sandbox.cloudElements.set({ rejectsDuplicates: false });
    const popup = await openZoe(browserSession);
    const text = await look(popup, 'Which contact is Zoë Brontë-Łukasiewicz?');
    expect(text).toContain('It would be a duplicate');
    expect(await popup.$$eval('.crm input[type=radio]', (all) => all.map(({ disabled }) => disabled))).toEqual([
      ...[false, false, true],
    ]);
    const send = await button(popup, 'Send to CRM');
    expect(await send.evaluate((one) => one.matches(':disabled'))).toBe(true);
    const [, second] = await popup.$$('.crm-candidate label');
    expect(await second?.evaluate((label) => label.textContent)).toContain('Łukasiewicz · Boss');
    await second?.click();
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Written now: FirstName'));
    expect(contactsOf(browserSession)).toEqual([
      { FirstName: 'Zoe', LastName: 'Bronte', Email: WRITTEN.Email },
      { ...WRITTEN, LastName: 'Łukasiewicz', Title: 'Boss' },
    ]);
  });

  it('of somebody whom the CRM refuses as a duplicate finds the one that is there', async () => {
    const { cloudElements } = browserSession.sandbox;
    const popup = await openZoe(browserSession);
    cloudElements.set({ isSearchBlind: true });
    await look(popup, 'A new contact, with:');
    addContact(browserSession, { FirstName: 'Zoë', LastName: 'Bronte' });
    const hold = cloudElements.hold('after-charge');
    cloudElements.next(`POST ${CONTACTS}`, { hold });
    await press(popup, 'Send to CRM');
    await hold.reached;
    hold.release();
    cloudElements.set({ isSearchBlind: false });
    await crmText(popup, says('Written now: Title'), 20_000);
    expect(contactsOf(browserSession)).toEqual([{ ...WRITTEN, LastName: 'Bronte' }]);
  });

  it('of somebody who does not want to be contacted sends nothing, and of whom nothing is known neither', async () => {
    const { contact } = savedPerson('x', 'X');
    const out = contact && { ...contact, optedOut: { service: 'cognism' as const, at: 1 } };
    const popup = await openZoe(browserSession, { contact: out });
    await look(popup, 'does not want to be contacted: nothing of them is sent.');
    expect(await popup.$('.crm button.primary')).toBeNull();
    await popup.close();
    const other = await openZoe(browserSession, { contact: null });
    await look(other, 'There is too little about Zoë Brontë-Łukasiewicz');
    expect(browserSession.sandbox.cloudElements.requests).toEqual([]);
  });

  it('while the CRM is down says so, sends nothing, and can be tried again', async () => {
    const { cloudElements } = browserSession.sandbox;
    cloudElements.always(`GET ${CONTACTS}`, { status: 502 });
    const popup = await openZoe(browserSession);
    await press(popup, 'Send to CRM');
    expect(await alert(popup)).toContain('Cloud Elements has a problem (status 502).');
    cloudElements.always(`GET ${CONTACTS}`, null);
    await press(popup, 'Look again');
    await crmText(popup, says('A new contact, with:'));
    cloudElements.always(`GET ${CONTACTS}`, { status: 401 });
    await press(popup, 'Send to CRM');
    expect(await alert(popup)).toBe('Cloud Elements refused your key. Check the key in the options.Open options');
    expect(writesTo(browserSession)).toEqual([]);
    cloudElements.always(`GET ${CONTACTS}`, null);
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Contact created now'));
    expect(contactsOf(browserSession)).toEqual([WRITTEN]);
  });

  it('that the CRM refuses says so, writes nothing, and points to the mapping', async () => {
    browserSession.sandbox.cloudElements.next(`POST ${CONTACTS}`, { status: 400 });
    const popup = await openZoe(browserSession);
    await look(popup, 'A new contact, with:');
    await press(popup, 'Send to CRM');
    expect(await alert(popup)).toBe(
      'Cloud Elements did not accept this request (status 400). It may not know a field of the mapping, or the folder: look at them in the options.Open options',
    );
    await crmText(popup, says('The last try, now, wrote nothing.'));
    expect(contactsOf(browserSession)).toEqual([]);
  });

  it('is absent for somebody who is not saved, and without a CRM; a former CRM is not mentioned', async () => {
    const { leadlight } = browserSession;
    const stranger = await openPerson(browserSession, 'kofi-mensah-adjei');
    await button(stranger, 'Find contact data');
    expect(await stranger.$('.to-crm')).toBeNull();
    await stranger.close();
    const elsewhere = { instanceId: '999', contactId: '1', link: 'https://other.example/1', at: Date.now() };
    const popup = await openZoe(browserSession, { inCrm: elsewhere });
    await button(popup, 'Send to CRM');
    expect(await popup.$('.in-crm')).toBeNull();
    const pick = (instanceId: string | null) => value(askAsOwnPage(leadlight, 'pick-hub', { hub: 'crm', instanceId }));
    await pick(null);
    await popup.waitForFunction(() => document.querySelector('.to-crm') === null);
    await pick(String(SALESFORCE.id));
    await button(popup, 'Send to CRM');
  });

  it('asks for the permission that the user has taken away', async () => {
    const { leadlight, sandbox } = browserSession;
    const host = 'https://api.cloud-elements.com/*';
    await leadlight.inside((origin) => chrome.permissions.remove({ origins: [origin] }), host);
    const popup = await openZoe(browserSession);
    await press(popup, 'Send to CRM');
    expect(await alert(popup)).toContain('Your browser does not let Leadlight reach api.cloud-elements.com.');
    expect(sandbox.cloudElements.requests).toEqual([]);
    await leadlight.grant(host);
    await popup.bringToFront();
    await press(popup, 'Allow access');
    await crmText(popup, says('A new contact, with:'));
  });

  it('after a change of jobs writes the new employer’s address, and so does a file; the old one is earlier', async () => {
    const { leadlight, sandbox } = browserSession;
    const job = (host: string, companyName: string, phones: string[]) => ({
      profile: {
        ...{ id: ZOE, name: 'Zoë Brontë-Łukasiewicz', title: 'Head of Growth', companyName, phones },
        emails: [{ email: `zoe@${host}.example`, valid: true }],
        ...{ currentProEmails: [`zoe@${host}.example`], currentPersonalEmails: [] },
      },
    });
    const popup = await openPerson(browserSession, ZOE);
    sandbox.kaspr.next(KASPR, { json: job('oldco', 'OldCo', ['+33 1 39 98 00 01']) });
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => text.includes('zoe@oldco.example'));
    sandbox.kaspr.next(KASPR, { json: job('newco', 'NewCo', ['ask at the desk']) });
    await press(popup, 'Refresh');
    await textOf(popup, 'main', (text) => text.includes('Earlier (1)'));
    expect(await itemsOf(popup, 'Emails')).toEqual(['zoe@newco.example verified work current Kaspr']);
    // What can't be read may be the old number: it is no word against it.
    expect(await itemsOf(popup, 'Phones')).toEqual(['+33 1 39 98 00 01 France Kaspr']);
    const details = await popup.$$('details.folded');
    for (const one of details) await (await one.$('summary'))?.click();
    expect(await textOf(popup, 'details.folded summary')).toBe('One value could not be read');
    expect(await itemsOf(popup, 'Values that could not be read')).toEqual([
      expect.stringMatching(/^ask at the desk Kaspr \w+ \d+, \d{4}$/),
    ]);
    expect(await itemsOf(popup, 'Earlier emails')).toEqual([
      expect.stringMatching(/^zoe@oldco\.example verified work earlier, last reported \w+ \d+, \d{4} Kaspr$/),
    ]);
    expect(await defects(popup)).toEqual([]);

    await look(popup, 'A new contact, with:');
    expect(await fieldsOf(popup)).toMatchObject({ 'Work e-mail': 'zoe@newco.example' });
    // With the mouse, the footer would be in the way at this height.
    await (await button(popup, 'Send to CRM')).press('Enter');
    await crmText(popup, says('Contact created now'));
    expect(sandbox.cloudElements.contacts(SALESFORCE.id).at(-1)).toMatchObject({ Email: 'zoe@newco.example' });

    const page = await leadlight.open(leadlight.address('src/leads/index.html'));
    await namesWhen(page, 1);
    const { path, text } = await download(leadlight, page, 'Export CSV');
    await rm(dirname(path), { recursive: true });
    expect(text).toContain('zoe@newco.example');
    expect(text).not.toContain('oldco');
    await press(page, 'Zoë Brontë-Łukasiewicz');
    expect(await itemsOf(page, 'Emails')).toEqual(['zoe@newco.example verified work current Kaspr']);
    await textOf(page, 'aside', (said) => said.includes('Earlier (1)') && said.includes('One value could not be read'));
  });
});
