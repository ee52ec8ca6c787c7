import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../manifest.json' with { type: 'json' };
import { BROWSERS, type Browser, BUDGETS, DIST, entriesOf, gzipSizeOf, loadedBy } from '../scripts/bundles.ts';
import { filesBelow } from './files.ts';

// What is shipped: `npm test` builds before it gets here.

const HOSTS = [
  'https://*.linkedin.com/*',
  'https://developer.kaspr.io/*',
  'https://developer.kaspr.fr/*',
  'https://api.developers.kaspr.io/*',
];

const read = (browser: Browser, file: string) => readFileSync(join(DIST, browser, file), 'utf8');
const manifestOf = (browser: Browser) => JSON.parse(read(browser, 'manifest.json'));

function scriptsOf(browser: Browser, entry: string): string {
  const scripts = [...loadedBy(browser, entry)].filter((file) => /\.(js|html)$/.test(file));
  return scripts.map((file) => read(browser, file)).join('\n');
}

describe.each(BROWSERS)('the %s build', (browser) => {
  const built = manifestOf(browser);
  const entries = entriesOf(browser);

  it('asks for exactly these permissions', () => {
    const panel = browser === 'chrome' ? ['sidePanel'] : [];
    expect(built.permissions).toEqual(['storage', 'unlimitedStorage', 'alarms', 'scripting', 'identity', ...panel]);
    expect(built.host_permissions).toEqual(HOSTS);
    expect(built.optional_host_permissions).toEqual(['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*']);
    expect(built.optional_permissions).toEqual(['notifications']);
  });

  it('shows itself to no page: no web-accessible resources, and nobody may connect', () => {
    expect(built.web_accessible_resources).toBeUndefined();
    expect(built.externally_connectable).toEqual(browser === 'chrome' ? { ids: [] } : undefined);
    expect(built.content_scripts).toEqual([
      { js: [entries.content], matches: ['https://*.linkedin.com/*'], run_at: 'document_idle' },
    ]);
  });

  it('has the strict policy for its pages', () => {
    const policy = built.content_security_policy.extension_pages;
    expect(policy).toBe(manifest.content_security_policy.extension_pages);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*:\/\/|data:(?!;| )|ws:(?!\/\/(127\.0\.0\.1|localhost):)/);
    // A websocket to the host that the user has set up: no policy can know which that is.
    expect(policy).toContain("connect-src 'self' https: wss: ");
    for (const page of filesBelow(join(DIST, browser), /\.html$/)) {
      expect(readFileSync(page, 'utf8')).not.toMatch(/<script>|<style|\son\w+=|style="/);
    }
  });

  it.each([
    ['content', BUDGETS.content],
    ['badges', BUDGETS.badges],
    ['reader', BUDGETS.reader],
    ['popup', BUDGETS.popup],
    ['background', BUDGETS.background],
  ] as const)('%s fits its budget of %i bytes, gzip, with all that it loads', (entry, budget) => {
    const size = gzipSizeOf(browser, entries[entry]);
    expect(size).toBeGreaterThan(500);
    expect(size).toBeLessThanOrEqual(budget);
  });

  it('has each part of the code only where it belongs', () => {
    const text = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, scriptsOf(browser, file)]));
    // Marks that survive minifying, each seen to be in the bundle that it belongs to.
    const marks = [
      ['keys and requests', /Authorization|Bearer \$/, ['background']],
      ['the database', /createObjectStore/, ['background']],
      ['schemas', /_zod/, ['background']],
      ['phone numbers', /formatInternational/, ['background']],
      ['readers of pages', /componentkey/, ['badges', 'reader']],
      ['the skeleton of pages', /data-rehydrated.{0,40}anonymize|rehydrated\|anonymize/, ['reader']],
      ['watchers of pages', /MutationObserver/, ['badges', 'reader']],
      ['badges', /attachShadow/, ['badges']],
      ['spending', /buy-contact/, ['background', 'popup', 'panel']],
      ['spending on many', /buy-run/, ['background', 'popup', 'panel', 'leads']],
      ['writing into the CRM', /send-to-crm/, ['background', 'popup', 'panel', 'leads']],
      ['the keys of accounts', /save-connection/, ['background', 'options']],
      ['spending on who was seen in a preview', /buy-reveal/, ['background', 'popup', 'panel']],
      ['spending on companies', /buy-account/, ['background', 'popup', 'panel']],
      ['the user’s product', /save-product/, ['background', 'options']],
      ['the hashes of people', /knownHashes/, ['background']],
      // The popup has the kinds of data that are paid for apart.
      ['settings', /save-settings/, ['background', 'options', 'welcome', 'popup', 'panel']],
      [
        "the polyfill's code",
        /should only be loaded in a browser extension/,
        ['background', 'popup', 'options', 'welcome', 'leads', 'panel'],
      ],
    ] as const;
    for (const [what, mark, where] of marks) {
      const found = Object.keys(text).filter((name) => mark.test(text[name] ?? ''));
      expect(found.sort(), what).toEqual([...where].sort());
    }
    expect(text.background).not.toMatch(/document\.(querySelector|createElement|body)/);
  });

  it('has a panel beside the page, as its browser names it', () => {
    const path = 'src/panel/index.html';
    expect(built.side_panel).toEqual(browser === 'chrome' ? { default_path: path } : undefined);
    expect(built.sidebar_action?.default_panel).toBe(browser === 'firefox' ? path : undefined);
    expect(existsSync(join(DIST, browser, path))).toBe(true);
  });

  it('has the words and icons that it names', () => {
    const messages = JSON.parse(read(browser, '_locales/en/messages.json'));
    for (const key of [built.name, built.description, built.action.default_title]) {
      expect(messages[/__MSG_(\w+)__/.exec(key)?.[1] ?? '']?.message).toBeTruthy();
    }
    for (const icon of Object.values<string>(built.icons)) expect(existsSync(join(DIST, browser, icon))).toBe(true);
  });

  it('names no machine and carries no source map', () => {
    const files = filesBelow(join(DIST, browser), /\.(js|html|css|json|map)$/);
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of files) expect(readFileSync(file, 'utf8')).not.toContain(process.cwd());
  });
});

describe('the backgrounds', () => {
  it('are a service worker in Chromium and an event page in Firefox', () => {
    expect(manifestOf('chrome').background).toEqual({ service_worker: 'service-worker-loader.js', type: 'module' });
    expect(manifestOf('firefox').background.scripts).toHaveLength(1);
    expect(manifestOf('firefox').background.service_worker).toBeUndefined();
  });
});
