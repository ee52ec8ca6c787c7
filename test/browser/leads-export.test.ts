import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { DROPBOX } from '../sandbox/cloud-elements/connections.ts';
import { connectCloud, savedPerson } from './crm-setup.ts';
import { eachOf } from './each-of.ts';
import { check, choose, exportSaid, namesWhen, openLeads, type Someone, search } from './leads-screen.ts';
import { download } from './ledger-screen.ts';
import { alert, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

const SOURCE = { service: 'kaspr', at: 1_790_000_000_000 } as const;
const contact = savedPerson('zoe', 'Zoë').contact;
const phone = (number: string, isDoNotCall: boolean) => ({
  ...{ display: number, e164: number.replaceAll(' ', ''), country: 'FR', use: 'mobile' as const },
  ...{ isDoNotCall, sources: [SOURCE] },
});
const PEOPLE: readonly Someone[] = [
  ['zoe', 'Zoë Brontë', { notes: '=HYPERLINK("https://evil.example")', tags: ['warm'] }],
  ['layla', 'ليلى المنصوري', { contact: contact && { ...contact, optedOut: SOURCE } }],
  [
    'jane',
    'Jane Doe',
    {
      contact: contact && {
        ...contact,
        phones: [phone('+33 6 39 98 00 01', true), phone('+33 6 39 98 00 02', false)],
      },
    },
  ],
];
const LEFT_OUT = '1 left out: opted out. 1 phone number left out: on a do-not-call list.';
const UPLOAD = 'POST /elements/api-v2/hubs/documents/files';

/** Presses a button that saves a file, and takes the file away again. */
async function fileOf(page: Page, leadlight: Parameters<typeof download>[0], name: string) {
  const { path, text } = await download(leadlight, page, name);
  const bytes = await readFile(path);
  await rm(dirname(path), { recursive: true });
  return { name: path.slice(path.lastIndexOf('/') + 1), text, bytes };
}

describe('an export', () => {
  const browserSession = useOneBrowserSession(async () => {});

  it('as CSV has everybody shown, without formulas, opted-out people or do-not-call numbers', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    const { name, text, bytes } = await fileOf(page, leadlight, 'Export CSV');
    expect(name).toMatch(/^leadlight-leads-\d{4}-\d\d-\d\d\.csv$/);
    // A mark, by which Excel knows the encoding.
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [heading, zoe, jane, end, ...rest] = text.split('\r\n');
    expect(heading).toContain('Name,First name,Last name,Title,');
    expect(zoe).toContain('Zoë Brontë,Zoë,Brontë,');
    expect(zoe).toContain('zoe@acme.example');
    expect(zoe).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(jane).toContain("'+33 6 39 98 00 02");
    expect(text).not.toContain('98 00 01');
    expect(text).not.toContain('ليلى');
    expect([end, ...rest]).toEqual(['']);
    expect(await exportSaid(page)).toBe(`2 people were exported. ${LEFT_OUT}`);
  });

  eachOf([
    ['For Salesforce', 'salesforce', 'First Name,Last Name,Title,Account Name,Email'],
    ['For HubSpot', 'hubspot', 'First Name,Last Name,Email,Additional email addresses'],
    ['For Pipedrive', 'pipedrive', 'Person - Name,Person - First name,Person - Last name'],
  ])('as CSV %s has the columns that its importer knows', async (words, reader, columns) => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    await choose(page, 'Columns of the CSV', words);
    const { name, text } = await fileOf(page, leadlight, 'Export CSV');
    expect(name).toMatch(new RegExp(`^leadlight-leads-${reader}-`));
    expect(text.slice(0, columns.length)).toBe(columns);
    expect(text).toContain(',+33639980002,');
    expect(text).toContain('jane@acme.example'.replace('jane', 'zoe'));
  });

  it('as vCard has a card for each who is selected', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    await check(page, 'Jane Doe');
    const { name, text } = await fileOf(page, leadlight, 'Export vCard');
    expect(name).toMatch(/\.vcf$/);
    expect(text.match(/BEGIN:VCARD/g)).toHaveLength(1);
    expect(text).toContain('FN:Jane Doe\r\n');
    expect(text).toContain('VERSION:3.0\r\n');
    expect(text).toContain('TEL;TYPE=CELL:+33639980002\r\n');
    expect(await exportSaid(page)).toBe('1 person was exported. 1 phone number left out: on a do-not-call list.');
  });

  it('as vCard has cards of 4.0 for those whose programs want them', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    await choose(page, 'Version of the vCard', '4.0');
    // A second download of cards by one profile does not end in Chromium: what it is offered is read instead.
    const offered = page.evaluate(
      () =>
        new Promise<string>((take) => {
          const create = URL.createObjectURL;
          URL.createObjectURL = (file) => {
            if (file instanceof Blob) void file.text().then(take);
            return create(file);
          };
        }),
    );
    await press(page, 'Export vCard');
    expect((await offered).match(/VERSION:4\.0\r\n/g)).toHaveLength(2);
  });

  it('as JSON has all that is stored of those whom a search shows', async () => {
    const { leadlight } = browserSession;
    const page = await openLeads(leadlight, PEOPLE);
    await namesWhen(page, 3);
    await search(page, 'warm');
    await namesWhen(page, 1);
    const { name, text } = await fileOf(page, leadlight, 'Export JSON');
    expect(name).toMatch(/\.json$/);
    const { people } = JSON.parse(text);
    expect(people).toMatchObject([{ id: 'lead-zoe', tags: ['warm'], notes: PEOPLE[0]?.[2]?.notes }]);
  });

  it('of nobody but people who have opted out makes no file, and says why', async () => {
    const page = await openLeads(browserSession.leadlight, PEOPLE);
    await namesWhen(page, 3);
    await check(page, 'ليلى المنصوري');
    await press(page, 'Export CSV');
    expect(await exportSaid(page)).toBe('0 people were exported. 1 left out: opted out.');
  });

  it('of thousands shows how far it is, keeps the order, and can be cancelled', async () => {
    const { leadlight } = browserSession;
    const many = Array.from({ length: 6000 }, (_, at): Someone => [`p${at}`, `Person ${at}`]);
    const page = await openLeads(leadlight, many);
    await textOf(page, '.leads-search [role=status]', (text) => text === '6,000 people', 30_000);
    // Faster than a hand: six thousand are soon written.
    await page.evaluate(() => {
      new MutationObserver((_, observer) => {
        const cancel = document.querySelector<HTMLElement>('.leads-export .quiet');
        if (!cancel) return;
        observer.disconnect();
        cancel.click();
      }).observe(document.body, { subtree: true, childList: true });
    });
    await press(page, 'Export CSV');
    expect(await exportSaid(page)).toBe('Cancelled. No file was made.');
    const { text } = await fileOf(page, leadlight, 'Export CSV');
    expect(await exportSaid(page)).toBe('6,000 people were exported.');
    const names = text.split('\r\n').map((line) => line.slice(0, line.indexOf(',')));
    expect(names).toEqual(['\uFEFFName', ...many.map(([, name]) => name), '']);
  });
});

