import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageReading } from '../../src/model/schemas/people/reading.ts';
import { bundleReader, launchBrowser, showPage } from './browser.ts';

// Rows where the way to a page, or its size, counts.

const PROFILE = 'https://www.linkedin.com/in/gwen-ashby/';
const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=buyer';
const NETWORK = 'https://www.linkedin.com/mynetwork/grow/';
const GROUP = 'https://www.linkedin.com/groups/1/members/';

let browser: Browser;
let reader: string;

beforeAll(async () => {
  [browser, reader] = await Promise.all([launchBrowser(), bundleReader()]);
}, 60_000);

afterAll(() => browser?.close());

const pageOf = (main: string) =>
  `<!DOCTYPE html><title>LinkedIn</title><body data-rehydrated="true"><main id="workspace">${main}</main></body>`;

async function read(page: Page): Promise<{ rows: string[]; ms: number }> {
  const said = await page.evaluate(`(() => {
    ${reader}
    const begun = performance.now();
    const reading = linkedin.readPage(document, location.href);
    return JSON.stringify({ reading, ms: performance.now() - begun });
  })()`);
  const { reading, ms }: { reading: PageReading; ms: number } = JSON.parse(String(said));
  const rows = reading.shows === 'list' ? reading.rows.map(({ person }) => `${person.slug} ${person.name}`) : [];
  return { rows, ms };
}

describe('a link to where the tab has been', () => {
  const picture = `<li><a href="${PROFILE}"><img alt=""><span>See all</span><p>People like you</p></a></li>`;
  const captioned = `<li><a href="${PROFILE}"><img alt="Gwen Ashby"></a><a href="${PROFILE}">Gwen Ashby</a><p>Buyer</p></li>`;
  const main = `<ul>${picture}</ul><ul>${captioned}</ul>`;

  it('is nobody by a picture alone, since links without an address get that of the tab; by their caption it is somebody', async () => {
    const page = await browser.newPage();
    await showPage(page, GROUP, pageOf(main));
    // Nobody can tell here: it is the reader's rule for links that lead where nobody was.
    expect((await read(page)).rows).toEqual(['gwen-ashby See all']);
    await showPage(page, PROFILE, pageOf(main));
    await page.evaluate((address) => history.pushState(null, '', address), GROUP);
    expect((await read(page)).rows).toEqual(['gwen-ashby Gwen Ashby']);
    await page.close();
  });

  const other = (slug: string, name: string) =>
    `<div role="listitem"><a href="/in/${slug}/"><img alt=""></a><a href="/in/${slug}/"><p>${name}</p></a><p>Baker</p>`;
  const card = `<a href="${PROFILE}"><figure><img alt=""></figure><p>See all</p><p>People like you</p></a>`;
  const others = `${other('oda-marr', 'Oda Marr')}</div>${other('jon-ek', 'Jon Ek')}<a href="${PROFILE}">Hide</a></div>`;
  const list = (rows: string) => `<div role="list">${rows}</div>`;
  const addressed = (name: string) =>
    `<div role="listitem"><a href="${PROFILE}"><img alt=""></a><a href="${PROFILE}"><p>${name}</p></a>
    <div componentkey="SearchResultsACoAAAGwenAshby0">Message</div></div>`;

  it.each<[what: string, address: string, main: string, before: string[], after: string[]]>([
    [
      'a picture card',
      NETWORK,
      `${list(`<div role="listitem">${card}</div>`)}${list(others)}`,
      ['gwen-ashby See all', 'oda-marr Oda Marr', 'jon-ek Jon Ek'],
      ['oda-marr Oda Marr', 'jon-ek Jon Ek'],
    ],
    [
      'a card above the results',
      SEARCH,
      `<div>${card}</div>${list(others)}`,
      ['gwen-ashby See all'],
      ['oda-marr Oda Marr', 'jon-ek Jon Ek'],
    ],
    [
      'a row by its lines',
      NETWORK,
      list(`<div role="listitem"><a href="${PROFILE}"><p>Grow</p></a><p>Find people</p></div>`),
      ['gwen-ashby Grow'],
      [],
    ],
    [
      'a caption names them',
      SEARCH,
      list(`<div role="listitem"><a href="${PROFILE}"><img alt="Gwen Ashby"><p>Gwen Ashby</p><p>Buyer</p></a></div>`),
      ['gwen-ashby Gwen Ashby'],
      ['gwen-ashby Gwen Ashby'],
    ],
    ['a result’s action', SEARCH, list(addressed('Gwen Ashby')), ['gwen-ashby Gwen Ashby'], ['gwen-ashby Gwen Ashby']],
  ])('in lists of the React app too: %s', async (_what, address, main, before, after) => {
    const page = await browser.newPage();
    await showPage(page, address, pageOf(main));
    expect((await read(page)).rows).toEqual(before);
    await showPage(page, PROFILE, pageOf(main));
    await page.evaluate((list) => history.pushState(null, '', list), address);
    expect((await read(page)).rows).toEqual(after);
    await page.close();
  });
});

describe('a page that is large in an unusual way', () => {
  const member = (at: number) =>
    `<div><a href="/in/m-${at}"><img alt=""></a><a href="/in/m-${at}"><p>Member Number</p><p>Buyer</p></a></div>`;
  const mention = (at: number) => `word <a href="/in/m-${at}">Somebody Named</a> `;
  const many = (part: (at: number) => string, count: number) =>
    Array.from({ length: count }, (_, at) => part(at)).join('');

  it.each([
    ['a text that mentions a thousand people', `<li><p>${many(mention, 1000)}</p></li>`, 0],
    ['500 people in one list item', `<ul><li>${many(member, 500)}</li></ul>`, 500],
  ])('is read in no time: %s', async (_what, main, count) => {
    const page = await browser.newPage();
    await showPage(page, GROUP, pageOf(main));
    const { rows, ms } = await read(page);
    expect(rows).toHaveLength(count);
    // Without what is kept of each part: several seconds.
    expect(ms).toBeLessThan(1000);
    await page.close();
  });
});
