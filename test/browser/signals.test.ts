import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import type { KeptSignal } from '../../src/model/schemas/people/signal.ts';
import { askAsOwnPage } from './ask.ts';
import { connectCognism2016, openPerson, personAt } from './connected.ts';
import { savedPerson, saveLeads, value } from './crm-setup.ts';
import { defects } from './defects.ts';
import { describeSchemes, eachOf } from './each-of.ts';
import type { InstalledExtension } from './extension.ts';
import { alert, button, itemsOf, press, textOf } from './screen.ts';
import { type BrowserSession, forget, useOneBrowserSession } from './setup.ts';

// What happened to saved people, on the person and in the list of the leads page.

const ZOE = 'zoe-bronte-lukasiewicz';
/** Cognism does not know her profile: her name and company are all that it tells. */
const MARIA = 'maria-isabella-konstantina-von-hohenfels-castellanos-y-aragonesa-de-la-torre';
const MARIA_NAME = personAt(MARIA).cleanName;
const DAY = 86_400_000;

/** Somebody saved a month ago. */
function lead(slug: string, company: string) {
  const at = Date.now() - 30 * DAY;
  const one = savedPerson(slug, personAt(slug).cleanName, { savedAt: at, company });
  return { ...one, contact: one.contact && { ...one.contact, sources: [{ service: 'kaspr' as const, at }] } };
}

const PEOPLE = [
  lead(ZOE, 'Hollowpine Instruments'),
  lead(MARIA, 'Hollowpine Instruments'),
  lead('amara-okonkwo-vale-mba-phd', 'Brightmoor Logistics'),
];

const switchOn = (leadlight: InstalledExtension, isOn: boolean) =>
  value(askAsOwnPage(leadlight, 'save-signals', { isOn, isLive: false, isAudited: false }));

function openSignals(leadlight: InstalledExtension): Promise<Page> {
  return leadlight.open(leadlight.address('src/leads/index.html#signals'));
}

/** The list, once it has so many items. */
async function listed(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction((wanted) => document.querySelectorAll('.heard-list > li').length === wanted, {}, count);
  return count === 0 ? [] : itemsOf(page, 'Signals');
}

/** Reads anew what is told of the people who are saved. */
async function listen({ leadlight }: BrowserSession): Promise<void> {
  // As if it had never listened: what was read before is not read again.
  await forget(leadlight, ['signalWatch']);
  await saveLeads(leadlight, PEOPLE);
  await switchOn(leadlight, true);
}

