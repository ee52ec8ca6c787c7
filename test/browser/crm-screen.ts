import type { Page } from 'puppeteer';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import { BASE_PATH } from '../sandbox/cloud-elements/replies.ts';
import { askAsOwnPage } from './ask.ts';
import { openPerson } from './connected.ts';
import { connectCloud, savedPerson, saveLeads, value } from './crm-setup.ts';
import type { Leadlight } from './leadlight.ts';
import { press, textOf } from './screen.ts';
import type { BrowserSession } from './setup.ts';

// One person on the way into the CRM, as it is seen in the popup.

export const CONTACTS = `${BASE_PATH}/hubs/crm/contacts`;
export const SITE = 'https://tidewright.my.salesforce.com';
const SLUG = 'zoe-bronte-lukasiewicz';
export const EMAIL = `${SLUG}@acme.example`;

/** What Salesforce has of her after a push. */
export const WRITTEN = {
  FirstName: 'Zoë',
  LastName: 'Brontë-Łukasiewicz',
  Title: 'Head of Growth',
  Email: EMAIL,
};

/** Salesforce, with the address of the user's own. */
export async function connectSalesforce(leadlight: Leadlight): Promise<void> {
  await connectCloud(leadlight, { crm: SALESFORCE.id });
  const { crm } = await value(askAsOwnPage(leadlight, 'view-hubs', null));
  await value(
    askAsOwnPage(leadlight, 'save-hub', { hub: 'crm', mapping: crm?.mapping ?? null, folder: null, site: SITE }),
  );
}

/** Zoë, saved; a test says what is different. Opens the popup on her profile. */
export async function openZoe(browserSession: BrowserSession, different: Partial<Lead> = {}): Promise<Page> {
  await saveLeads(browserSession.leadlight, [savedPerson(SLUG, 'Zoë Brontë-Łukasiewicz', different)]);
  return openPerson(browserSession, SLUG);
}

/** Opens the popup on her again. */
export const reopenZoe = (browserSession: BrowserSession) => openPerson(browserSession, SLUG);

/** What the box says, once it is as wanted. */
export function crmText(popup: Page, isWanted: (text: string) => boolean, timeout?: number): Promise<string> {
  return textOf(popup, '.crm', isWanted, timeout);
}

export const says = (words: string) => (text: string) => text.includes(words);

/** Opens the box of her popup, and waits until it is known what a push would do. */
export async function look(popup: Page, words: string): Promise<string> {
  await press(popup, 'Send to CRM');
  return crmText(popup, says(words));
}

/** The fields that would be written. */
export function fieldsOf(popup: Page): Promise<Record<string, string>> {
  return popup.$$eval('.crm-fields > div', (rows) =>
    Object.fromEntries(
      rows.map((row) => [row.querySelector('dt')?.textContent, row.querySelector('dd')?.textContent ?? '']),
    ),
  );
}

/** What is in the CRM with her address, without ids. */
export function contactsOf({ sandbox }: Pick<BrowserSession, 'sandbox'>): Record<string, unknown>[] {
  return sandbox.cloudElements
    .contacts(SALESFORCE.id)
    .filter(({ Email }) => Email === EMAIL)
    .map(({ id: _id, Id: _Id, Name: _Name, ...fields }) => fields);
}

export function addContact({ sandbox }: Pick<BrowserSession, 'sandbox'>, fields: Record<string, unknown>): string {
  return sandbox.cloudElements.addContact(SALESFORCE.id, { Email: EMAIL, ...fields });
}

/** What was asked of contacts, without searches and looks. */
export function writesTo({ sandbox }: Pick<BrowserSession, 'sandbox'>): string[] {
  return sandbox.cloudElements.requests
    .filter(({ method, path }) => path.startsWith(CONTACTS) && !['GET', 'OPTIONS'].includes(method))
    .map(({ method }) => method);
}
