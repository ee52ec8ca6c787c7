import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };

/** Firefox runs a background as an event page, and wants an id and a word on data collection. */
const forFirefox = {
  ...manifest,
  minimum_chrome_version: undefined,
  // Firefox does not know the key; there nothing connects because nothing listens.
  externally_connectable: undefined,
  background: { scripts: [manifest.background.service_worker], type: 'module' },
  browser_specific_settings: {
    gecko: {
      id: 'leadlight@leadlight.example',
      strict_min_version: '128.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
};

/** `vite build --mode chrome` (or `firefox`) writes dist/chrome (dist/firefox). */
export default defineConfig(({ mode }) => {
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    publicDir: 'assets',
    plugins: [
      // CRXJS's type knows only Chromium's background; it accepts Firefox's at run time.
      crx({ manifest: (browser === 'firefox' ? forFirefox : manifest) as unknown as ManifestV3Export, browser }),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'firefox' ? 'firefox128' : 'chrome126',
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    clearScreen: false,
    test: {
      projects: [
        { test: { name: 'unit', include: ['test/*.test.ts', 'test/unit/**/*.test.ts'], testTimeout: 20_000 } },
        {
          // One browser at a time: machines that test have few cores, and what is measured is behaviour, not speed.
          test: {
            name: 'browser',
            include: ['test/browser/**/*.test.ts'],
            fileParallelism: false,
            testTimeout: 60_000,
            hookTimeout: 180_000,
          },
        },
      ],
    },
  };
});
