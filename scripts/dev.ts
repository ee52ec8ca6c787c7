import { watch } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { Leadlight } from '../test/browser/leadlight.ts';
import { DEMO_KEY, startSandbox } from '../test/sandbox/index.ts';
import { buildExtension } from './build.ts';
import { hasDisplay } from './display.ts';

// `npm run dev`: rebuilds on each change and reloads an open browser in front of the sandbox.

/** Editors write a file in several steps (ms). */
const PAUSE = 150;
const LINKEDIN = /^https:\/\/([\w-]+\.)?linkedin\.com\//;
const PROFILE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';

type Shown = { readonly reload: () => Promise<void>; readonly stop: () => Promise<void> };

let shown: Shown | null = null;
let isStopping = false;
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));

// Watching starts first, so that no change is missed.
let timer: NodeJS.Timeout | undefined;
let work = build();
for (const folder of ['src', 'assets']) watch(folder, { recursive: true }, rebuildSoon);
// Watch folders, not files: editors replace a file with a new one.
watch('.', (_, name) => {
  if (name === 'manifest.json' || name?.startsWith('vite')) rebuildSoon();
});
await work;
if (hasDisplay) shown = await show();
console.log(
  shown ? 'The browser follows every change; Ctrl-C ends it.' : 'There is no display: only building. Ctrl-C ends it.',
);

function rebuildSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    work = work.then(build);
  }, PAUSE);
}

async function build(): Promise<void> {
  const start = Date.now();
  try {
    await buildExtension(['chrome']);
    await shown?.reload();
    console.log(`Built dist/chrome${shown ? ' and reloaded it' : ''} in ${Date.now() - start} ms.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

/** On a profile page, with a key saved. */
async function show(): Promise<Shown> {
  const sandbox = await startSandbox();
  const leadlight = await Leadlight.start(sandbox, { headless: false });
  const { browser, id } = leadlight;
  const path = (await browser.extensions()).get(id)?.path;
  if (!path) throw new Error('The extension is not there.');
  browser.once('disconnected', () => void stop(0));
  console.log(await leadlight.saveKey(DEMO_KEY));
  await leadlight.open(PROFILE);
  return {
    async reload() {
      const pages = await browser.pages();
      // Reloading closes the extension's own pages: reopen them.
      const own = pages.filter((page) => page.url().startsWith(leadlight.address('')));
      const addresses = own.map((page) => page.url());
      await Promise.all(own.map((page) => page.close()));
      // The browser gets a copy, so that it never sees half a build.
      await rm(path, { recursive: true, force: true });
      await cp('dist/chrome', path, { recursive: true });
      // Installing over itself keeps the id and what is stored.
      await browser.installExtension(path);
      await Promise.all(pages.filter((page) => LINKEDIN.test(page.url())).map((page) => page.reload()));
      await Promise.all(addresses.map((address) => leadlight.open(address)));
    },
    async stop() {
      await leadlight.stop();
      await sandbox.stop();
    },
  };
}

async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await shown?.stop().catch(() => {});
  process.exit(code);
}
