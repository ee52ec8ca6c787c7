import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { PickedHub } from '../../src/model/schemas/crm/hub.ts';
import { savedPerson, saveLeads } from './crm-setup.ts';
import { eachOf } from './each-of.ts';
import { API, connectCloudByHand, pickByName } from './options-cloud.ts';
import { click, fill, regionText, within } from './options-page.ts';
import { textOf } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const hubOf = async ({ leadlight }: BrowserSession, hub: PickedHub['hub']) =>
  (await leadlight.stored<PickedHub>('hubs')).find((one) => one.hub === hub);
const faultsOf = (page: Page) => page.$$eval('.faults li', (all) => all.map(({ textContent }) => textContent));
const canSave = async (page: Page) =>
  !(await (await within(page, 'CRM', 'button', 'Save mapping')).evaluate(({ disabled }) => disabled));

async function edit(browserSession: BrowserSession): Promise<Page> {
  const page = await connectCloudByHand(browserSession);
  await pickByName(page, 'CRM', 'Salesforce of Sales (Salesforce)');
  await click(page, 'CRM', 'Edit which fields are written');
  return page;
}

/** What would be written, once it is as wanted. */
async function previewOf(page: Page, isWanted: (text: string) => boolean): Promise<Record<string, unknown>> {
  return JSON.parse(await textOf(page, '.preview pre', (text) => text !== '' && isWanted(text)));
}

