import type { Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_KEY, KASPR_V2_DEMO_KEY, type KasprV2, startKasprV2 } from '../sandbox/index.ts';
import { eachOf } from './each-of.ts';
import {
  choose,
  click,
  DEMANDED,
  fill,
  grantedHosts,
  openOptions,
  regionText,
  statusOf,
  verify,
  within,
} from './options-page.ts';
import { useBrowserSession } from './setup.ts';

const SOURCES = 'Whom to ask, and when it is enough';
const OWNER = 'It belongs to sam.seller@leadlight.example.';

const baseOf = async (page: Page) =>
  (await within(page, 'Kaspr', 'textbox', 'Base address')).evaluate(({ value }) => value);

describe('the region "Kaspr"', () => {
  const browserSession = useBrowserSession({ hasKey: false });

  it('finds out that a key is for generation 1, where kinds of data can’t be chosen', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openOptions(leadlight);
    await fill(page, 'Kaspr', 'Kaspr API key', DEMO_KEY);
    expect(await verify(page, 'Kaspr')).toBe(`This key works. ${OWNER} It is for generation 1 of Kaspr’s API.`);
    await regionText(page, SOURCES, (text) => text.includes('Asked in this orderKaspr'));
    expect(await page.$('.kinds')).toBeNull();
    expect([...sandbox.kaspr.charges(), ...sandbox.kasprV2.charges()]).toEqual([]);
  });

  it('finds out that a key is for v2, and says what is left of each kind', async () => {
    const { leadlight, sandbox } = browserSession;
    const pools = { workEmail: 12, directEmail: 3, phone: -1, export: -1 };
    sandbox.kasprV2.setKey({ key: KASPR_V2_DEMO_KEY, pools });
    const page = await openOptions(leadlight);
    await fill(page, 'Kaspr', 'Kaspr API key', KASPR_V2_DEMO_KEY);
    expect(await verify(page, 'Kaspr')).toBe(
      `This key works. ${OWNER} It is for v2 of Kaspr’s API. Left: work e-mail 12, personal e-mail 3, phone unlimited.`,
    );
    await click(page, 'Kaspr', 'Advanced', 'DisclosureTriangle');
    expect(await baseOf(page)).toBe('https://api.developers.kaspr.io');
    expect(await page.$$eval('.kinds label', (all) => all.map((one) => one.textContent))).toEqual([
      ...['Work e-mail', 'Personal e-mail', 'Phone'],
    ]);
    expect([...sandbox.kaspr.charges(), ...sandbox.kasprV2.charges()]).toEqual([]);
  });

  eachOf([
    ['v2', KASPR_V2_DEMO_KEY, 'It is for v2 of Kaspr’s API.', 'kaspr'],
    ['v2', DEMO_KEY, 'Kaspr refused your key.', 'kaspr'],
    ['Generation 1', DEMO_KEY, 'It is for generation 1 of Kaspr’s API.', 'kasprV2'],
    ['Generation 1', KASPR_V2_DEMO_KEY, 'Kaspr refused your key.', 'kasprV2'],
  ] as const)('asks only %s where the user says so (%s)', async (generation, key, says, other) => {
    const { leadlight, sandbox } = browserSession;
    const page = await openOptions(leadlight);
    await fill(page, 'Kaspr', 'Kaspr API key', key);
    await click(page, 'Kaspr', 'Advanced', 'DisclosureTriangle');
    await choose(page, 'Kaspr', 'Kaspr’s API', generation);
    expect(await verify(page, 'Kaspr')).toContain(says);
    expect(sandbox[other].requests).toEqual([]);
  });

  it('uses the document’s second address where the first does not answer, and says so', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always('//developer.kaspr.io/keys/verifyKey', { cut: 'before-charge' });
    const page = await openOptions(leadlight);
    await fill(page, 'Kaspr', 'Kaspr API key', DEMO_KEY);
    expect(await verify(page, 'Kaspr')).toContain(
      'It is used at developer.kaspr.fr, because developer.kaspr.io did not answer.',
    );
    const [connection] = await leadlight.stored('connections');
    expect(connection).toMatchObject({ base: 'https://developer.kaspr.fr', foundGeneration: 1 });
  });

  it('a key of the other generation can be put in the place of one', async () => {
    const { leadlight } = browserSession;
    const page = await openOptions(leadlight);
    await fill(page, 'Kaspr', 'Kaspr API key', KASPR_V2_DEMO_KEY);
    await verify(page, 'Kaspr');
    await click(page, 'Kaspr', 'Advanced', 'DisclosureTriangle');
    await choose(page, 'Kaspr', 'Kaspr’s API', 'Generation 1');
    await fill(page, 'Kaspr', 'Kaspr API key', DEMO_KEY);
    expect(await verify(page, 'Kaspr')).toContain('It is for generation 1 of Kaspr’s API.');
    expect(await baseOf(page)).toBe('https://developer.kaspr.io');
  });

  it('"Disconnect" removes the key, and leaves the hosts that the extension can’t do without', async () => {
    const { leadlight } = browserSession;
    const page = await openOptions(leadlight);
    await fill(page, 'Kaspr', 'Kaspr API key', DEMO_KEY);
    await verify(page, 'Kaspr');
    await click(page, 'Kaspr', 'Disconnect');
    await statusOf(page, 'Kaspr', (text) => text === 'The key was removed. What you bought stays.');
    expect(await page.evaluate(() => document.activeElement?.parentElement?.textContent)).toBe('Kaspr API key');
    expect(await leadlight.stored('secrets')).toEqual([]);
    expect(await grantedHosts(leadlight)).toEqual(DEMANDED);
    await page.bringToFront();
    await regionText(page, SOURCES, (text) => text.includes('Connect Kaspr or Cognism above'));
  });
});

describe('another host of Kaspr', () => {
  const browserSession = useBrowserSession({ hasKey: false });
  let staging: KasprV2;

  beforeAll(async () => {
    staging = await startKasprV2();
  });
  afterAll(() => staging.stop());

  it('is the only one that is asked; its permission goes with its address, or with the key', async () => {
    const { leadlight, sandbox } = browserSession;
    const page = await openOptions(leadlight);
    await click(page, 'Kaspr', 'Advanced', 'DisclosureTriangle');
    const use = async (base: string) => {
      await leadlight.grant('https://localhost/*');
      await page.bringToFront();
      await fill(page, 'Kaspr', 'Kaspr API key', KASPR_V2_DEMO_KEY);
      await fill(page, 'Kaspr', 'Base address', base);
      return verify(page, 'Kaspr');
    };
    expect(await use(staging.origin)).toContain('It is for v2 of Kaspr’s API.');
    expect([...sandbox.kaspr.requests, ...sandbox.kasprV2.requests]).toEqual([]);
    expect(await grantedHosts(leadlight)).toEqual([...DEMANDED, 'https://localhost/*']);
    expect(await use('https://api.developers.kaspr.io')).toContain('It is for v2 of Kaspr’s API.');
    expect(await grantedHosts(leadlight)).toEqual(DEMANDED);
    expect(await use(staging.origin)).toContain('This key works.');
    await click(page, 'Kaspr', 'Disconnect');
    await statusOf(page, 'Kaspr', (text) => text.startsWith('The key was removed.'));
    expect(await grantedHosts(leadlight)).toEqual(DEMANDED);
  });
});
