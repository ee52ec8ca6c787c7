import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { eachOf } from './each-of.ts';
import { control, heading, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

const ZOE = 'https://www.linkedin.com/in/zoe-bronte-lukasiewicz/';

/** Every name that the popup's heading ever shows, with the address that the page had at that moment. */
async function watchHeadings(popup: Page): Promise<() => Promise<string[]>> {
  await popup.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const name = document.querySelector('h1')?.textContent ?? '(reading)';
      if (seen.at(-1) !== name) seen.push(name);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => popup.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
}

describe('the page', () => {
  const browserSession = useBrowserSession();

  it.each(['sdui', 'ember'])('in-app navigation A→B (%s) never shows A under B', async (layout) => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(`${ZOE}?layout=${layout}&slow=900&slowTitle=300`);
    const popup = await leadlight.openPopup(page);
    const nameOfA = await heading(popup);
    expect(nameOfA).toBe('Zoë Brontë-Łukasiewicz');
    const seen = await watchHeadings(popup);
    await page.evaluate(() => {
      const link = [...document.querySelectorAll('a')].find((one) => one.pathname.includes('janedoe-growth'));
      link?.click();
    });
    expect(await textOf(popup, '.progress')).toContain('Reading…');
    expect(await heading(popup, (name) => name !== '' && name !== nameOfA)).toBe('Jane Doe');
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    // Before the click A may have been painted once more: a change of the store does that.
    const [first = '', ...others] = await seen();
    expect(first === nameOfA ? others : [first, ...others]).toEqual(['(reading)', 'Jane Doe']);
    const asked = sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile');
    expect(asked.map(({ body }) => body)).toEqual([{ id: 'janedoe-growth', name: 'Jane Doe' }]);
  });

  it('a popup that is opened while the old person is still painted waits for the new one', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(`${ZOE}?slow=1200&slowTitle=800`);
    await page.evaluate(() => {
      [...document.querySelectorAll('a')].find((one) => one.pathname.includes('janedoe-growth'))?.click();
    });
    const popup = await leadlight.openPopup(page);
    expect(await textOf(popup, '.progress')).toContain('Reading…');
    expect(await heading(popup)).toBe('Jane Doe');
  });

  it('gives up after five seconds, saying why, where the old person stays', async () => {
    const { leadlight } = browserSession;
    const page = await leadlight.open(ZOE);
    await page.evaluate(() => history.pushState(null, '', '/in/somebody-else/'));
    const popup = await leadlight.openPopup(page);
    expect(await textOf(popup, '[role=alert]')).toContain('The page shows someone other than its address says.');
    expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
  });

  it('is read at an address with the member token, and the slug of the card is sent', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(ZOE);
    const token = await page.$eval(
      '[componentkey$="Topcard"]',
      (card) => /ACoA[\w-]+?(?=Topcard)/.exec(card.getAttribute('componentkey') ?? '')?.[0],
    );
    await page.goto(`https://www.linkedin.com/in/${token}/`);
    const popup = await leadlight.openPopup(page);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(sandbox.kaspr.requests.at(-1)?.body).toEqual({
      id: 'zoe-bronte-lukasiewicz',
      name: 'Zoë Brontë-Łukasiewicz',
    });
  });

  eachOf([
    ['山田-花子-aa1234567', '山田 花子'],
    ['ليلى-المنصوري-4b1907', 'ليلى المنصوري'],
    ['amara-okonkwo-vale-mba-phd', 'Amara Okonkwo-Vale'],
    ['jane-d-18a273142', 'Jane D.'],
    ['cassiopeia', 'Cassiopeia'],
  ])('asks for %s with the cleaned name', async (slug, name) => {
    const { leadlight, sandbox } = browserSession;
    const popup = await leadlight.openPopup(
      await leadlight.open(`https://www.linkedin.com/in/${encodeURIComponent(slug)}/`),
    );
    expect(await heading(popup)).toBe(name);
    await press(popup, 'Find contact data');
    await textOf(popup, '.row-refresh');
    expect(sandbox.kaspr.requests.at(-1)?.body).toEqual({ id: slug, name });
  });

  it('gets no element, attribute or style from Leadlight, and no request', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const changes: string[] = [];
      Object.assign(globalThis, { changes });
    });
    await page.goto(`${ZOE}?weight=200`);
    await new Promise((done) => setTimeout(done, 500));
    await page.evaluate(() => {
      const { changes } = globalThis as unknown as { changes: string[] };
      new MutationObserver((records) => {
        for (const record of records) changes.push(`${record.type} ${record.target.nodeName}`);
      }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    const before = await page.content();
    const popup = await leadlight.clickIcon(page);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    expect(await page.evaluate(() => (globalThis as unknown as { changes: string[] }).changes)).toEqual([]);
    expect(await page.content()).toBe(before);
    expect(before).not.toMatch(/leadlight|chrome-extension/i);
    expect(sandbox.site.foreignRequests()).toEqual([]);
  });

  it('and its scripts get nothing and spend nothing, whatever they send', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await leadlight.open(ZOE);
    const before = sandbox.kaspr.requests.length;
    const person = {
      slug: 'zoe-bronte-lukasiewicz',
      token: null,
      memberId: null,
      name: 'Zoë',
      headline: null,
      company: null,
      location: null,
    };
    const messages = [
      { name: 'buy-contact', ask: { person, phoneRequired: false, replacesId: null } },
      { name: 'view-connection', ask: { service: 'kaspr' } },
      { name: 'read', ask: {} },
    ];
    // As the page itself: by window messages, by events, and by the extension's API if it were reachable.
    const got = await page.evaluate(
      async (forged, id) => {
        const heard: unknown[] = [];
        addEventListener('message', (event) => event.isTrusted && event.source !== window && heard.push(event.data));
        for (const message of forged) {
          postMessage(message, '*');
          dispatchEvent(new CustomEvent('message', { detail: message }));
          document.dispatchEvent(new CustomEvent(message.name, { detail: message }));
          new BroadcastChannel('changes').postMessage(message);
          const api = (
            globalThis as { chrome?: { runtime?: { sendMessage?: (...all: unknown[]) => Promise<unknown> } } }
          ).chrome;
          heard.push(...[await api?.runtime?.sendMessage?.(id, message).catch(() => undefined)].filter(Boolean));
        }
        await new Promise((done) => setTimeout(done, 300));
        return heard;
      },
      messages,
      leadlight.id,
    );
    expect(got).toEqual([]);
    // As a content script that was taken over: the extension's API is there, and the background does not answer.
    const realms = await page.extensionRealms();
    expect(realms).toHaveLength(1);
    const answers = await realms[0]?.evaluate(async (forged) => {
      const api = (
        globalThis as unknown as { chrome: { runtime: { sendMessage: (message: unknown) => Promise<unknown> } } }
      ).chrome;
      return Promise.all(
        forged.map((message) =>
          api.runtime.sendMessage(message).then(
            (answer) => answer ?? 'nothing',
            () => 'nothing',
          ),
        ),
      );
    }, messages);
    expect(answers).toEqual(['nothing', 'nothing', 'nothing']);
    expect(sandbox.kaspr.requests.length).toBe(before);
    expect(await leadlight.ledger()).toEqual([]);
  });

  it('of lists, companies and others names nobody to buy', async () => {
    const { leadlight } = browserSession;
    const pages = [
      ['https://www.linkedin.com/search/results/people/?keywords=sales', 'People search'],
      ['https://www.linkedin.com/company/hollowpine-instruments/about/', 'Hollowpine Instruments'],
      ['https://www.linkedin.com/feed/', 'No person on this page'],
    ] as const;
    for (const [address, title] of pages) {
      const popup = await leadlight.openPopup(await leadlight.open(address));
      expect(await heading(popup)).toBe(title);
      expect(await control(popup, 'textbox', 'Company domain')).toBeTruthy();
      expect(await popup.$('aria/Find contact data[role="button"]')).toBeNull();
    }
  });
});