describe('which fields of a CRM are written', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('begins with the preset, and is shown at work on an invented person', async () => {
    const page = await edit(browserSession);
    expect(await previewOf(page, Boolean)).toEqual({
      ...{ FirstName: 'Ada', LastName: 'Example', Title: 'Head of Sales', Department: 'Sales' },
      ...{ Email: 'ada@example.com', Phone: '+44 20 7946 0000', MobilePhone: '+44 7700 900000' },
      Description: 'Met at the fair',
    });
    await regionText(page, 'CRM', (text) => text.includes('Of an invented person:'));
    expect(browserSession.sandbox.cloudElements.count(`GET ${API}/hubs/crm/contacts`)).toBe(0);
  });

  it('follows what is typed, on the person who was saved last, and is saved', async () => {
    const { leadlight } = browserSession;
    const page = await connectCloudByHand(browserSession);
    await saveLeads(leadlight, [
      savedPerson('old', 'Old Hand', { savedAt: 1 }),
      savedPerson('layla', 'ليلى عبد الرحمن', { savedAt: 2 }),
    ]);
    await page.bringToFront();
    await pickByName(page, 'CRM', 'Salesforce of Sales (Salesforce)');
    await click(page, 'CRM', 'Edit which fields are written');
    await regionText(page, 'CRM', (text) => text.includes('Of ليلى عبد الرحمن, as a new contact:'));
    expect(await previewOf(page, Boolean)).toMatchObject({ Email: 'layla@acme.example' });
    await fill(page, 'CRM', 'LinkedIn address', 'LinkedIn__c');
    await fill(page, 'CRM', 'Searched by LinkedIn address in', 'LinkedIn__c');
    await fill(page, 'CRM', 'Job title', '');
    await click(page, 'CRM', 'Add a fixed value');
    await fill(page, 'CRM', 'Field 1', 'LeadSource');
    await fill(page, 'CRM', 'Value of field 1', 'Web');
    const body = await previewOf(page, (text) => text.includes('"Web"'));
    expect(body).toMatchObject({ LinkedIn__c: 'https://www.linkedin.com/in/layla/', LeadSource: 'Web' });
    expect(body).not.toHaveProperty('Title');
    await click(page, 'CRM', 'Save mapping');
    await regionText(page, 'CRM', (text) => text.includes('Saved.') && !text.includes('Save mapping'));
    const saved = (await hubOf(browserSession, 'crm'))?.mapping;
    expect(saved).toMatchObject({ searchLinkedin: 'LinkedIn__c', fixed: { LeadSource: 'Web' } });
    expect(saved?.fields).not.toHaveProperty('title');
    // Picked anew, the same connection keeps it.
    await page.bringToFront();
    await click(page, 'CRM', 'Choose another CRM connection');
    await pickByName(page, 'CRM', 'Salesforce of Sales (Salesforce)');
    expect((await hubOf(browserSession, 'crm'))?.mapping).toEqual(saved);
    await page.bringToFront();
    await click(page, 'CRM', 'Edit which fields are written');
    await click(page, 'CRM', 'Reset to the preset for Salesforce');
    expect(await (await within(page, 'CRM', 'textbox', 'Job title')).evaluate(({ value }) => value)).toBe('Title');
    await click(page, 'CRM', 'Cancel');
    expect((await hubOf(browserSession, 'crm'))?.mapping).toEqual(saved);
  });

  eachOf([
    ['what the CRM requires', 'Last name', '', 'Last name is missing: without it this CRM takes no contact.'],
    ['what contacts are found by', 'Work e-mail', '', 'otherwise contacts would be created again and again.'],
    ['the name of a field', 'Job title', 'Job title!', 'Job title: this can’t be the name of a field.'],
    ['one field for two values', 'Job title', 'LastName', 'LastName is written twice, or lies within another field.'],
    ['a link that leads nowhere', 'Link to a contact', 'http://crm.example/{id}', 'The link must begin with https://'],
  ])('can’t be saved without %s, and says so', async (_, name, typed, says) => {
    const page = await edit(browserSession);
    await previewOf(page, Boolean);
    expect(await canSave(page)).toBe(true);
    await fill(page, 'CRM', name, typed);
    await expect.poll(() => faultsOf(page)).toEqual([expect.stringContaining(says)]);
    expect(await canSave(page)).toBe(false);
    expect(await page.$('.preview pre')).toBeNull();
    await click(page, 'CRM', 'Reset to the preset for Salesforce');
    await previewOf(page, Boolean);
    expect(await canSave(page)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
  });

  it('tells of a fixed value that is missing, or there twice; a row can be removed', async () => {
    const page = await edit(browserSession);
    await click(page, 'CRM', 'Add a fixed value');
    await fill(page, 'CRM', 'Field 1', 'OwnerId');
    await expect.poll(() => faultsOf(page)).toEqual(['Enter the fixed value of OwnerId, or remove it.']);
    await fill(page, 'CRM', 'Value of field 1', '005');
    await click(page, 'CRM', 'Add a fixed value');
    await fill(page, 'CRM', 'Field 2', 'OwnerId');
    await fill(page, 'CRM', 'Value of field 2', '006');
    await expect.poll(() => faultsOf(page)).toEqual(['OwnerId has two fixed values.']);
    expect(await canSave(page)).toBe(false);
    await click(page, 'CRM', 'Remove field 1');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Add a fixed value');
    expect(await previewOf(page, (text) => text.includes('006'))).toMatchObject({ OwnerId: '006' });
  });

  it('of a CRM that wants more than a preset can know says what is missing', async () => {
    const { sandbox } = browserSession;
    const page = await connectCloudByHand(browserSession);
    const close = {
      id: 520_199,
      name: 'Close of Sales',
      token: 'close-token-1',
      element: { key: 'closeio', hub: 'crm' },
    };
    sandbox.cloudElements.always(`GET ${API}/instances`, { json: [close] });
    await click(page, 'CRM', 'Cancel');
    await click(page, 'CRM', 'Choose a CRM connection');
    await pickByName(page, 'CRM', 'Close of Sales (Close)');
    await regionText(page, 'CRM', (text) =>
      text.includes('before its fields are finished. Enter the fixed value of lead_id, or remove it.'),
    );
    await click(page, 'CRM', 'Edit which fields are written');
    await fill(page, 'CRM', 'Value of field 1', 'lead_00001');
    await click(page, 'CRM', 'Save mapping');
    await regionText(page, 'CRM', (text) => text.includes('Saved.') && !text.includes('before its fields'));
    expect((await hubOf(browserSession, 'crm'))?.mapping?.fixed).toEqual({ lead_id: 'lead_00001' });
  });

  it('of a pasted token begins with the preset that the user names', async () => {
    const page = await connectCloudByHand(browserSession);
    await fill(page, 'Cloud Elements', 'Cloud Elements element token', 'hubspotcrm-element-token-520102=');
    await click(page, 'Cloud Elements', 'Save and verify');
    await pickByName(page, 'CRM', 'The pasted element token');
    await click(page, 'CRM', 'Edit which fields are written');
    const preset = await within(page, 'CRM', 'combobox', 'Preset');
    await preset.select('hubspotcrm');
    await click(page, 'CRM', 'Reset to the preset for HubSpot');
    expect(await previewOf(page, (text) => text.includes('properties'))).toMatchObject({
      properties: { firstname: 'Ada', email: 'ada@example.com' },
    });
    await click(page, 'CRM', 'Save mapping');
    await regionText(page, 'CRM', (text) => text.includes('Saved.') && !text.includes('Save mapping'));
    expect((await hubOf(browserSession, 'crm'))?.mapping).toMatchObject({
      element: 'hubspotcrm',
      searchEmail: 'email',
    });
  });

  it('keeps the address of the CRM, for links, where it is one', async () => {
    const page = await connectCloudByHand(browserSession);
    await pickByName(page, 'CRM', 'Salesforce of Sales (Salesforce)');
    await fill(page, 'CRM', 'Address of your CRM', 'javascript:alert(1)');
    await page.keyboard.press('Tab');
    await regionText(page, 'CRM', (text) => text.includes('Not saved: enter an address like'));
    expect((await hubOf(browserSession, 'crm'))?.site).toBeNull();
    await page.bringToFront();
    await fill(page, 'CRM', 'Address of your CRM', 'kestrel.my.salesforce.com/lightning');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await hubOf(browserSession, 'crm'))?.site).toBe('https://kestrel.my.salesforce.com');
  });
});