describe('signals', () => {
  const browserSession = useOneBrowserSession(async ({ leadlight }) => {
    await connectCognism2016(leadlight);
  });

  it('are listed with what happened, to whom, when and the source; a match by name only is a question', async () => {
    await listen(browserSession);
    const page = await openSignals(browserSession.leadlight);
    const items = await listed(page, 3);
    const day = (ago: number) =>
      page.evaluate((at) => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(at), Date.now() - ago * DAY);
    expect(items).toEqual([
      `${personAt(ZOE).cleanName} Moved to Tidewright Software, Inc. as Chief Sales Officer ${await day(1)}`,
      `Amara Okonkwo-Vale In the news with Brightmoor Logistics ${await day(5)} · Source`,
      `${MARIA_NAME} Moved to Brightmoor Logistics as Managing Director ${await day(6)} Is this about ${MARIA_NAME}? Yes No Open LinkedIn profile`,
    ]);
    const links = await page.$$eval('.heard-list a', (all) => all.map(({ href, target }) => `${target} ${href}`));
    expect(links).toEqual([
      `_blank https://www.linkedin.com/in/${ZOE}/`,
      '_blank https://www.linkedin.com/in/amara-okonkwo-vale-mba-phd/',
      '_blank https://news.example/brightmoor-fleet.html',
      `_blank https://www.linkedin.com/in/${MARIA}/`,
    ]);
    expect(await textOf(page, '.heard-watch p')).toMatch(/^Last read now\. Read again at .*\d+:\d\d [AP]M\.$/);
  });

  it('by name are theirs once the user says so, and nobody’s if not', async () => {
    await listen(browserSession);
    const page = await openSignals(browserSession.leadlight);
    await listed(page, 3);
    await press(page, 'No');
    expect(await textOf(page, '.heard-item:last-child', (text) => text.includes('You said'))).toContain(
      'You said that this is about somebody else.',
    );
    expect(await page.$('.signal-question')).toBeNull();
    const popup = await openPerson(browserSession, MARIA);
    await button(popup, 'Find contact data');
    expect(await popup.$('.signals')).toBeNull();
  });

  it('stand on the person; a question can be answered there too, and nothing is bought', async () => {
    const { leadlight, sandbox } = browserSession;
    await listen(browserSession);
    await listed(await openSignals(leadlight), 3);
    const zoe = await openPerson(browserSession, ZOE);
    const text = await textOf(zoe, '.signals');
    expect(text).toContain('Moved to Tidewright Software, Inc. as Chief Sales Officer');
    expect(text).toContain('What is saved here is older, and may not be true any more.');
    expect(text).not.toContain('Is this about');
    // Before the button that may cost.
    expect(
      await zoe.evaluate(() => {
        const [note, find] = [document.querySelector('.signals'), document.querySelector('.actions')];
        return note && find && Boolean(note.compareDocumentPosition(find) & Node.DOCUMENT_POSITION_FOLLOWING);
      }),
    ).toBe(true);

    const maria = await openPerson(browserSession, MARIA);
    const asked = await textOf(maria, '.signals', (words) => words.includes('Is this about'));
    expect(asked).not.toContain('What is saved here is older');
    await press(maria, 'Yes');
    await textOf(maria, '.signals', (words) => words.includes('What is saved here is older') && !words.includes('Yes'));
    const kept = await leadlight.stored<KeptSignal>('signals');
    expect(kept.find(({ id }) => id === 'ev-maria-joined')).toMatchObject({ leadId: `lead-${MARIA}`, how: 'user' });
    expect(sandbox.kaspr.requests).toEqual([]);
  });

  it('newer than what was bought point to the refresh, whose price stands there', async () => {
    const { leadlight, sandbox } = browserSession;
    await listen(browserSession);
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Emails');
    await textOf(popup, '.row-refresh');
    const event = sandbox.cognismLegacy.state.happen({
      ...{ slug: ZOE, type: 'job-leave', org: 'Hollowpine Instruments' },
      at: Date.now() + 1000,
    });
    await switchOn(leadlight, false);
    await switchOn(leadlight, true);
    expect(await textOf(popup, '.signals', (text) => text.includes('Left'))).toContain('Left Hollowpine Instruments');
    expect(await textOf(popup, '.signals')).toContain('“Refresh” asks again; its price stands beside it.');
    expect((await leadlight.stored<KeptSignal>('signals')).map(({ id }) => id)).toContain(event.id);
    expect(sandbox.kaspr.count('POST /profile/profile')).toBe(1);
  });

  it('are not heard while that is off: the page says so, and how to switch it on', async () => {
    const { leadlight } = browserSession;
    await switchOn(leadlight, false);
    const page = await openSignals(leadlight);
    expect(await textOf(page, '.heard .call')).toContain('Leadlight does not listen for signals.');
    expect(await textOf(page, '.heard')).toContain('Nothing is here yet.');
    const options = leadlight.browser.waitForTarget((target) => target.url().includes('src/options/index.html'));
    await press(page, 'Open options');
    await options;
  });

  it('of nobody are none, and where Cognism does not answer the page says so', async () => {
    const { leadlight, sandbox } = browserSession;
    await switchOn(leadlight, false);
    await switchOn(leadlight, true);
    const page = await openSignals(leadlight);
    await textOf(page, '.heard', (text) => text.includes('Nothing was heard yet.'));
    sandbox.cognismLegacy.always('GET /api/v1/events/stream', { status: 503 });
    await listen(browserSession);
    expect(await alert(page)).toContain('Cognism (API of 2016) has a problem (status 503).');
    expect(await listed(page, 0)).toEqual([]);
  });

  it('of one moment are all shown, page by page', async () => {
    const { leadlight } = browserSession;
    await switchOn(leadlight, false);
    await leadlight.inside(async (at) => {
      const opening = indexedDB.open('leadlight');
      await new Promise((done) => opening.addEventListener('success', done));
      const transaction = opening.result.transaction('signals', 'readwrite');
      for (let number = 0; number < 120; number += 1) {
        transaction.objectStore('signals').put({
          ...{
            id: `one-${String(number).padStart(3, '0')}`,
            kind: 'mention',
            at,
            toldAt: at,
            company: `No. ${number}`,
          },
          ...{ person: null, oldCompany: null, location: null, oldLocation: null, source: null },
          ...{ leadId: null, how: null, isSeen: false },
        });
      }
      await new Promise((done) => transaction.addEventListener('complete', done));
      opening.result.close();
    }, Date.now());
    const page = await openSignals(leadlight);
    await listed(page, 50);
    await press(page, 'Show more');
    await listed(page, 100);
    await press(page, 'Show more');
    const all = await listed(page, 120);
    expect(new Set(all.map((text) => /No\. \d+/.exec(text)?.[0])).size).toBe(120);
    expect(await page.$$('aria/Show more[role="button"]')).toEqual([]);
  });
});

describeSchemes('in %s', (scheme) => {
  const browserSession = useOneBrowserSession(async ({ leadlight }) => {
    await connectCognism2016(leadlight);
  });

  eachOf([1280, 380])(
    'signals have no defect that axe knows, %i pixels wide, and nothing sticks out',
    async (width) => {
      await listen(browserSession);
      const page = await openSignals(browserSession.leadlight);
      await listed(page, 3);
      const popup = await openPerson(browserSession, MARIA);
      await textOf(popup, '.signals');
      for (const one of [page, popup]) {
        await one.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await one.setViewport({ width, height: 900 });
        expect(await defects(one)).toEqual([]);
        expect(await one.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    },
  );
});
