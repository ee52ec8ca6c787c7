import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { profileRecord } from '../sandbox/kaspr/records.ts';
import { askAsOwnPage } from './ask.ts';
import { askCognismFirst, charged, connectCognism, KASPR, openPerson, personAt, switchPreviews } from './connected.ts';
import { itemsOf, press, textOf } from './screen.ts';
import { useOneBrowserSession } from './setup.ts';

// What two sources say of one person, as one answer.

const BOTH = /From (Kaspr|Cognism), now.* · From (Kaspr|Cognism), now/;
const AMARA = 'amara-okonkwo-vale-mba-phd';
const KOFI = 'kofi-mensah-adjei';

describe('one answer of two sources', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCognism(leadlight));
  beforeEach(() => askAsOwnPage(browserSession.leadlight, 'save-settings', { enough: 'everything' }));

  async function find(slug: string): Promise<Page> {
    const popup = await openPerson(browserSession, slug);
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => BOTH.test(text));
    return popup;
  }

  it('shows a value once, with both who say it, and the values of each', async () => {
    const popup = await find('zoe-bronte-lukasiewicz');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      'zoe.bronte@hollowpine.example verified work current Kaspr, verified, now Cognism, verified, now',
      'zoe.lukasiewicz@mailbox.example unverified personal current Kaspr',
      'zbronte@kestrelfinch.example invalid Kaspr',
    ]);
    // "+33 6 39 98 00 12" and "+33639980012" are one number.
    expect(await itemsOf(popup, 'Phones')).toEqual(['+33 6 39 98 00 12 mobile France Kaspr, now Cognism, now']);
  });

  it('is the same whoever was asked first', async () => {
    await askCognismFirst(browserSession.leadlight);
    const popup = await find('zoe-bronte-lukasiewicz');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      'zoe.bronte@hollowpine.example verified work current Cognism, verified, now Kaspr, verified, now',
      'zoe.lukasiewicz@mailbox.example unverified personal current Kaspr',
      'zbronte@kestrelfinch.example invalid Kaspr',
    ]);
    expect(await itemsOf(popup, 'Phones')).toEqual(['+33 6 39 98 00 12 mobile France Cognism, now Kaspr, now']);
  });

  it('shows a contrary word beside', async () => {
    const popup = await find('ludwig-van-der-aalst');
    expect(await itemsOf(popup, 'Emails')).toEqual([
      'l.vanderaalst@hollowpine.example verified work current Kaspr, invalid, now Cognism, verified, now',
    ]);
    expect(await textOf(popup, '.contrary')).toBe('Kaspr, invalid, now');
  });

  it('takes title and company from whose data is the freshest, and says whose it is', async () => {
    const jane = personAt('janedoe-growth');
    const first = await find(jane.slug);
    expect(await textOf(first, '.note')).toContain('Head of Growth at Tidewright Software, Inc. (Kaspr)');
    // Two years before Cognism looked at her last.
    if (typeof jane.kaspr === 'string') throw new Error('Kaspr does not know her.');
    const old = profileRecord(jane, jane.kaspr, Date.UTC(2023, 4, 9));
    browserSession.sandbox.kaspr.next(KASPR, { json: { profile: old } });
    await press(first, 'Refresh');
    await textOf(first, 'footer', (text) => text.includes('Credits left: 98'));
    // What a service says now replaces what it said before, and then Cognism's word is the newer one.
    await press(first, 'Reveal anew');
    await textOf(first, '.note', (text) => text.includes('VP Growth at Tidewright Software, Inc. (Cognism)'));
  });

  it('marks a number that must not be called, and offers no call', async () => {
    const popup = await openPerson(browserSession, AMARA);
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => BOTH.test(text));
    expect(await itemsOf(popup, 'Phones')).toEqual(['+44 7700 900201 mobile do not call Kaspr, now Cognism, now']);
    expect(await popup.$('a[href^="tel:"]')).toBeNull();
  });

  it('is not bought where the person has opted out at Cognism, from Kaspr neither', async () => {
    const popup = await openPerson(browserSession, KOFI);
    await textOf(popup, 'main', (text) =>
      text.includes('This person has asked Cognism not to be contacted. Nothing was bought.'),
    );
    await textOf(popup, '.actions', (text) => text.includes('They asked not to be contacted: nothing is bought.'));
    expect(await popup.$('aria/Reveal with Cognism[role="button"]')).toBeNull();
    expect(await popup.$eval('aria/Find contact data[role="button"]', (button) => button.matches(':disabled'))).toBe(
      true,
    );
    expect(charged(browserSession)).toEqual([]);
  });

  it('is not bought where the click itself learns of it', async () => {
    await switchPreviews(browserSession.leadlight);
    const popup = await openPerson(browserSession, KOFI);
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => text.includes('This person has asked Cognism not to be contacted.'));
    expect(charged(browserSession)).toEqual([]);
    expect(await browserSession.leadlight.ledger()).toEqual([]);
  });
});