describe('the folder where files go', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  async function storage(): Promise<Page> {
    const page = await connectCloudByHand(browserSession);
    await pickByName(page, 'Storage', 'Team Dropbox (Dropbox)');
    return page;
  }

  it('is typed, as it was meant', async () => {
    const page = await storage();
    await fill(page, 'Storage', 'Folder for files', '/Leads/../Secret');
    await page.keyboard.press('Tab');
    await regionText(page, 'Storage', (text) => text.includes('Not saved: enter a folder like /Leads/Spring.'));
    expect((await hubOf(browserSession, 'documents'))?.folder).toBe('/Leadlight');
    await page.bringToFront();
    await fill(page, 'Storage', 'Folder for files', 'عملاء/見込み客 🌱/');
    await page.keyboard.press('Tab');
    await expect.poll(async () => (await hubOf(browserSession, 'documents'))?.folder).toBe('/عملاء/見込み客 🌱');
  });

  it('is picked by walking down and up', async () => {
    const { sandbox } = browserSession;
    sandbox.cloudElements.addFile(520_103, '/Leads/Spring/list.csv', 'a');
    const page = await storage();
    await click(page, 'Storage', 'Browse folders');
    await regionText(page, 'Storage', (text) =>
      text.includes('This folder is not there yet. It is made with the first file.'),
    );
    await click(page, 'Storage', 'One folder up');
    await click(page, 'Storage', 'Leads');
    await click(page, 'Storage', 'Spring');
    await regionText(page, 'Storage', (text) => text.includes('No folders in here. 1 file is here.'));
    await click(page, 'Storage', 'One folder up');
    await within(page, 'Storage', 'button', 'Spring');
    await click(page, 'Storage', 'Use this folder');
    await regionText(page, 'Storage', (text) => text.includes('Saved.'));
    expect((await hubOf(browserSession, 'documents'))?.folder).toBe('/Leads');
    expect(await (await within(page, 'Storage', 'textbox', 'Folder for files')).evaluate(({ value }) => value)).toBe(
      '/Leads',
    );
  });

  it('that can’t be looked into is said in words, and looked into again', async () => {
    const { sandbox } = browserSession;
    const page = await storage();
    sandbox.cloudElements.changeInstance(520_103, { isDisabled: true });
    await click(page, 'Storage', 'Browse folders');
    await regionText(page, 'Storage', (text) => text.includes('Cloud Elements does not let this connection be used'));
    sandbox.cloudElements.changeInstance(520_103, { isDisabled: false });
    await click(page, 'Storage', 'Try again');
    await regionText(page, 'Storage', (text) => text.includes('is not there yet'));
    await click(page, 'Storage', 'Cancel');
    await within(page, 'Storage', 'button', 'Browse folders');
  });
});
