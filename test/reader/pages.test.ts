import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageReading } from '../../src/model/schemas/people/reading.ts';
import { compareReading } from '../check/compare.ts';
import { evidenceFaults } from '../check/evidence.ts';
import { pagesIn } from '../check/sidecar.ts';
import { bundleReader, launchBrowser, showPage } from './browser.ts';

// The reader alone, without an extension around it: what it says of every written page, and that it leaves the page
// alone.

let browser: Browser;
let page: Page;
let reader: string;

beforeAll(async () => {
  [browser, reader] = await Promise.all([launchBrowser(), bundleReader()]);
  page = await browser.newPage();
}, 60_000);

afterAll(() => browser?.close());

/** Reads the page as it stands, and says whether reading touched it. */
async function read(): Promise<{ reading: PageReading; touched: boolean }> {
  const result = await page.evaluate(`(() => {
    ${reader}
    const html = (node) => new XMLSerializer().serializeToString(node);
    const before = html(document);
    const observer = new MutationObserver(() => {});
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const reading = linkedin.readPage(document, location.href);
    return JSON.stringify({ reading, touched: observer.takeRecords().length > 0 || html(document) !== before });
  })()`);
  return JSON.parse(String(result));
}

describe.each(pagesIn('test/pages').map((saved) => [saved.name, saved] as const))('%s', (_, { html, sidecar }) => {
  test('is read right, and left as it was', async () => {
    await showPage(page, sidecar.url, html);
    const { reading, touched } = await read();

    const judgements = compareReading(reading, sidecar).filter(({ is, isDemanded }) => is === 'wrong' || isDemanded);
    expect(judgements.filter(({ is }) => is !== 'right').map(({ note }) => note)).toEqual([]);
    expect(evidenceFaults(reading, sidecar)).toEqual([]);
    expect(touched).toBe(false);
  });
});
