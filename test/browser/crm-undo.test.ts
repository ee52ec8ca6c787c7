import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { CrmPush } from '../../src/model/schemas/crm/crm.ts';
import { SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import {
  addContact,
  CONTACTS,
  connectSalesforce,
  contactsOf,
  crmText,
  look,
  openZoe,
  reopenZoe,
  says,
  WRITTEN,
  writesTo,
} from './crm-screen.ts';
import { alert, control, press, textOf } from './screen.ts';
import { type BrowserSession, useOneBrowserSession } from './setup.ts';

// What became of a push after the window closed, the background died or the answer was lost. And undoing it.

/** Looks, and sends. */
async function send(popup: Page, seen = 'A new contact, with:'): Promise<void> {
  await look(popup, seen);
  await press(popup, 'Send to CRM');
}

const states = async ({ leadlight }: BrowserSession) =>
  (await leadlight.stored<CrmPush>('pushes')).map(({ state }) => state);

describe('a push under way', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectSalesforce(leadlight));

  it('goes on while the popup is closed; opened again it says so, and then what came of it', async () => {
    const { cloudElements } = browserSession.sandbox;
    const hold = cloudElements.hold('before-charge');
    cloudElements.next(`POST ${CONTACTS}`, { hold });
    const popup = await openZoe(browserSession);
    await send(popup);
    await hold.reached;
    expect(await crmText(popup, says('Sending to your CRM…'))).toContain('You can close this window');
    await popup.close();
    const again = await reopenZoe(browserSession);
    await press(again, 'Send to CRM');
    await crmText(again, says('Sending to your CRM…'));
    expect(await again.$$('.crm .progress')).toHaveLength(1);
    expect(await again.$('.crm .primary')).toBeNull();
    hold.release();
    await crmText(again, says('Contact created'));
    expect(await textOf(again, '.in-crm')).toContain('In your CRM as of');
    expect(contactsOf(browserSession)).toEqual([WRITTEN]);
    expect(writesTo(browserSession)).toEqual(['POST']);
  });

  it('is seen in another window, which asked for nothing', async () => {
    const popup = await openZoe(browserSession);
    const other = await reopenZoe(browserSession);
    await look(other, 'A new contact, with:');
    await popup.bringToFront();
    await send(popup);
    await crmText(popup, says('Contact created'));
    // What it said would be written is no longer true.
    expect(await crmText(other, says('Contact created'))).not.toContain('A new contact');
    await other.bringToFront();
    await press(other, 'Undo');
    await crmText(other, says('The last push was taken back'));
    await crmText(popup, says('The last push was taken back'));
    expect(contactsOf(browserSession)).toEqual([]);
  });

  it('whose background is killed is looked for, and there is one contact', async () => {
    const { leadlight, sandbox } = browserSession;
    const hold = sandbox.cloudElements.hold('after-charge');
    sandbox.cloudElements.next(`POST ${CONTACTS}`, { hold });
    const popup = await openZoe(browserSession);
    await send(popup);
    await hold.reached;
    await popup.close();
    await leadlight.killWorker();
    hold.release();
    const again = await reopenZoe(browserSession);
    await press(again, 'Send to CRM');
    await crmText(again, says('Contact created'), 20_000);
    expect(contactsOf(browserSession)).toEqual([WRITTEN]);
    expect(await states(browserSession)).toEqual(['created']);
  });
});

describe('a push whose answer is lost, and that cannot be looked for', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectSalesforce(leadlight));

  /** @param cut where the connection breaks off: before or after the contact was made */
  async function lose(cut: 'before-charge' | 'after-charge'): Promise<Page> {
    const { cloudElements } = browserSession.sandbox;
    const hold = cloudElements.hold('before-charge');
    cloudElements.next(`POST ${CONTACTS}`, { hold, cut });
    const popup = await openZoe(browserSession);
    await send(popup);
    await hold.reached;
    cloudElements.always(`GET ${CONTACTS}`, { status: 502 });
    hold.release();
    await crmText(popup, says('The answer of your CRM was lost'));
    return popup;
  }

  it('is said to be unclear, and is looked for before anything else is sent', async () => {
    const popup = await lose('after-charge');
    expect(await alert(popup)).toMatch(
      /^The answer of your CRM was lost \((now|\d+ \w+ ago)\)\. The contact may have been written\. “Look again” shows/,
    );
    expect(await states(browserSession)).toEqual(['intent']);
    browserSession.sandbox.cloudElements.always(`GET ${CONTACTS}`, null);
    await press(popup, 'Look again');
    await crmText(popup, says('There is a contact already.'));
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Contact created'));
    expect(await states(browserSession)).toEqual(['created']);
    expect(contactsOf(browserSession)).toEqual([WRITTEN]);
    expect(writesTo(browserSession)).toEqual(['POST']);
  });

  it('can be given up by the user, who has looked; then it can be sent again', async () => {
    const popup = await lose('before-charge');
    await press(popup, 'The CRM does not have it');
    await crmText(popup, (text) => text.includes('wrote nothing') && !text.includes('was lost'));
    expect(await states(browserSession)).toEqual(['failed']);
    browserSession.sandbox.cloudElements.always(`GET ${CONTACTS}`, null);
    await press(popup, 'Look again');
    await crmText(popup, says('A new contact, with:'));
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Contact created now'));
    expect(contactsOf(browserSession)).toEqual([WRITTEN]);
  });
});

