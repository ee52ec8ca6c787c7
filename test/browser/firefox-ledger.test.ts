import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { askAsOwnPage } from './ask.ts';
import { LeadlightFirefox, until } from './firefox.ts';
import { textOf } from './screen.ts';

const ZOE = {
  slug: 'zoe-bronte-lukasiewicz',
  token: null,
  memberId: null,
  name: 'Zoë Brontë-Łukasiewicz',
  headline: null,
  company: null,
  location: null,
};

describe('the ledger in Firefox', () => {
  let sandbox: Sandbox;
  let leadlight: LeadlightFirefox;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'leadlight-export-'));
    sandbox = await startSandbox();
    leadlight = await LeadlightFirefox.start(sandbox, {
      preferences: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
    });
    await leadlight.saveKey(DEMO_KEY);
  });

  afterAll(async () => {
    await leadlight?.stop();
    await sandbox?.stop();
    await rm(folder, { recursive: true });
  });

  it('shows a purchase as possibly repeated; its export is found untouched', async () => {
    await askAsOwnPage(leadlight, 'buy-contact', { person: ZOE, phoneRequired: false, replacesId: null });
    const page = await leadlight.open(leadlight.address('src/leads/index.html#ledger'));
    expect(await textOf(page, '.entries tbody', (text) => text.includes(ZOE.name))).toContain(
      'Answered.Sent in a form that your browser may have repeated by itself.',
    );
    await page.$$eval('button', (all) => all.find((one) => one.textContent === 'Export CSV')?.click());
    const saved = await until(async () => (await readdir(folder)).find((name) => name.endsWith('.csv')), 'a file');
    const path = join(folder, saved ?? '');
    await until(async () => (await readFile(path, 'utf8')).includes(ZOE.name), 'its text');
    const input = await page.$('input[type=file]');
    await input?.uploadFile(path);
    expect(
      await textOf(page, '.field + [role=status]', (text) => /^(Untouched|The chain|Changed|This)/.test(text)),
    ).toMatch(/^Untouched. Exported here on .*, with 1 entry.$/);
    expect(await leadlight.seen()).toMatchObject({ violations: [], errors: [] });
  });
});
