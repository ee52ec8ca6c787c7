import { build } from 'vite';

/** Builds the extension for both browsers, as `vite.config.ts` says. */
export async function buildExtension(
  browsers: readonly ('chrome' | 'firefox')[] = ['chrome', 'firefox'],
): Promise<void> {
  for (const browser of browsers) {
    await build({ mode: browser, logLevel: 'error' });
  }
}

if (import.meta.filename === process.argv[1]) {
  await buildExtension();
  console.log('Built dist/chrome and dist/firefox.');
}
