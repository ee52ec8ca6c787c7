import { launch, type Page } from 'puppeteer';
import { build } from 'vite';
import { findChromium } from '../browser/find-browser.ts';

/**
 * Bundles a part of the reader as content scripts have it: one script that leaves its exports behind as `linkedin.…`.
 */
export async function bundleReader(entry = 'src/linkedin/read.ts'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'linkedin' },
    },
  });
  const [result] = [built].flat();
  const output = result && 'output' in result ? result.output : [];
  const chunk = output.find((file) => 'code' in file);
  if (chunk === undefined || !('code' in chunk)) throw new Error('The reader was not built.');
  return chunk.code;
}

/** One Chromium for all pages of a test file. */
export async function launchBrowser() {
  return launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/**
 * Shows a page at an address without the network: the document is given, everything else is refused, its scripts do not
 * run.
 */
export async function showPage(page: Page, url: string, html: string): Promise<void> {
  await page.setJavaScriptEnabled(false);
  await page.setRequestInterception(true);
  page.removeAllListeners('request');
  page.on('request', (request) =>
    request.isNavigationRequest() && request.frame() === page.mainFrame()
      ? request.respond({ contentType: 'text/html; charset=utf-8', body: html })
      : request.abort(),
  );
  await page.goto(url, { waitUntil: 'domcontentloaded' });
}
