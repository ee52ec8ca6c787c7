import type { TestProjectInlineConfiguration, TestTagDefinition } from 'vitest/config';

/** Set on what only `npm run test:all` waits for. */
export const TAGS: TestTagDefinition[] = [
  { name: 'slow', description: 'Really waits, or tries every combination: left out of `npm test`.' },
];

/** The extension as it is built; built first if a source is newer. */
const AS_BUILT = { globalSetup: ['test/build-first.ts', 'test/temporary-folder.ts'] };

/** Tests of what uses the browser's API or its words: they put other modules in the place of those. */
const REPLACING_MODULES = ['background', 'jobs', 'leads', 'options', 'ui'].map(
  (folder) => `test/unit/${folder}/**/*.test.ts`,
);

/** A busy machine may hold a browser up; the runner names what passed at the second attempt only. */
const HELD_UP = /Waited in vain|Waiting failed|timed out|crashed|Protocol error|Target closed/;

/** The kinds of tests; test/README.md says what each protects. */
export const PROJECTS: TestProjectInlineConfiguration[] = [
  { test: { name: 'structure', include: ['test/structure.test.ts'], testTimeout: 20_000 } },
  {
    // Modules are loaded once per process and not once per file, which takes longer than all tests.
    test: {
      name: 'unit',
      include: ['test/unit/**/*.test.ts'],
      exclude: REPLACING_MODULES,
      ...{ isolate: false, unstubGlobals: true, unstubEnvs: true, testTimeout: 20_000 },
    },
  },
  { test: { name: 'unit-replaced', include: REPLACING_MODULES, testTimeout: 20_000 } },
  { test: { name: 'stores', include: ['test/stores.test.ts'], testTimeout: 60_000, ...AS_BUILT } },
  { test: { name: 'build', include: ['test/build.test.ts'], ...AS_BUILT } },
  { test: { name: 'pages', include: ['test/reader/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 } },
  {
    test: {
      name: 'browser',
      include: ['test/browser/**/*.test.ts'],
      ...AS_BUILT,
      // A worker's browser and modules are handed from file to file. Most of the time a test waits for it: more of them
      // than cores.
      ...{ isolate: false, maxWorkers: 3, retry: 1, testTimeout: 60_000, hookTimeout: 180_000 },
    },
  },
  // Random schedules, many side by side in one browser.
  { test: { name: 'model', include: ['test/model/**/*.test.ts'], hookTimeout: 180_000 } },
  {
    // What goes wrong while a purchase is under way. No second attempt where an expectation of money failed.
    test: {
      name: 'faults',
      include: ['test/faults/**/*.test.ts'],
      ...AS_BUILT,
      ...{ maxWorkers: 2, retry: { count: 1, condition: HELD_UP }, testTimeout: 90_000, hookTimeout: 180_000 },
    },
  },
];
