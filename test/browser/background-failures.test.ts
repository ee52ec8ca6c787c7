import { describe, expect } from 'vitest';
import type { Behaviour } from '../sandbox/index.ts';
import { connectCognism2016, openPerson } from './connected.ts';
import { eachOf } from './each-of.ts';
import { itemsOf, press, textOf } from './screen.ts';
import { forget, useOneBrowserSession } from './setup.ts';

const ZOE = 'zoe-bronte-lukasiewicz';
const COMPANY = 'GET /api/v1/company/Hollowpine%20Instruments';
const ALERT = '[aria-label="Cognism (API of 2016)"] [role=alert]';

const ROWS: readonly (readonly [string, Behaviour, string])[] = [
  ['the tokens are refused', { status: 401, body: '' }, 'refused your key.'],
  ['the account may not', { status: 403, body: '' }, 'Your Cognism (API of 2016) account may not do this.'],
  ['there were too many requests', { status: 429, body: '' }, 'takes no more requests with your key until'],
  [
    'it has a problem',
    { status: 500, body: '' },
    'has a problem (status 500). This call costs nothing: you can try again.',
  ],
  ['the call is gone', { status: 410, body: '' }, 'has no such look-up.'],
  ['a page comes', { html: true }, 'answered in a form that Leadlight can’t read.'],
  ['another shape comes', { json: { items: 'none' } }, 'answered in a form that Leadlight can’t read.'],
  ['nothing comes', { cut: 'before-charge' }, 'did not answer.'],
  ['it leads elsewhere', { redirect: 'https://app.cognism.com/' }, 'did not answer.'],
];

describe('Cognism’s API of 2016 fails', () => {
  const browserSession = useOneBrowserSession(({ leadlight }) => connectCognism2016(leadlight));

  eachOf(ROWS)('because %s: it is said in words, and can be asked again', async (_, behaviour, words) => {
    const { leadlight, sandbox } = browserSession;
    // A browser asks again by itself where a connection that it has used before is cut.
    sandbox.cognismLegacy.always(COMPANY, behaviour);
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'About the company');
    const alert = await textOf(popup, ALERT);
    expect(alert).toContain('Cognism (API of 2016)');
    expect(alert).toContain(words);
    // It is no question of money.
    expect(alert).not.toContain('may have been charged');
    expect(sandbox.cognism.requests).toEqual([]);
    sandbox.cognismLegacy.always(COMPANY, null);
    await forget(leadlight, ['quotas', 'balances']);
    await popup.bringToFront();
    await press(popup, 'About the company');
    await itemsOf(popup, 'Companies of that name');
    expect(await popup.$(ALERT)).toBeNull();
    expect(await leadlight.ledger()).toEqual([]);
  });
});
