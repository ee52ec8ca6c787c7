import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { Email } from '../../src/model/schemas/people/contact.ts';
import { SALESFORCE } from '../sandbox/cloud-elements/connections.ts';
import { connectCloud, savedPerson } from './crm-setup.ts';
import { eachOf } from './each-of.ts';
import { check, namesWhen, openLeads, rowsWhen, type Someone, sendingText } from './leads-screen.ts';
import { alert, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

const CREATE = 'POST /elements/api-v2/hubs/crm/contacts';
const SEARCH = 'GET /elements/api-v2/hubs/crm/contacts';
const SOURCE = { service: 'kaspr', at: 1_790_000_000_000 } as const;

const people = (count: number): Someone[] =>
  Array.from({ length: count }, (_, at) => [`p${at}`, `Person Number${String(at).padStart(2, '0')}`]);

describe('many people into the CRM', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCloud(leadlight, { crm: SALESFORCE.id }));
  const contacts = () => browserSession.sandbox.cloudElements.contacts(SALESFORCE.id);
  const emailsThere = () =>
    contacts()
      .map(({ Email }) => String(Email))
      .filter((email) => email.endsWith('@acme.example'))
      .sort();
  const emailsOf = (all: readonly Someone[]) => all.map(([slug]) => `${slug}@acme.example`).sort();

  async function send(all: readonly Someone[]): Promise<Page> {
    const page = await openLeads(browserSession.leadlight, all);
    await namesWhen(page, all.length);
    await press(page, 'Send to CRM');
    await press(page, `Send ${all.length} people`);
    return page;
  }

  it('is explained first, then fills empty fields, creates new people and leaves out who has opted out', async () => {
    const { sandbox, leadlight } = browserSession;
    const { contact } = savedPerson('zoe', 'Zoë');
    const all: Someone[] = [
      ...people(2),
      ['known', 'Agnes Known', { contact: contact && { ...contact, emails: [one('agnes@acme.example')] } }],
      ['gone', 'Opted Out', { contact: contact && { ...contact, optedOut: SOURCE } }],
    ];
    const there = sandbox.cloudElements.addContact(SALESFORCE.id, {
      ...{ LastName: 'Thornquist', Email: 'agnes@acme.example', Title: 'Chief of all' },
    });
    const page = await openLeads(leadlight, all);
    await namesWhen(page, 4);
    await press(page, 'Send to CRM');
    const question = await textOf(page, '.leads-tools .call');
    expect(question).toContain('Send 4 people to Salesforce of Sales?');
    expect(question).toContain('nothing is overwritten');
    expect(sandbox.cloudElements.count(SEARCH)).toBe(0);
    await press(page, 'Send 4 people');
    expect(await sendingText(page, (text) => text.startsWith('Sent to the CRM'))).toContain(
      '4 of 4 · 2 created · 1 updated · 0 unchanged · 1 left out (opted out, or too little is known) · 0 failed',
    );
    expect(await page.$eval('.run [role=progressbar]', (bar) => bar.getAttribute('aria-valuenow'))).toBe('4');
    expect(contacts().find(({ id }) => id === there)).toMatchObject({
      ...{ LastName: 'Thornquist', Title: 'Chief of all', FirstName: 'Agnes' },
    });
    expect(emailsThere()).toEqual(['agnes@acme.example', 'p0@acme.example', 'p1@acme.example']);
    const rows = await rowsWhen(page, (shown) => shown.filter((row) => row['In CRM'] === 'yes').length === 3);
    expect(rows.map((row) => row['In CRM'])).toEqual(['yes', 'yes', 'yes', '–']);
  });

  it('lists who could be several contacts, to choose from one by one', async () => {
    const { sandbox } = browserSession;
    const all = people(2);
    for (const LastName of ['First', 'Second']) {
      sandbox.cloudElements.addContact(SALESFORCE.id, { LastName, Email: 'p1@acme.example' });
    }
    const page = await send(all);
    const text = await sendingText(page, (said) => said.startsWith('Sent to the CRM'));
    expect(text).toContain('1 created · 0 updated · 0 unchanged · 1 to choose · 0 failed');
    expect(text).toContain('1 person could be several contacts: choose which.');
    await press(page, 'Choose for Person Number01');
    await textOf(page, '.run .crm', (said) => said.includes('Second'));
    expect(emailsThere()).toEqual(['p0@acme.example', 'p1@acme.example', 'p1@acme.example']);
  });

  it('tells by name who failed and why, and goes on with the others', async () => {
    const { sandbox } = browserSession;
    const all = people(3);
    sandbox.cloudElements.next(SEARCH, { status: 400 });
    sandbox.cloudElements.next(SEARCH, { status: 400 });
    const page = await send(all);
    const text = await sendingText(page, (said) => said.startsWith('Sent to the CRM'), 60_000);
    const failed = Number(/(\d+) failed/.exec(text)?.[1]);
    expect(failed).toBeGreaterThan(0);
    expect(failed + emailsThere().length).toBe(3);
    expect(await textOf(page, '.run-failures')).toContain('Cloud Elements did not accept this request (status 400).');
    await page.click('.run-failures summary');
    expect(
      await page.$$eval('.run-failures li bdi', (names) => names.map(({ textContent }) => textContent)),
    ).toHaveLength(failed);
  });

  it('waits for the end of an outage, which costs nobody their place', async () => {
    browserSession.sandbox.cloudElements.next(SEARCH, { status: 500 });
    const page = await send(people(3));
    const text = await sendingText(page, (said) => said.startsWith('Sent to the CRM'), 30_000);
    expect(text).toContain('3 created · 0 updated · 0 unchanged · 0 failed');
    expect(emailsThere()).toHaveLength(3);
  });

  it('pauses with its reason where the CRM has an outage, and counts it against nobody', async () => {
    const { sandbox } = browserSession;
    // Neither is worth a minute's wait: it may be the address, or a proxy's page.
    sandbox.cloudElements.always(SEARCH, { status: 404 });
    const page = await send(people(5));
    const text = await sendingText(page, (said) => said.startsWith('Sending stopped'));
    expect(text).toContain('0 created · 0 updated · 0 unchanged · 0 failed');
    expect(await alert(page)).toContain('The base address of Cloud Elements may be wrong');
    sandbox.cloudElements.always(SEARCH, { html: true });
    await press(page, 'Resume');
    await textOf(page, '[role=alert]', (said) => said.includes('can’t read'));
    sandbox.cloudElements.always(SEARCH, null);
    await press(page, 'Resume');
    const sent = await sendingText(page, (said) => said.startsWith('Sent to the CRM'), 30_000);
    expect(sent).toContain('5 created · 0 updated · 0 unchanged · 0 failed');
    expect(emailsThere()).toHaveLength(5);
  });

  it('is paused, resumed and cancelled', async () => {
    const { sandbox } = browserSession;
    sandbox.cloudElements.always(SEARCH, { delay: 400 });
    const all = people(8);
    const page = await send(all);
    await sendingText(page, (text) => text.includes('1 created'));
    await press(page, 'Pause');
    await sendingText(page, (text) => text.startsWith('Sending paused'));
    await new Promise((done) => setTimeout(done, 1200));
    const before = emailsThere().length;
    await new Promise((done) => setTimeout(done, 1200));
    expect(emailsThere()).toHaveLength(before);
    expect(before).toBeLessThan(8);
    await press(page, 'Resume');
    await sendingText(page, (text) => text.includes(`${before + 1} created`));
    await press(page, 'Cancel');
    await sendingText(page, (text) => text.startsWith('Sending cancelled'));
    await new Promise((done) => setTimeout(done, 1200));
    expect(emailsThere().length).toBeLessThan(8);
  });

  it('without a picked CRM is not begun, and leads to the options', async () => {
    const { leadlight } = browserSession;
    await leadlight.inside((message) => chrome.runtime.sendMessage(message), {
      ...{ name: 'pick-hub', ask: { hub: 'crm', instanceId: null } },
    });
    const page = await send(people(2));
    expect(await alert(page)).toContain('Cloud Elements');
    await textOf(page, '[role=alert] button', (text) => text === 'Open options');
    expect(emailsThere()).toEqual([]);
    await connectCloud(leadlight, { crm: SALESFORCE.id });
  });

  it('one person alone is a dry run', async () => {
    const page = await openLeads(browserSession.leadlight, people(3));
    await namesWhen(page, 3);
    await check(page, 'Person Number01');
    await press(page, 'Send to CRM');
    await textOf(page, '.leads-tools .crm', (text) => text.includes('p1@acme.example'));
    expect(emailsThere()).toEqual([]);
    await press(page, 'Send to CRM');
    await textOf(page, '.crm-past', Boolean);
    expect(emailsThere()).toEqual(['p1@acme.example']);
    await rowsWhen(page, (rows) => rows[1]?.['In CRM'] === 'yes');
  });

  eachOf(['before-charge', 'after-charge'] as const)(
    'whose background is killed %s goes on by itself, and nobody is there twice',
    { timeout: 120_000 },
    async (point) => {
      const { sandbox, leadlight } = browserSession;
      const hold = sandbox.cloudElements.hold(point);
      sandbox.cloudElements.next(CREATE, {});
      sandbox.cloudElements.next(CREATE, { hold });
      const all = people(5);
      const page = await send(all);
      await hold.reached;
      await leadlight.killWorker();
      hold.release();
      expect(await sendingText(page, (text) => text.startsWith('Sent to the CRM'), 90_000)).toContain('5 of 5');
      const there = emailsThere();
      expect(new Set(there).size).toBe(there.length);
      expect(there).toEqual(emailsOf(all));
    },
  );
});

function one(address: string): Email {
  const validity = 'verified';
  return { address, validity, use: 'work', current: true, sources: [{ ...SOURCE, validity }] };
}
