import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEMO_KEY, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { askAsOwnPage } from './ask.ts';
import { connectCognism2016 } from './connected.ts';
import { savedPerson, saveLeads, value } from './crm-setup.ts';
import { Leadlight } from './leadlight.ts';
import { begin, ended, runText } from './run-screen.ts';
import { control } from './screen.ts';

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';

describe('a desktop notification', () => {
  let sandbox: Sandbox;
  let folder: string;

  beforeAll(async () => {
    sandbox = await startSandbox();
    folder = await mkdtemp(join(tmpdir(), 'leadlight-notify-'));
  });
  afterAll(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The extension with notifications allowed: a test can't answer the browser's own prompt. */
  async function allowed(): Promise<string> {
    const extension = join(folder, 'extension');
    await cp(resolve(import.meta.dirname, '../../dist/chrome'), extension, { recursive: true });
    const file = join(extension, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    manifest.permissions.push(...manifest.optional_permissions.splice(0));
    await writeFile(file, JSON.stringify(manifest));
    return extension;
  }

  it('tells of the end of a look-up of many, once the user has allowed it', async () => {
    const leadlight = await Leadlight.start(sandbox, { extension: await allowed() });
    try {
      await leadlight.saveKey(DEMO_KEY);
      sandbox.kaspr.always('/profile/profile', { delay: 100 });
      const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
      await begin(popup, 10);
      await runText(popup, (text) => text.includes('of 10'));
      const box = await control(popup, 'checkbox', 'Notify me when it is done');
      await vi.waitFor(async () => expect(await box.evaluate((one) => (one as HTMLInputElement).checked)).toBe(true));
      await ended(popup);
      const shown = () => leadlight.inside(() => chrome.notifications.getAll());
      await vi.waitFor(async () => expect(await shown()).toEqual({ 'run-1': true }));
    } finally {
      await leadlight.stop();
    }
  });

  it('tells what happened to saved people, once', async () => {
    const leadlight = await Leadlight.start(sandbox, { extension: await allowed() });
    try {
      await connectCognism2016(leadlight);
      await saveLeads(leadlight, [savedPerson('zoe-bronte-lukasiewicz', 'Zoë Brontë-Łukasiewicz')]);
      const watch = { isOn: true, isLive: false, isAudited: false };
      const shown = () => leadlight.inside(() => chrome.notifications.getAll());
      await value(askAsOwnPage(leadlight, 'save-signals', watch));
      await vi.waitFor(async () => expect(await shown()).toEqual({ 'news-ev-zoe-joined': true }), { timeout: 10_000 });
      await leadlight.inside((id) => chrome.notifications.clear(id), 'news-ev-zoe-joined');
      for (const isOn of [false, true]) await value(askAsOwnPage(leadlight, 'save-signals', { ...watch, isOn }));
      await new Promise((done) => setTimeout(done, 1000));
      expect(await shown()).toEqual({});
    } finally {
      await leadlight.stop();
    }
  });

  it('is not there before', async () => {
    const leadlight = await Leadlight.start(sandbox);
    try {
      await leadlight.saveKey(DEMO_KEY);
      const popup = await leadlight.openPopup(await leadlight.open(SEARCH));
      await begin(popup, 10);
      await runText(popup, (text) => text.includes('of 10'));
      const box = await control(popup, 'checkbox', 'Notify me when it is done');
      expect(await box.evaluate((one) => (one as HTMLInputElement).checked)).toBe(false);
      expect(await ended(popup)).toContain('10 found');
      expect(await leadlight.inside(async () => typeof chrome.notifications)).toBe('undefined');
    } finally {
      await leadlight.stop();
    }
  });
});
