import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../sandbox/index.ts';
import { badge, badgesOn, badgesWhen, hostsOn, pause } from './badges-page.ts';
import { Leadlight } from './leadlight.ts';
import { heading } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// What pages do to elements that they did not make. In the end there is one badge on each row, with the row's person.

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=x';

const personAt = (index: number) => ({ slug: `person-${index}`, name: `Person Number${index}` });
const rowOf = ({ slug, name }: { slug: string; name: string }) =>
  `<div role="listitem"><p><a href="/in/${slug}/">${name}</a><span> • 2nd</span></p><p>Engineer</p><p>Fernhollow</p></div>`;
const listPage = (rows: string, around = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Search | LinkedIn</title></head>
<body data-rehydrated="true" style="margin-left: 60px">${around}<main id="workspace"><div role="list">${rows}</div></main></body></html>`;
const people = (from: number, count: number) => Array.from({ length: count }, (_, index) => personAt(from + index));
const rows = (from: number, count: number) => people(from, count).map(rowOf).join('');
/** Puts rows at the end of the list, as a framework does that has them already. */
async function append(page: Page, all: readonly { slug: string; name: string }[]): Promise<void> {
  await page.evaluate((added) => {
    const list = document.querySelector('[role=list]');
    for (const { slug, name } of added) {
      const row = list?.lastElementChild?.cloneNode(true) as Element;
      // A copy of a badge's host is an element of the page's own, and would be counted.
      for (const span of row.querySelectorAll('span:empty')) span.remove();
      const link = row.querySelector('a');
      link?.setAttribute('href', `/in/${slug}/`);
      link?.replaceChildren(name);
      list?.append(row);
    }
  }, all);
}

const named = (all: readonly { name: string }[]) => all.map(({ name }) => `${name}: not looked up`).sort();
const count = (wanted: number) => (names: string[]) => names.length === wanted;

describe('one badge on each row', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  async function open(html: string): Promise<Page> {
    browserSession.sandbox.site.serve(SEARCH, html);
    return browserSession.leadlight.open(SEARCH);
  }

  async function expectOneEach(page: Page, all: readonly { name: string }[]): Promise<void> {
    const expected = named(all);
    await badgesWhen(page, (names) => JSON.stringify(names) === JSON.stringify(expected));
    expect(await hostsOn(page)).toHaveLength(expected.length);
    const rowsWith = await page.$$eval('[role=listitem]', (items) =>
      items.map(
        (item) => [...item.querySelectorAll('span:empty')].filter((span) => span.attributes.length === 0).length,
      ),
    );
    expect(rowsWith).toEqual(expected.map(() => 1));
  }

  it('when a virtual list re-uses its rows for other people, by links and texts alone', async () => {
    const page = await open(listPage(rows(0, 6)));
    await expectOneEach(page, people(0, 6));
    for (const from of [6, 3, 40]) {
      await page.evaluate(
        (next) => {
          document.querySelectorAll('[role=listitem] a').forEach((link, index) => {
            link.setAttribute('href', next[index]?.slug ?? '');
            if (link.firstChild) link.firstChild.nodeValue = next[index]?.name ?? '';
          });
        },
        people(from, 6).map(({ slug, name }) => ({ slug: `/in/${slug}/`, name })),
      );
      await expectOneEach(page, people(from, 6));
    }
    const opened = browserSession.leadlight.browser.waitForTarget((target) => target.url().includes('/src/popup/'));
    await (await badge(page, 'Person Number42: not looked up')).click();
    expect(await heading(await (await opened).asPage(), (text) => text.startsWith('Person'))).toBe('Person Number42');
  });

  it('when a row’s text comes after its link, or is rendered again', async () => {
    const page = await open(listPage(rows(0, 2)));
    await expectOneEach(page, people(0, 2));
    await page.$eval('[role=listitem] a', (link) => link.setAttribute('href', '/in/person-7/'));
    await pause(150);
    await page.$eval('[role=listitem] a', (link) => {
      if (link.firstChild) link.firstChild.nodeValue = 'Person Number7';
    });
    await expectOneEach(page, [personAt(7), personAt(1)]);
    await page.$eval('[role=listitem] p', (line) => {
      const link = document.createElement('a');
      link.href = '/in/person-7/';
      link.textContent = 'Person Number7';
      line.replaceChildren(link);
    });
    await expectOneEach(page, [personAt(7), personAt(1)]);
  });

  it('when the page takes badges away', async () => {
    const page = await open(listPage(rows(0, 4)));
    await expectOneEach(page, people(0, 4));
    await page.$$eval('span:empty', (spans) => {
      for (const span of spans) if (span.attributes.length === 0) span.remove();
    });
    await expectOneEach(page, people(0, 4));
  });

  it('when rows are sorted, moved to another list, and put in while others go', async () => {
    const page = await open(listPage(rows(0, 6)));
    await expectOneEach(page, people(0, 6));
    await page.evaluate(() => {
      const list = document.querySelector('[role=list]');
      for (const item of [...document.querySelectorAll('[role=listitem]')].reverse()) list?.append(item);
    });
    await expectOneEach(page, people(0, 6));
    await page.evaluate(() => {
      const list = document.querySelector('[role=list]');
      const copy = document.createElement('div');
      copy.setAttribute('role', 'list');
      copy.append(...(list?.children ?? []));
      list?.replaceWith(copy);
      copy.firstElementChild?.remove();
    });
    await append(page, people(9, 2));
    await expectOneEach(page, [...people(0, 5), ...people(9, 2)]);
  });

  it('not on a row that is about nobody any more', async () => {
    const page = await open(listPage(rows(0, 3)));
    await expectOneEach(page, people(0, 3));
    await page.$eval('[role=listitem]', (item) => {
      item.querySelector('a')?.replaceWith('LinkedIn Member');
    });
    await badgesWhen(page, count(2));
    expect(await hostsOn(page)).toHaveLength(2);
  });

  it('by infinite scroll, up to a thousand', { tags: ['slow'] }, async () => {
    const page = await open(listPage(rows(0, 10)));
    for (let from = 10; from < 1000; from += 45) await append(page, people(from, 45));
    await expectOneEach(page, people(0, 1000));
  });

  it('out of the back/forward cache', async () => {
    browserSession.sandbox.site.serve(SEARCH, listPage(rows(0, 3)), { 'cache-control': 'no-cache' });
    const page = await browserSession.leadlight.open(SEARCH);
    await expectOneEach(page, people(0, 3));
    await page.evaluate(() => {
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
    });
    await page.goto('https://www.linkedin.com/feed/');
    await page.goBack();
    expect(await page.evaluate('globalThis.persisted')).toBe(true);
    await expectOneEach(page, people(0, 3));
  });

  it.each(['ltr', 'rtl'] as const)('right before the name, in a page that is written %s', async (dir) => {
    const styles = '[role=listitem] p { margin: 0 80px; overflow: hidden } [role=listitem] { display: flex; gap: 9px }';
    const boxed = rows(3, 3).replaceAll('<p><a', '<p style="display: flex; flex: 1; gap: 7px"><a');
    // A name in the other direction's letters would be ordered with the words behind it.
    const write = (text: string) => (dir === 'ltr' ? text : text.replaceAll('Person Number', 'ليلى المنصوري'));
    const html = listPage(rows(0, 3) + boxed, `<style>${styles}</style>`).replace('<html', `<html dir="${dir}"`);
    const page = await open(write(html));
    const all = people(0, 6).map(({ name }) => ({ name: write(name) }));
    await expectOneEach(page, all);
    for (const { name } of all) {
      const box = await (await badge(page, `${name}: not looked up`)).boundingBox();
      const text = await (await page.waitForSelector(`main a ::-p-text(${name})`))?.boundingBox();
      if (!box || !text) throw new Error(`${name} is not painted.`);
      const gap = dir === 'ltr' ? text.x - (box.x + box.width) : box.x - (text.x + text.width);
      expect(gap, name).toBeGreaterThan(1);
      expect(gap, name).toBeLessThan(5);
      expect(Math.abs(box.y + box.height / 2 - (text.y + text.height / 2)), name).toBeLessThan(2);
    }
  });

  it('where the page hides the document’s own members behind elements', async () => {
    const names = 'querySelector querySelectorAll createElement createTreeWalker documentElement body parentElement';
    const traps = `<form>${names
      .split(' ')
      .map((name) => `<input name="${name}">`)
      .join('')}</form>${names
      .split(' ')
      .map((name) => `<img name="${name}" alt="">`)
      .join('')}`;
    browserSession.sandbox.site.serve(SEARCH, listPage(rows(0, 3), traps));
    const page = await browserSession.leadlight.open(SEARCH);
    await badgesWhen(page, (all) => JSON.stringify(all) === JSON.stringify(named(people(0, 3))));
  });
});

describe('a page that rips foreign elements out at once', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('gets badges back after growing pauses, and no frame loop; once it stops, one badge stays on each row', {
    tags: ['slow'],
  }, async () => {
    browserSession.sandbox.site.serve(SEARCH, listPage(rows(0, 5)));
    const page = await browserSession.leadlight.open(SEARCH);
    await page.evaluate(() => {
      const ripped: number[] = [];
      const observer = new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of addedNodes) {
            if (!(node instanceof HTMLElement) || node.localName !== 'span' || node.attributes.length > 0) continue;
            node.remove();
            ripped.push(performance.now());
          }
        }
      });
      observer.observe(document, { subtree: true, childList: true });
      Object.assign(globalThis, { ripped, stop: () => observer.disconnect() });
      for (const span of document.querySelectorAll('span:empty')) span.remove();
    });
    await pause(6000);
    const ripped = await page.evaluate(() => (globalThis as unknown as { ripped: number[] }).ripped);
    // Five rows: at once, then after 32, 64 … 1000 ms; without pauses it would be five in each of 360 frames.
    expect(ripped.length).toBeGreaterThan(15);
    expect(ripped.length).toBeLessThan(80);
    const last = ripped.filter((at) => at > (ripped.at(-1) ?? 0) - 2500);
    expect(last.length).toBeLessThanOrEqual(15);
    expect(await badgesOn(page)).toEqual([]);
    await page.evaluate('stop()');
    expect(await badgesWhen(page, count(5))).toEqual(named(people(0, 5)));
    expect(await hostsOn(page)).toHaveLength(5);
  });
});

describe('when the extension is removed or updated', () => {
  it('no dead badge stays in an open page', async () => {
    const sandbox = await startSandbox();
    const leadlight = await Leadlight.start(sandbox);
    try {
      sandbox.site.serve(SEARCH, listPage(rows(0, 3)));
      const page = await leadlight.open(SEARCH);
      await badgesWhen(page, count(3));
      await leadlight.browser.uninstallExtension(leadlight.id);
      await append(page, people(3, 1));
      await badgesWhen(page, count(0));
      expect(await hostsOn(page)).toEqual([]);
    } finally {
      await leadlight.stop();
      await sandbox.stop();
    }
  });
});
