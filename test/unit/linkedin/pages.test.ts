import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PageReading, pageReading } from '../../../src/model/reading.ts';
import { bundleReader, launchBrowser, showPage } from './browser.ts';

/** What a page's sidecar says, as far as the reader is concerned. */
type Sidecar = {
  url: string;
  kind: 'profile' | 'people-list' | 'company' | 'other' | 'none';
  layout: 'sdui' | 'ember' | 'guest' | 'none';
  expect: Record<string, unknown>;
  reason?: string;
  missing?: string[];
  absent?: Record<string, string>;
  never?: Record<string, string[]>;
};

const folder = new URL('../../pages/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));
const personFields = ['slug', 'token', 'memberId', 'name', 'headline', 'company', 'location'] as const;

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

/** Text in the sidecars' terms: white space collapsed, `null` for a value that the page does not say. */
function valuesOf(reading: PageReading): Record<string, unknown> {
  const person = reading.verdict === 'certain' ? reading.person : null;
  return Object.fromEntries(personFields.map((field) => [field, person?.[field] ?? null]));
}

describe.each(names)('%s', (name) => {
  const html = readFileSync(new URL(`${name}.html`, folder), 'utf8');
  const sidecar: Sidecar = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  const expected = Object.fromEntries(personFields.map((field) => [field, sidecar.expect[field] ?? null]));

  test('is read right, and left as it was', async () => {
    await showPage(page, sidecar.url, html);
    const { reading, touched } = await read();

    expect(valuesOf(reading)).toEqual(expected);
    expect(pageReading.parse(reading)).toEqual(reading);
    expect(reading.kind).toBe(sidecar.kind);
    if (reading.verdict !== 'nobody') expect(reading.layout ?? 'none').toBe(sidecar.layout);
    if (reading.verdict === 'unreadable') {
      expect(reading.reason).toBe(sidecar.reason);
      expect(reading.missing).toEqual(sidecar.missing ?? []);
    }
    if (reading.verdict === 'certain' && sidecar.absent) expect(reading.person.absent).toMatchObject(sidecar.absent);
    for (const stranger of Object.values(sidecar.never ?? {}).flat()) {
      expect(JSON.stringify(reading)).not.toContain(stranger);
    }
    expect(touched).toBe(false);
  });
});