describe('an export to cloud storage', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCloud(leadlight, { documents: DROPBOX.id }));
  const PLACE = 'Save to Team Dropbox';
  const files = () => browserSession.sandbox.cloudElements.files();

  async function openChosen(): Promise<Page> {
    const page = await openLeads(browserSession.leadlight, PEOPLE);
    await namesWhen(page, 3);
    await choose(page, 'Where files go', PLACE);
    return page;
  }

  it('is stored in the folder, with its path and a link', async () => {
    const page = await openChosen();
    await press(page, 'Export CSV');
    const path = /^\/Leadlight\/leadlight-leads-\d{4}-\d\d-\d\d\.csv$/;
    const said = await exportSaid(page);
    const [file, ...others] = files();
    expect(others).toEqual([]);
    expect(file?.path).toMatch(path);
    expect(file?.content).toContain('zoe@acme.example');
    expect(file?.content).not.toContain('ليلى');
    expect(said).toBe(`2 people were exported. ${LEFT_OUT} Stored as ${file?.path}.`);
    const link = await page.waitForSelector('aria/Open the stored file[role="link"]');
    expect(await link?.evaluate((element) => element.getAttribute('href'))).toBe(
      `https://storage.example/view${file?.path}`,
    );
  });

  it('where one of its name is there leaves it as it is, and is stored beside it when asked to', async () => {
    const page = await openChosen();
    await press(page, 'Export JSON');
    await exportSaid(page);
    const [first] = files();
    await press(page, 'Export JSON');
    expect(await textOf(page, '.leads-export [role=status]', (text) => text.includes('already'))).toContain(
      `There is a file ${first?.path} already. It was left as it is, and nothing was stored.`,
    );
    expect(files()).toEqual([first]);
    await press(page, 'Store under another name');
    await textOf(page, '.leads-export [role=status]', (text) => text.includes('Stored as'));
    expect(files()).toHaveLength(2);
    expect(files()[1]?.path).toMatch(/-\d{6}\.json$/);
  });

  eachOf([
    [{ status: 503 }, 'Cloud Elements has a problem (status 503).'],
    [{ cut: 'before-charge' as const }, 'It may have been written all the same.'],
    [{ status: 401 }, 'Cloud Elements refused your key.'],
  ])('that fails with %j says so, with a next step', async (behaviour, words) => {
    const page = await openChosen();
    browserSession.sandbox.cloudElements.always(UPLOAD, behaviour);
    await press(page, 'Export CSV');
    expect(await alert(page)).toContain(words);
    expect(files()).toEqual([]);
    browserSession.sandbox.cloudElements.always(UPLOAD, null);
    await press(page, 'Export CSV');
    await textOf(page, '.leads-export [role=status]', (text) => text.includes('Stored as'));
    expect(files()).toHaveLength(1);
  });
});

describe('without cloud storage', () => {
  const browserSession = useOneBrowserSession(async () => {});

  it('there is nothing to choose but a file', async () => {
    const page = await openLeads(browserSession.leadlight, PEOPLE);
    await namesWhen(page, 3);
    expect(await page.$('aria/Where files go')).toBeNull();
  });
});
