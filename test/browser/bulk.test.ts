import type { Page } from 'puppeteer';
import { describe, expect, it, vi } from 'vitest';
import { DEMO_KEY, PEOPLE, type Person } from '../sandbox/index.ts';
import { askAsOwnPage } from './ask.ts';
import { askedFor, BUY, begin, checks, ended, runText } from './run-screen.ts';
import { alert, button, control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// A look-up of many from a list's popup, against a service that keeps its own book.

const SEARCH = 'https://www.linkedin.com/search/results/people/?keywords=sales';
const TEN = PEOPLE.slice(0, 10).map(({ slug }) => slug);

/** Of the first ten one is not known to the service, and of one it has nothing. */
const ANSWERS: Record<string, Person['kaspr']> = { cassiopeia: 'not-found', 'jane-d-18a273142': 'empty-object' };
const people = PEOPLE.map((person) => ({ ...person, kaspr: ANSWERS[person.slug] ?? person.kaspr }));

/** Waits for this price: it is refreshed whenever people are chosen or something is bought. */
const priced = (popup: Page, words: string) => textOf(popup, '.run-price', (said) => said.includes(words));

describe('a list that is looked up', () => {
  const browserSession = useBrowserSession({ kaspr: { people } });

  const openList = async () => browserSession.leadlight.openPopup(await browserSession.leadlight.open(SEARCH));
  const badge = () => browserSession.leadlight.inside(() => chrome.action.getBadgeText({}));

  it('costs what was said before, asks once for each person, and not for those who are known', async () => {
    const { leadlight, sandbox } = browserSession;
    const single = await leadlight.openPopup(await leadlight.open('https://www.linkedin.com/in/janedoe-growth/'));
    await press(single, 'Find contact data');
    await itemsOf(single, 'Emails');
    const popup = await openList();
    await button(popup, 'Find contact data for 9 people');
    expect((await checks(popup)).filter((check) => !check.startsWith('[x]'))).toEqual(['[ ] Jane Doe']);
    await priced(popup, 'Costs up to 9 credits, 99 left. So far at most 1 credit per person with this key.');
    expect(await badge()).toBe('');
    const hold = sandbox.kaspr.hold('before-charge');
    sandbox.kaspr.next('/profile/profile', { hold });
    await begin(popup, 9);
    await hold.reached;
    await vi.waitFor(async () => expect(await badge()).toBe('9'));
    const bar = await control(popup, 'progressbar', 'Looking up 9 people');
    expect(await bar.evaluate((one) => [one.ariaValueNow, one.ariaValueMin, one.ariaValueMax])).toEqual([
      '0',
      '0',
      '9',
    ]);
    hold.release();
    const text = await ended(popup);
    expect(text).toContain('9 of 9 · 7 found · 2 without data · 0 failed');
    expect(text).toContain('7 credits spent');
    expect(await textOf(popup, 'p.visually-hidden[role=status]')).toBe(
      'Look-up finished: 9 of 9 · 7 found · 2 without data · 0 failed',
    );
    expect(await badge()).toBe('');
    const asked = askedFor(sandbox);
    expect(asked.slice(1)).toEqual(TEN.filter((slug) => slug !== 'janedoe-growth'));
    expect(sandbox.kaspr.charges(DEMO_KEY)).toHaveLength(8);
    await textOf(popup, 'footer', (said) => said.includes('Credits left: 92'));
    await button(popup, 'Find contact data for 0 people');
    expect((await itemsOf(popup, 'People on this page'))[6]).toContain('nothing found');
  });

  it('names those free who are known, when they are chosen, and pays nothing for them', async () => {
    const { sandbox } = browserSession;
    const popup = await openList();
    await priced(
      popup,
      'Costs up to 10 credits. Kaspr names no price: one credit per person is usual. It stops before it costs more.',
    );
    await (await control(popup, 'checkbox', 'All on this page')).click();
    await button(popup, 'Find contact data for 0 people');
    await (await control(popup, 'checkbox', 'Jane Doe')).click();
    // Drawn a moment after the click.
    await popup.waitForSelector('.chooser-head input:indeterminate');
    await begin(popup, 1);
    await ended(popup);
    // Nobody whom the user left out is chosen again.
    await button(popup, 'Find contact data for 0 people');
    await vi.waitFor(async () => expect(await checks(popup)).toContain('[ ] Jane Doe'), 10_000);
    await (await control(popup, 'checkbox', 'All on this page')).click();
    await button(popup, 'Find contact data for 10 people');
    await priced(popup, 'Costs up to 9 credits, 99 left.');
    await priced(popup, '1 of them is free: already saved.');
    expect(await textOf(popup, '.person-note')).toBe('Free: already saved.');
    await (await control(popup, 'checkbox', 'All on this page')).click();
    await (await control(popup, 'checkbox', 'Jane Doe')).click();
    await priced(popup, 'Free: everybody chosen is already saved.');
    await begin(popup, 1);
    expect(await runText(popup, (text) => text.includes('1 already saved'))).toContain('0 credits spent');
    expect(askedFor(sandbox)).toEqual(['janedoe-growth']);
  });

  it('keeps what was chosen while the list is read anew, and the focus', async () => {
    const { leadlight } = browserSession;
    const popup = await openList();
    await begin(await openList(), 10);
    await popup.bringToFront();
    const box = await control(popup, 'checkbox', 'Jane Doe');
    // Waiting in the other popup's look-up, or known by it: nobody is left to pay for.
    await vi.waitFor(async () => expect((await checks(popup)).join()).not.toContain('[x]'), 20_000);
    await vi.waitFor(async () => expect((await checks(popup))[3]).toBe('[ ] Jane Doe'), 20_000);
    await box.click();
    await askAsOwnPage(leadlight, 'save-settings', { badges: true });
    await popup.bringToFront();
    await new Promise((done) => setTimeout(done, 1000));
    expect((await checks(popup))[3]).toBe('[x] Jane Doe');
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Jane Doe');
  });

  it('is begun once by a double click, and moves the focus to its progress', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always('/profile/profile', { delay: 50 });
    const popup = await openList();
    await (await button(popup, 'Find contact data for 10 people')).click({ count: 2 });
    await popup.waitForFunction(() => document.activeElement?.classList.contains('run'));
    await ended(popup);
    expect(await leadlight.stored('runs')).toHaveLength(1);
    expect(askedFor(sandbox)).toEqual(TEN);
  });

  it('goes on when the popup is closed', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always('/profile/profile', { delay: 100 });
    const page = await leadlight.open(SEARCH);
    const popup = await leadlight.clickIcon(page);
    await begin(popup, 10);
    await runText(popup, (text) => text.includes('Looking up 10 people'));
    await popup.close();
    await vi.waitFor(() => expect(sandbox.kaspr.count(BUY)).toBe(10), 20_000);
    const again = await leadlight.openPopup(page);
    await button(again, 'Find contact data for 0 people');
    // It was over before this popup was opened.
    expect(await again.$('.run')).toBeNull();
  });

  it('is paused, goes on and is cancelled at a word', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kaspr.always('/profile/profile', { delay: 300 });
    const popup = await openList();
    await begin(popup, 10);
    await runText(popup, (text) => text.includes('1 of 10'));
    await press(popup, 'Pause');
    await runText(popup, (text) => text.startsWith('Look-up paused'));
    await new Promise((done) => setTimeout(done, 1000));
    const before = sandbox.kaspr.count(BUY);
    await new Promise((done) => setTimeout(done, 1000));
    expect(sandbox.kaspr.count(BUY)).toBe(before);
    // Who waits in it can't be looked up by another one.
    expect((await checks(popup)).at(-1)).toBe('[-] Jürgen Großmann-Weiß');
    // A popup that is opened now has heard of no change.
    await runText(await openList(), (text) => text.startsWith('Look-up paused'));
    await popup.bringToFront();
    await press(popup, 'Resume');
    await vi.waitFor(() => expect(sandbox.kaspr.count(BUY)).toBeGreaterThan(before));
    await press(popup, 'Cancel');
    const text = await runText(popup, (said) => said.startsWith('Look-up cancelled'));
    expect(text).not.toContain('Pause');
    await new Promise((done) => setTimeout(done, 1000));
    const end = sandbox.kaspr.count(BUY);
    await new Promise((done) => setTimeout(done, 700));
    expect(sandbox.kaspr.count(BUY)).toBe(end);
    expect(end).toBeLessThan(10);
    // Who was not asked about can be chosen again.
    await button(await openList(), `Find contact data for ${10 - end} people`);
    expect(new Set(askedFor(sandbox)).size).toBe(end);
    expect(await leadlight.inside(() => chrome.action.getBadgeText({}))).toBe('');
  });

  it('stops after so many credits', async () => {
    const { sandbox } = browserSession;
    const popup = await openList();
    await button(popup, 'Find contact data for 10 people');
    await (await control(popup, 'spinbutton', 'Stop after … credits')).type('3');
    await priced(popup, 'Costs up to 3 credits.');
    await begin(popup, 10);
    const text = await runText(popup, (said) => said.startsWith('Look-up stopped'));
    expect(text).toContain('This could go beyond the 3 credits that this look-up at Kaspr may cost.');
    expect(text).toContain('3 of 10 · 3 found');
    expect(askedFor(sandbox)).toEqual(TEN.slice(0, 3));
  });

  it('stops where the credits are used up, and goes on when there are some again', async () => {
    const { sandbox } = browserSession;
    sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 2 });
    const popup = await openList();
    await begin(popup, 10);
    await runText(popup, (said) => said.startsWith('Look-up stopped'));
    expect(await alert(popup)).toContain('Your Kaspr credits are used up.');
    expect(sandbox.kaspr.charges(DEMO_KEY)).toHaveLength(2);
    sandbox.kaspr.setKey({ key: DEMO_KEY, credits: 50 });
    expect(await popup.$('.run ::-p-aria(Try again)')).toBeNull();
    await press(popup, 'Resume');
    expect(await ended(popup)).toContain('10 of 10 · 8 found · 2 without data · 0 failed');
  });

  it('goes on after one whose look-up fails, and says who and why', async () => {
    const { leadlight, sandbox } = browserSession;
    for (const behaviour of [{}, {}, { status: 500, dropHeaders: true as const }])
      sandbox.kaspr.next('/profile/profile', behaviour);
    const popup = await openList();
    await begin(popup, 10);
    expect(await ended(popup)).toContain('10 of 10 · 7 found · 2 without data · 1 failed');
    await popup.click('.run summary');
    expect(await textOf(popup, '.run-failures li')).toBe('ليلى المنصوري Kaspr has a problem (status 500).');
    expect(askedFor(sandbox)).toEqual(TEN);
    expect((await leadlight.ledger())[2]).toMatchObject({ state: 'unknown', run: 1 });
  });

  it('with only those who have a phone asks that question, and does not choose who is known', async () => {
    const { sandbox } = browserSession;
    const popup = await openList();
    await (await control(popup, 'checkbox', 'All on this page')).click();
    await (await control(popup, 'checkbox', 'Cassiopeia')).click();
    await (await control(popup, 'checkbox', 'Jane Doe')).click();
    await begin(popup, 2);
    await ended(popup);
    const again = await openList();
    await (await control(again, 'checkbox', 'Only with phone')).click();
    await button(again, 'Find contact data for 8 people');
    await begin(again, 8);
    await runText(again, (text) => text.includes('8 of 8'));
    const asked = sandbox.kaspr.requests.filter(({ path }) => path === '/profile/profile').map(({ body }) => body);
    expect(asked.slice(2)).toHaveLength(8);
    expect(asked.slice(2)).toEqual(asked.slice(2).map(() => expect.objectContaining({ isPhoneRequired: true })));
  });

  it('buys nobody twice who is in it under two names', async () => {
    const { leadlight, sandbox } = browserSession;
    const [zoe, , , jane] = PEOPLE;
    if (!zoe || !jane) throw new Error('They are not there.');
    const nothing = { memberId: null, headline: null, company: null, location: null };
    const outcome = await askAsOwnPage(leadlight, 'buy-run', {
      people: [
        { ...nothing, slug: zoe.slug, token: zoe.token, name: zoe.cleanName },
        { ...nothing, slug: zoe.slug.toUpperCase(), token: null, name: zoe.cleanName },
        { ...nothing, slug: jane.slug, token: null, name: jane.cleanName },
        { ...nothing, slug: 'zoe-as-she-was', token: zoe.token, name: zoe.cleanName },
      ],
      phoneRequired: false,
      stopAfter: null,
    });
    expect(outcome).toEqual({ ok: true, value: { id: 1 } });
    await vi.waitFor(async () => expect(await leadlight.stored('runs')).toMatchObject([{ state: 'done' }]), 20_000);
    expect(askedFor(sandbox)).toEqual([zoe.slug, jane.slug]);
    expect(await leadlight.stored('runs')).toMatchObject([{ counts: { found: 2, known: 0 } }]);
  });
});

describe('a list of whom nobody is certain', () => {
  const browserSession = useBrowserSession();

  it('has nobody to choose, and says why', async () => {
    const { leadlight } = browserSession;
    const popup = await leadlight.openPopup(
      await leadlight.open('https://www.linkedin.com/sales/search/people?keywords=sales'),
    );
    await button(popup, 'Find contact data for 0 people');
    const all = await checks(popup);
    expect(all.length).toBe(PEOPLE.length);
    expect(all.filter((check) => !check.startsWith('[-]'))).toEqual([]);
    expect(await textOf(popup, '.chooser > .hint')).toBe(
      `${all.length} people can’t be chosen: the list does not prove who they are.`,
    );
  });
});
