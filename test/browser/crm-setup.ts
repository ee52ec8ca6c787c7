import type { MessageName, Outcome } from '../../src/messages/names.ts';
import type { Lead } from '../../src/model/schemas/people/lead.ts';
import { CLOUD_ELEMENTS_DEMO_ORGANIZATION, CLOUD_ELEMENTS_DEMO_USER } from '../sandbox/index.ts';
import { askAsOwnPage } from './ask.ts';
import type { InstalledExtension } from './extension.ts';
import type { Leadlight } from './leadlight.ts';

// Cloud Elements, connected by messages; people, saved without being bought.

/** What a message brought. @throws where it brought a failure */
export async function value<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  const told = await outcome;
  if (!told.ok) throw new Error(JSON.stringify(told.failure));
  return told.value;
}

/** Saves the user's secrets and picks connections by their numbers. */
export async function connectCloud(
  leadlight: Leadlight,
  picked: { readonly crm?: number; readonly documents?: number },
): Promise<void> {
  await allow(leadlight, 'https://api.cloud-elements.com/*');
  await value(
    askAsOwnPage(leadlight, 'save-connection', {
      ...{ service: 'cloudElements', key: CLOUD_ELEMENTS_DEMO_USER, secretKey: CLOUD_ELEMENTS_DEMO_ORGANIZATION },
      ...{ base: '', keyForm: 'auto', generation: 'auto' },
    }),
  );
  for (const hub of ['crm', 'documents'] as const) {
    const id = picked[hub];
    if (id !== undefined) await value(askAsOwnPage(leadlight, 'pick-hub', { hub, instanceId: String(id) }));
  }
}

/** Somebody as Leadlight keeps them after a purchase: one verified work address, `<slug>@acme.example`. */
export function savedPerson(slug: string, name: string, different: Partial<Lead> = {}): Lead {
  const at = 1_790_000_000_000;
  const source = { service: 'kaspr', at } as const;
  return {
    ...{
      id: `lead-${slug}`,
      aliases: [`in:${slug}`],
      name,
      headline: 'Head of Growth',
      company: 'Acme',
      location: 'Paris',
    },
    contact: {
      emails: [
        {
          ...{ address: `${slug}@acme.example`, validity: 'verified', use: 'work', current: true },
          sources: [{ ...source, validity: 'verified' }],
        },
      ],
      ...{
        phones: [],
        title: { text: 'Head of Growth', ...source },
        company: { text: 'Acme', ...source },
        location: null,
      },
      ...{ gatheredAt: null, optedOut: null, sources: [source] },
    },
    ...{ savedAt: at, inCrm: null, tags: [], notes: '' },
    ...different,
  };
}

/** Asks for a host in a click, as the options page does; the browser is set up to grant it at once. */
async function allow(leadlight: Leadlight, origin: string): Promise<void> {
  await leadlight.grant(origin);
  const page = await leadlight.open(leadlight.address('src/options/index.html'));
  await page.evaluate((wanted) => {
    const button = document.createElement('button');
    button.id = 'allow';
    button.addEventListener('click', async () => {
      button.setAttribute('value', String(await chrome.permissions.request({ origins: [wanted] })));
    });
    document.body.prepend(button);
  }, origin);
  await page.click('#allow');
  await page.waitForSelector('#allow[value="true"]');
  await page.close();
}

/** Writes people into the store, past everything that would write them. */
export function saveLeads(leadlight: InstalledExtension, leads: readonly Lead[]): Promise<void> {
  return leadlight.inside(async (all) => {
    const opening = indexedDB.open('leadlight');
    await new Promise((done) => opening.addEventListener('success', done));
    const transaction = opening.result.transaction('leads', 'readwrite');
    for (const lead of all) transaction.objectStore('leads').put(lead);
    await new Promise((done) => transaction.addEventListener('complete', done));
    opening.result.close();
  }, leads);
}

/** Begins something and does not wait: the background may die over it. */
export function begin(leadlight: InstalledExtension, name: MessageName, ask: unknown): Promise<void> {
  return leadlight.inside(
    async (message) => {
      chrome.runtime.sendMessage(message).catch(() => {});
    },
    { name, ask },
  );
}
