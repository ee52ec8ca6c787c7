import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { pageScripts } from './scripts/vite-page-scripts.ts';
import { PROJECTS, TAGS } from './test/projects.ts';

/** What the background puts into pages (src/background/browser/page-scripts.ts). */
const PAGE_SCRIPTS = {
  'src/content/badges.js': 'src/content/badges.iife.ts',
  'src/content/reader.js': 'src/content/reader.iife.ts',
};

/** Firefox runs a background as an event page, and wants an id and a word on data collection. */
const forFirefox = {
  ...manifest,
  minimum_chrome_version: undefined,
  // Firefox does not know the key; there nothing connects because nothing listens.
  externally_connectable: undefined,
  // Its panel is a sidebar, and needs no permission.
  side_panel: undefined,
  permissions: manifest.permissions.filter((name) => name !== 'sidePanel'),
  sidebar_action: {
    default_title: manifest.name,
    default_panel: manifest.side_panel.default_path,
    default_icon: manifest.action.default_icon,
    open_at_install: false,
  },
  background: { scripts: [manifest.background.service_worker], type: 'module' },
  browser_specific_settings: {
    gecko: {
      id: '{5d6e16f1-0b50-41eb-ab7a-0e03b38a2f4f}',
      // The first with consent to kinds of data.
      strict_min_version: '140.0',
      data_collection_permissions: {
        // Nothing is sent without a key, and the click that saves one asks for the rest.
        required: ['none'],
        optional: ['authenticationInfo', 'personallyIdentifyingInfo', 'websiteContent'],
      },
    },
  },
};

/** `vite build --mode chrome` (or `firefox`) writes dist/chrome (dist/firefox). */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  const target = browser === 'firefox' ? 'firefox140' : 'chrome127';
  return {
    publicDir: 'assets',
    plugins: [
      // CRXJS's type knows only Chromium's background; it accepts Firefox's at run time.
      crx({ manifest: (browser === 'firefox' ? forFirefox : manifest) as unknown as ManifestV3Export, browser }),
      pageScripts(PAGE_SCRIPTS, target),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // No key of the manifest names them: CRXJS adds what those name.
      rolldownOptions: {
        input: ['src/welcome/index.html', 'src/leads/index.html', 'src/panel/index.html'],
        // A constant used twice would be written twice: the list of public suffixes is one of 68 kB.
        optimization: { inlineConst: false },
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    clearScreen: false,
    test: { projects: PROJECTS, tags: TAGS },
  };
});
