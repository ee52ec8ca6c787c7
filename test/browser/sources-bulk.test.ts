import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE, type Person } from '../sandbox/index.ts';
import { charged, connectCognism, REVEAL } from './connected.ts';
import { eachOf } from './each-of.ts';
import { askedFor, begin, ended, runText } from './run-screen.ts';
import { button, itemsOf, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// A look-up of many, at two sources: each person is asked about until it is enough, and nobody is paid for twice.

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const TEN = PEOPLE.slice(0, 10).map(({ slug }) => slug);
const LUDWIG = 'ludwig-van-der-aalst';
const [HANAKO, JANE, CASSIOPEIA] = ['山田-花子-aa1234567', 'janedoe-growth', 'cassiopeia'];

/** Two whom only Cognism knows, and one whom nobody does. */
const ANSWERS: Record<string, Person['kaspr']> = {
  [HANAKO]: 'not-found',
  [JANE]: 'empty-object',
  [CASSIOPEIA]: 'not-found',
};
const people = PEOPLE.map((person) => ({ ...person, kaspr: ANSWERS[person.slug] ?? person.kaspr }));

describe('a list that is looked up at two sources', () => {
  const browserSession = useBrowserSession({ kaspr: { people } });
  beforeEach(() => connectCognism(browserSession.leadlight));

  const openList = async (): Promise<Page> =>
    browserSession.leadlight.openPopup(await browserSession.leadlight.open(SEARCH));
  /** By what Cognism was paid for: the second of the same person would be free. */
  const reveals = () => browserSession.sandbox.cognism.requests.filter(({ path }) => path.endsWith('/contact/redeem'));
  const ofKaspr = TEN.filter((slug) => !(slug in ANSWERS)).map((slug) => `kaspr ${slug}`);
  const ofCognism = [HANAKO, JANE, LUDWIG].map((slug) => `cognism ${slug}`);

  it('asks the second source only about people the first lacks data on, and shows the price first', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await openList();
    await button(popup, 'Find contact data for 10 people');
    expect(await textOf(popup, '.run-price')).toMatch(
      /10 credits of Kaspr( \(\d+ left\))? and 10 credits of Cognism\./,
    );
    expect(sandbox.cognism.count('POST /api/search/contact/enrich')).toBe(0);
    await begin(popup, 10);
    const text = await ended(popup, 40_000);
    expect(text).toContain('10 of 10 · 9 found · 1 without data · 0 failed');
    expect(text).toContain('10 credits spent');
    expect(askedFor(sandbox)).toEqual(TEN);
    expect(charged(browserSession).toSorted()).toEqual([...ofKaspr, ...ofCognism].toSorted());
    // All of them at once.
    expect(reveals()).toHaveLength(1);
    const run = await leadlight.stored<{ charged: number }>('runs');
    expect(run).toMatchObject([{ charged: 10 }]);
    // Everybody is known now: of the one who is not, that nobody knows them. The rows follow the run a moment later.
    await button(popup, 'Find contact data for 0 people');
    const rows = await itemsOf(popup, 'People on this page');
    expect(rows[1]).toContain('saved, with e-mail and phone');
  });

  it('whoever the second has nothing on keeps what the first has brought', async () => {
    const { sandbox } = browserSession;
    sandbox.cognism.always(REVEAL, { json: { totalResults: 0, results: [] }, charge: false });
    const popup = await openList();
    await begin(popup, 10);
    expect(await ended(popup, 40_000)).toContain('10 of 10 · 7 found · 3 without data · 0 failed');
    expect(charged(browserSession).toSorted()).toEqual(ofKaspr.toSorted());
  });

  it('waits where the second wants it, goes on by itself, and asks nobody twice', async () => {
    const { sandbox } = browserSession;
    sandbox.cognism.next(REVEAL, { status: 429, body: '', headers: { 'x-rate-limit-reset': '3' } });
    const popup = await openList();
    await begin(popup, 10);
    expect(await ended(popup, 40_000)).toContain('10 of 10 · 9 found · 1 without data · 0 failed');
    expect(askedFor(sandbox)).toEqual(TEN);
    expect(charged(browserSession).toSorted()).toEqual([...ofKaspr, ...ofCognism].toSorted());
  });

  it('stops where the second refuses the key, and says why', async () => {
    const { sandbox } = browserSession;
    sandbox.cognism.next(REVEAL, { status: 401, body: [{ key: 'MissingCredentials', code: 401, msg: 'Missing' }] });
    const popup = await openList();
    await begin(popup, 10);
    const text = await runText(popup, (said) => said.startsWith('Look-up stopped'));
    expect(text).toContain('Cognism refused your key.');
    expect(text).toContain('7 of 10 · 6 found · 1 without data');
    expect(askedFor(sandbox)).toEqual(TEN);
    expect(reveals()).toHaveLength(1);
  });

  eachOf(['before-charge', 'after-charge'] as const)(
    'whose background is killed at the second (%s) goes on by itself, and nobody is paid for twice',
    async (point) => {
      const { leadlight, sandbox } = browserSession;
      const hold = sandbox.cognism.hold(point);
      sandbox.cognism.next(REVEAL, { hold });
      const popup = await openList();
      await begin(popup, 10);
      await hold.reached;
      await leadlight.killWorker();
      hold.release();
      expect(await ended(popup, 50_000)).toContain('10 of 10');
      expect(askedFor(sandbox)).toEqual(TEN);
      expect(reveals()).toHaveLength(1);
      expect(new Set(charged(browserSession)).size).toBe(charged(browserSession).length);
    },
  );
});
