import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { badge, badgesOn, badgesWhen, hostsOn, isPaintedWhole, pause } from './badges-page.ts';
import { eachOf } from './each-of.ts';
import { heading, itemsOf } from './screen.ts';
import { type BrowserSession, useBrowserSession } from './setup.ts';

const HOME = 'https://www.linkedin.com';
const POST = `${HOME}/feed/update/urn:li:activity:1/`;
const pageOf = (name: string) => readFileSync(`test/pages/${name}.html`, 'utf8');

const PAGES: readonly (readonly [what: string, page: string, path: string, people: string[]])[] = [
  [
    'group members',
    'rows-ember-group-members',
    '/groups/7654321/members/',
    ['Brannoc Teague', 'Edda Viewer', 'Ilse Farrow', 'Sorrel Quayle'],
  ],
  ['reactions', 'rows-ember-reactions-dialog', '/posts/tamsin-orr_kilns-activity-1', ['Ingrid Sole', 'Moses Kade']],
  [
    'reactions, right to left',
    'rows-sdui-reactions-dialog-arabic',
    '/feed/update/urn:li:activity:1/',
    ['ليلى حداد', 'عمر ناصر'],
  ],
  ['a hiring team', 'rows-sdui-job', '/jobs/view/4000000009/', ['Gwen Ashby']],
  ['profile viewers', 'rows-sdui-profile-viewers-japanese', '/analytics/profile-views/', ['佐藤 美波', '森 健二']],
  ['Sales Navigator’s home', 'rows-sales-home', '/sales/home', ['Emeka Thorne', 'Runa Selby']],
];

describe('people on pages that are no lists of them', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  async function open({ leadlight, sandbox }: BrowserSession, page: string, path: string): Promise<Page> {
    sandbox.site.serve(`${HOME}${path}`, pageOf(page));
    return leadlight.open(`${HOME}${path}`);
  }

  eachOf(PAGES)('get badges (%s), whole, and the popup lists them', async (_what, page, path, people) => {
    const { leadlight } = browserSession;
    const shown = await open(browserSession, page, path);
    const names = await badgesWhen(shown, (found) => found.length === people.length);
    expect(names).toEqual(people.map((name) => `${name}: not looked up`).sort());
    expect(await hostsOn(shown)).toHaveLength(people.length);
    for (const name of names) expect(await isPaintedWhole(shown, await badge(shown, name)), name).toBe(true);
    const popup = await leadlight.openPopup(shown);
    expect(await itemsOf(popup, 'People on this page')).toHaveLength(people.length);
  });

  it('get none in the feed and in messaging until that is chosen, and then at once; nor where it is chosen off', async () => {
    const { leadlight } = browserSession;
    const feed = await open(browserSession, 'rows-sdui-feed', '/feed/');
    await pause(700);
    expect([await hostsOn(feed), await badgesOn(feed)]).toEqual([[], []]);
    const options = await leadlight.open(leadlight.address('src/options/index.html'));
    const choose = async (name: string) => {
      // A tab behind others has no accessible names.
      await options.bringToFront();
      const box = await options.waitForSelector(`aria/${name}[role="checkbox"]`);
      await box?.click();
      await expect
        .poll(() => options.$$eval('[role=status]', (all) => all.map((one) => one.textContent)))
        .toContain('Saved.');
    };
    await choose('Feed');
    await feed.bringToFront();
    expect(await badgesWhen(feed, (names) => names.length === 2)).toEqual([
      'Hedda Moor: not looked up',
      'Yvo Cairn: not looked up',
    ]);
    await choose('Feed');
    await feed.bringToFront();
    await badgesWhen(feed, (names) => names.length === 0);
    expect(await hostsOn(feed)).toEqual([]);
  });

  it('get none on a profile, a dialog with people over it or not, and none right after a click on it', async () => {
    const { leadlight, sandbox } = browserSession;
    const dialog = /<div role="dialog".*<\/div>/s.exec(pageOf('rows-ember-reactions-dialog'))?.[0] ?? '';
    expect(dialog).toContain('Ingrid Sole');
    const activity = `${HOME}/in/zoe-bronte-lukasiewicz/recent-activity/all/`;
    sandbox.site.serve(
      activity,
      `<!DOCTYPE html><title>Zoë</title><body class="ember-application"><main></main>${dialog}`,
    );
    const profile = await leadlight.open(activity);
    await pause(700);
    expect(await hostsOn(profile)).toEqual([]);
    const painted = await open(browserSession, 'rows-sdui-profile-still-painted', '/notifications/');
    await pause(700);
    expect(await hostsOn(painted)).toEqual([]);
    // From a list to a profile inside the page, with the list's dialog still open over it.
    const post = await open(browserSession, 'rows-ember-reactions-dialog', '/posts/tamsin-orr_kilns-activity-1');
    await badgesWhen(post, (names) => names.length === 2);
    await post.evaluate((address) => history.pushState(null, '', address), activity);
    await badgesWhen(post, (names) => names.length === 0);
    expect(await hostsOn(post)).toEqual([]);
  });

  it('are opened from their badge, and the person of a conversation is never bought for another', async () => {
    const { leadlight, sandbox } = browserSession;
    const post = await open(browserSession, 'rows-ember-post', new URL(POST).pathname);
    const opened = leadlight.browser.waitForTarget((target) => target.url().includes('/src/popup/'), {
      timeout: 10_000,
    });
    await (await badge(post, 'Ruth Adeyemi: not looked up')).click();
    const popup = await (await opened).asPage();
    expect(await heading(popup, (text) => text === 'Ruth Adeyemi')).toBe('Ruth Adeyemi');
    await popup.close();
    const thread = await open(browserSession, 'rows-ember-messaging', '/messaging/thread/2-abc/');
    const about = await leadlight.openPopup(thread);
    expect(await heading(about, (text) => text === 'Agathe Prunier')).toBe('Agathe Prunier');
    expect(await about.$$eval('button', (all) => all.map((one) => one.textContent))).not.toContain('Find contact data');
    expect(sandbox.kaspr.requests).toEqual([]);
  });
});
