import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE, type Sandbox, startSandbox } from '../sandbox/index.ts';
import { boxesOn, hostsOn, pause, switchBadges } from './badges-page.ts';
import { LeadlightFirefox } from './firefox.ts';

// Firefox tells no driver what is behind a closed shadow root: here counts what the page and the mouse meet.

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=measuring';

describe('badges in Firefox', () => {
  let sandbox: Sandbox;
  let leadlight: LeadlightFirefox;

  beforeAll(async () => {
    sandbox = await startSandbox();
    leadlight = await LeadlightFirefox.start(sandbox);
  });

  afterAll(async () => {
    await leadlight.stop();
    await sandbox.stop();
  });

  it.each(['sdui', 'ember'])(
    'stand on every row (%s), move nothing, and open the popup on their person',
    async (layout) => {
      const address = `${SEARCH}&layout=${layout}`;
      const page = await leadlight.open(address);
      const hostsWhen = async (count: number) => {
        for (let tries = 0; (await hostsOn(page)).length !== count && tries < 100; tries += 1) await pause(50);
        expect(await hostsOn(page)).toEqual(Array.from({ length: count }, () => '<span></span>null'));
      };
      await hostsWhen(10);
      const boxes = await boxesOn(page);
      // No driver reaches into the popup: another page of the extension reads it.
      const reader = await leadlight.open(leadlight.address('src/options/index.html'));
      const read = () =>
        chrome.extension.getViews({ type: 'popup' })[0]?.document.querySelector('h1')?.textContent ?? '';
      await page.bringToFront();
      const at = await page.$eval('main span:empty:not([class])', (host) => {
        const { x, y, height } = host.getBoundingClientRect();
        return { x: x - 12, y: y + height / 2 };
      });
      await page.mouse.click(at.x, at.y);
      let shown = '';
      for (let tries = 0; shown !== PEOPLE[0]?.cleanName && tries < 100; tries += 1) {
        await pause(50);
        shown = await reader.evaluate(read);
      }
      await reader.close();
      expect(shown).toBe(PEOPLE[0]?.cleanName);
      expect(page.url()).toBe(address);
      expect(sandbox.kaspr.requests).toEqual([]);
      await switchBadges(leadlight, false);
      await page.bringToFront();
      await hostsWhen(0);
      expect(await boxesOn(page)).toEqual(boxes);
      await switchBadges(leadlight, true);
      await page.bringToFront();
      await hostsWhen(10);
      await page.close();
      expect(await leadlight.seen()).toMatchObject({ violations: [], errors: [] });
    },
  );
});
