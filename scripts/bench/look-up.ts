import type { Page } from 'puppeteer';
import { KASPR_BASES } from '../../src/model/service-addresses.ts';
import { Leadlight } from '../../test/browser/leadlight.ts';
import { press } from '../../test/browser/screen.ts';
import { DEMO_KEY, type Sandbox } from '../../test/sandbox/index.ts';
import { table } from '../table.ts';
import { cells, FIGURE_TITLES, medianOf, times } from './figures.ts';
import { empty } from './fill.ts';
import { openOwnPage, PROFILE, saveRichKey } from './own-page.ts';
import { SHOWN } from './stock.ts';
import { shownAfterClick, watchFor } from './stopwatch.ts';

const ROUNDS = 15;

/** From the click to the e-mails on the screen, compared with the bare request; Kaspr answers at once. */
export async function measureLookUp(sandbox: Sandbox): Promise<string> {
  const leadlight = await Leadlight.start(sandbox);
  try {
    await saveRichKey(leadlight, sandbox);
    const ownPage = await openOwnPage(leadlight);
    const tabId = await leadlight.tabId(await leadlight.open(PROFILE));
    const rounds = await times(ROUNDS + 1, async () => {
      await empty(ownPage);
      return { bare: await askBare(ownPage), whole: await lookUp(leadlight, tabId) };
    });
    const [bare, whole] = [rounds.slice(1).map((one) => one.bare), rounds.slice(1).map((one) => one.whole)];
    return [
      'One look-up, Kaspr answering at once (ms)',
      table(
        ['what', ...FIGURE_TITLES],
        [
          ['from the click to the e-mails painted', ...cells(whole, 1)],
          ['the bare request from an extension page', ...cells(bare, 1)],
          ['Leadlight’s own time', (medianOf(whole) - medianOf(bare)).toFixed(1), '', ''],
        ],
      ),
    ].join('\n');
  } finally {
    await leadlight.stop();
  }
}

async function lookUp(leadlight: Leadlight, tabId: number): Promise<number> {
  const popup = await leadlight.browser.newPage();
  try {
    await watchFor(popup, [SHOWN.name, ...SHOWN.emails]);
    await popup.goto(leadlight.address(`src/popup/index.html?tab=${tabId}`));
    await press(popup, 'Find contact data');
    return await shownAfterClick(popup);
  } finally {
    await popup.close();
  }
}

/** The request that a look-up sends, including parsing. Resolves to its time (ms). */
export function askBare(ownPage: Page): Promise<number> {
  const body = { id: 'zoe-bronte-lukasiewicz', name: SHOWN.name };
  return ownPage.evaluate(
    async (url, key, text) => {
      const start = performance.now();
      const headers = {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        Authorization: `Bearer ${key}`,
      };
      const init = { method: 'POST', headers, body: new Blob([text]).stream(), duplex: 'half', credentials: 'omit' };
      const reply = await fetch(url, { ...init, cache: 'no-store', redirect: 'error' } as RequestInit);
      const { profile } = await reply.json();
      if (!profile) throw new Error('Kaspr gave nothing.');
      return performance.now() - start;
    },
    `${KASPR_BASES[1]}/profile/profile`,
    DEMO_KEY,
    JSON.stringify(body),
  );
}