describe('"Undo"', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectSalesforce(leadlight));

  it('deletes a contact that was created, also after the popup was closed', async () => {
    const popup = await openZoe(browserSession);
    await send(popup);
    await crmText(popup, says('Contact created'));
    await popup.close();
    const again = await reopenZoe(browserSession);
    await press(again, 'Send to CRM');
    expect(await crmText(again, says('Undo'))).toContain('Undo deletes the contact, unless somebody has changed it');
    await press(again, 'Undo');
    await crmText(again, says('The last push was taken back'));
    expect(contactsOf(browserSession)).toEqual([]);
    expect(await states(browserSession)).toEqual(['undone']);
    expect(await again.$('.in-crm')).toBeNull();
    // Nothing stands in the way of the next one.
    await press(again, 'Look again');
    await crmText(again, says('A new contact, with:'));
  });

  it('gives fields back exactly what was in them, and still says that the contact is there', async () => {
    const before = { FirstName: 'Zoe', LastName: 'Bronte', Phone: '+33 6 39 98 00 12' };
    addContact(browserSession, before);
    const popup = await openZoe(browserSession);
    await look(popup, 'There is a contact already.');
    await (await control(popup, 'checkbox', 'First name: Zoe becomes Zoë')).click();
    await press(popup, 'Send to CRM');
    await crmText(popup, says('Written now: Title and FirstName'));
    expect(contactsOf(browserSession)).toEqual([{ ...before, ...WRITTEN, LastName: 'Bronte' }]);
    await press(popup, 'Undo');
    await crmText(popup, says('The last push was taken back'));
    expect(contactsOf(browserSession)).toEqual([{ ...before, Email: WRITTEN.Email }]);
    expect(await textOf(popup, '.in-crm')).toContain('In your CRM as of');
  });

  it('leaves what somebody has changed since: a field, or the whole contact that was created', async () => {
    const { cloudElements } = browserSession.sandbox;
    const id = addContact(browserSession, { LastName: 'Bronte' });
    const popup = await openZoe(browserSession);
    await send(popup, 'There is a contact already.');
    await crmText(popup, says('Written now: FirstName and Title'));
    cloudElements.changeContact(SALESFORCE.id, id, { Title: 'Chief' });
    await press(popup, 'Undo');
    await crmText(popup, says('Taken back, but for what somebody has changed since: Title.'));
    expect(contactsOf(browserSession)).toEqual([{ LastName: 'Bronte', Email: WRITTEN.Email, Title: 'Chief' }]);
  });

  it('keeps a contact that it created and somebody has gone on working with', async () => {
    const { cloudElements } = browserSession.sandbox;
    const popup = await openZoe(browserSession);
    await send(popup);
    await crmText(popup, says('Contact created'));
    const [made] = cloudElements.contacts(SALESFORCE.id).slice(-1);
    cloudElements.changeContact(SALESFORCE.id, String(made?.id), { Phone: '+33 6 39 98 00 12' });
    await press(popup, 'Undo');
    await crmText(popup, says('The contact was not deleted: somebody has changed it since (Phone).'));
    expect(contactsOf(browserSession)).toHaveLength(1);
    expect(await states(browserSession)).toEqual(['created']);
  });

  it('whose own answer is lost says so, and is finished by another click', async () => {
    const { cloudElements } = browserSession.sandbox;
    const popup = await openZoe(browserSession);
    await send(popup);
    await crmText(popup, says('Contact created'));
    const [made] = cloudElements.contacts(SALESFORCE.id).slice(-1);
    cloudElements.next(`DELETE ${CONTACTS}/${made?.id}`, { status: 502, charge: true });
    await press(popup, 'Undo');
    expect(await alert(popup)).toBe(
      'The connection to Cloud Elements ended before the answer came. It may have been written all the same. Leadlight looks before it writes again.',
    );
    expect(contactsOf(browserSession)).toEqual([]);
    await press(popup, 'Undo');
    await crmText(popup, says('The last push was taken back'));
    expect(writesTo(browserSession)).toEqual(['POST', 'DELETE']);
  });
});
