import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleReader, launchBrowser, showPage } from './browser.ts';

const folder = new URL('../pages/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));

let browser: Browser;
let page: Page;
let script: string;

beforeAll(async () => {
  [browser, script] = await Promise.all([launchBrowser(), bundleReader('src/linkedin/skeleton.ts')]);
  page = await browser.newPage();
}, 60_000);

afterAll(() => browser?.close());

async function skeletonAt(url: string, html: string): Promise<string> {
  await showPage(page, url, html);
  return String(await page.evaluate(`(() => { ${script}; return linkedin.skeletonOf(document); })()`));
}

/** All texts of a sidecar's expectations, lists and people that must not be read included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

describe('the skeleton of a page', () => {
  test.each(names)('%s names nobody and nothing', async (name) => {
    const { url, expect: expected, never } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    const skeleton = await skeletonAt(url, readFileSync(new URL(`${name}.html`, folder), 'utf8'));
    const told = textsIn([expected, never]).filter((text) => /[\p{L}\p{N}]{4}/u.test(text));
    expect(told.filter((text) => skeleton.toLowerCase().includes(text.toLowerCase()))).toEqual([]);
    expect(skeleton).toMatch(/^html/);
  });

  test('keeps what a layout is known by, and replaces what names', async () => {
    const skeleton = await skeletonAt(
      'https://www.linkedin.com/in/ada-lovelace/',
      `<title>Ada Lovelace | LinkedIn</title><main id="workspace"><section componentkey="com.linkedin.sdui.profile.card.refACoAABcDeFgHiJkLmNoTopcard" data-note="Ada">
        <h2>Ada Lovelace</h2><p>Countess</p><div componentkey="profileCardsBelowActivityPart1ada-lovelace" class="_3bbeb416 entity-result__badge"></div>
        <ul><li><a href="/in/charles-babbage/">Charles</a></li><li><a href="/in/mary/">Mary</a></li></ul>
        <div data-member-id="12345" id="ember77" componentkey="auto-component-b37d87c5-20b4-70ca-a91b-eb19449224f1"></div></section></main>`,
    );
    expect(skeleton.split('\n')).toEqual([
      'html',
      ' head',
      '  title …',
      ' body',
      '  main[id=workspace]',
      '   section[componentkey=com.linkedin.sdui.profile.card.ref{token}Topcard]',
      '    h2 …',
      '    p …',
      '    div[componentkey=profileCardsBelowActivityPartN*][class=entity-result__badge]',
      '    ul',
      '     li ×2',
      '      a[href=/in/*] …',
      '    div[data-member-id=N][id=emberN][componentkey=auto-component-{uuid}]',
    ]);
  });

  test('names nobody on a page that hides the members of the document, or whose names are short or badly encoded', async () => {
    const skeleton = await skeletonAt(
      'https://www.linkedin.com/in/ada/',
      `<img name="URL"><main><div componentkey="profileCardsBelowActivityPart1ada"></div>
        <a href="/in/%C3%A9lodie-pr%C3%A9/">Élodie</a><p id="100%-%C3%A9lodie"></p><p id="x%25C3%25A9lodie"></p></main>`,
    );
    expect(skeleton).toContain('[componentkey=profileCardsBelowActivityPartN*]');
    expect(skeleton).not.toMatch(/ada|lodie|%[0-9a-f]/i);
  });

  test('stays within bounds on a page without end', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) => `<p role="${at % 2 ? 'note' : 'row'}">${'x'.repeat(500)}</p>`);
    const skeleton = await skeletonAt('https://www.linkedin.com/in/ada/', `<main>${rows.join('')}</main>`);
    expect(skeleton.split('\n').length).toBeLessThanOrEqual(1501);
    expect(skeleton.length).toBeLessThan(200_000);
  });
});
