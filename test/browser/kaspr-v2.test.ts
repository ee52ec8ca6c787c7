import type { Page } from 'puppeteer';
import { beforeEach, describe, expect, it } from 'vitest';
import { KASPR_V2_DEMO_KEY } from '../sandbox/index.ts';
import { alertsWhen, openPerson } from './connected.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// A key of Kaspr's v2: kinds of data that are asked for, and paid for, apart.

const ZOE = 'zoe-bronte-lukasiewicz';
const BUY = 'POST /profile/linkedin';
const PLAN = 'What “Find contact data” does';
const NAMED = { id: ZOE, name: 'Zoë Brontë-Łukasiewicz' };

describe('a key of v2', () => {
  const browserSession = useBrowserSession({ hasKey: false });
  let said = '';
  beforeEach(async () => {
    said = await browserSession.leadlight.saveKey(KASPR_V2_DEMO_KEY);
  });

  const bought = () => browserSession.sandbox.kasprV2.requests.filter(({ path }) => path === '/profile/linkedin');
  const bodies = () => bought().map(({ body }) => body);
  const tick = async (popup: Page, name: string) => (await control(popup, 'checkbox', name)).click();
  const pools = () => browserSession.sandbox.kasprV2.charges().map(({ pool }) => pool);

  /** Waits for what a click with so many credits gone leaves in the footer. */
  const left = (popup: Page, credits: number) =>
    textOf(popup, 'footer', (text) => text.includes(`Credits left: ${credits}`));

  it('is found by free calls only', () => {
    const { kaspr, kasprV2 } = browserSession.sandbox;
    expect(said).toBe(
      'This key works. It belongs to sam.seller@leadlight.example. It is for v2 of Kaspr’s API. Left: work e-mail 100, personal e-mail 60, phone 40.',
    );
    expect([...kaspr.requests, ...kasprV2.requests].map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining(['GET /keys/verifyKey', 'GET /keys/remainingCredits']),
    );
    expect([...kaspr.requests, ...kasprV2.requests].filter(({ path }) => !path.startsWith('/keys/'))).toEqual([]);
    expect([...kaspr.charges(), ...kasprV2.charges()]).toEqual([]);
  });

  it('asks for what is ticked, and costs as much as kinds are ticked', async () => {
    const { leadlight, sandbox } = browserSession;
    const popup = await openPerson(browserSession, ZOE);
    expect(await textOf(popup, 'footer')).toContain(
      'Credits left: 200Left: work e-mail 100, personal e-mail 60, phone 40',
    );
    expect(await itemsOf(popup, PLAN)).toEqual(['Kaspr: up to 3 credits']);
    await tick(popup, 'Personal e-mail');
    await textOf(popup, '.plan', (text) => text.includes('up to 2 credits'));
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toEqual(['zoe.bronte@hollowpine.example unverified work current Kaspr']);
    expect(await itemsOf(popup, 'Phones')).toEqual(['+33 6 39 98 00 12 France Kaspr']);
    await left(popup, 198);
    expect(bodies()).toEqual([{ ...NAMED, dataToGet: ['workEmail', 'phone'] }]);
    expect(bought().map(({ headers }) => headers['accept-version'])).toEqual(['v2.0']);
    expect(pools()).toEqual(['workEmail', 'phone']);
    // No header says what it cost: the pools before and after do.
    expect(await leadlight.ledger()).toMatchObject([
      { state: 'settled', charged: 2, remaining: 198, resolved: { by: 'balance' }, stake: 2 },
    ]);
    expect(sandbox.kasprV2.balance(KASPR_V2_DEMO_KEY)).toBe(198);
    expect(await textOf(popup, 'footer')).toContain('work e-mail 99, personal e-mail 60, phone 39');
  });

  it('keeps what is ticked for the next person, and never nothing', async () => {
    const popup = await openPerson(browserSession, ZOE);
    for (const name of ['Work e-mail', 'Personal e-mail']) await tick(popup, name);
    await textOf(popup, '.plan', (text) => text.includes('up to 1 credit'));
    const phone = await control(popup, 'checkbox', 'Phone');
    expect(await phone.evaluate((box) => (box as HTMLInputElement).disabled)).toBe(true);
    const next = await openPerson(browserSession, 'janedoe-growth');
    expect(await itemsOf(next, PLAN)).toEqual(['Kaspr: up to 1 credit']);
    expect(await next.$$eval('.kinds input', (boxes) => boxes.map(({ checked }) => checked))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('does not ask for the phone again of whom it was paid for', async () => {
    const popup = await openPerson(browserSession, ZOE);
    for (const name of ['Work e-mail', 'Personal e-mail']) await tick(popup, name);
    await textOf(popup, '.plan', (text) => text.includes('up to 1 credit'));
    await press(popup, 'Find contact data');
    await left(popup, 199);
    for (const name of ['Work e-mail', 'Personal e-mail']) await tick(popup, name);
    await textOf(popup, '.plan', (text) => text.includes('up to 2 credits'));
    await press(popup, 'Find contact data');
    await left(popup, 197);
    expect(bodies()).toEqual([
      { ...NAMED, dataToGet: ['phone'] },
      { ...NAMED, dataToGet: ['workEmail', 'directEmail'] },
    ]);
    expect(pools()).toEqual(['phone', 'workEmail', 'directEmail']);
    await textOf(popup, '.actions', (text) => text.includes('Already bought: free.'));
    await press(popup, 'Find contact data');
    await textOf(popup, '.note[role=status]', (text) => text.includes('Nothing was spent.'));
    expect(bought()).toHaveLength(2);
  });

  it('with "Only with phone" is charged only where there is one', async () => {
    const popup = await openPerson(browserSession, '山田-花子-aa1234567');
    await tick(popup, 'Only with phone');
    await press(popup, 'Find contact data');
    const [alert] = await alertsWhen(popup, 1);
    expect(alert?.says).toContain('Kaspr has no phone number for this person.');
    expect(bodies()).toEqual([
      {
        id: '山田-花子-aa1234567',
        name: '山田 花子',
        dataToGet: ['workEmail', 'directEmail', 'phone'],
        requiredData: ['phone'],
      },
    ]);
    expect(pools()).toEqual([]);
    expect(await browserSession.leadlight.ledger()).toMatchObject([{ state: 'settled', found: false, charged: 0 }]);
  });

  it('says which of its credits are used up', async () => {
    const { leadlight, sandbox } = browserSession;
    const left = { workEmail: 5, directEmail: 5, phone: 0, export: -1 };
    sandbox.kasprV2.setKey({ key: KASPR_V2_DEMO_KEY, pools: left });
    await leadlight.saveKey(KASPR_V2_DEMO_KEY);
    const popup = await openPerson(browserSession, ZOE);
    expect(await textOf(popup, 'footer')).toContain('work e-mail 5, personal e-mail 5, phone 0');
    await press(popup, 'Find contact data');
    const [alert] = await alertsWhen(popup, 1);
    expect(alert?.says).toContain('Your Kaspr credits for this kind of data are used up: phone. Nothing was charged.');
    await tick(popup, 'Phone');
    await textOf(popup, '.plan', (text) => text.includes('up to 2 credits'));
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toHaveLength(2);
    expect(bodies()).toHaveLength(2);
    expect(pools()).toEqual(['workEmail', 'directEmail']);
  });

  it('shows a pool without a limit as that', async () => {
    const { leadlight, sandbox } = browserSession;
    const left = { workEmail: -1, directEmail: 5, phone: 7, export: -1 };
    sandbox.kasprV2.setKey({ key: KASPR_V2_DEMO_KEY, pools: left });
    await leadlight.saveKey(KASPR_V2_DEMO_KEY);
    const popup = await openPerson(browserSession, ZOE);
    expect(await textOf(popup, 'footer')).toContain('work e-mail unlimited, personal e-mail 5, phone 7');
    await press(popup, 'Find contact data');
    expect(await itemsOf(popup, 'Emails')).toHaveLength(2);
    await textOf(popup, 'footer', (text) => text.includes('work e-mail unlimited, personal e-mail 4, phone 6'));
    expect(await leadlight.ledger()).toMatchObject([{ state: 'settled', charged: 2 }]);
  });

  it('has no look-ups of companies, and says so', async () => {
    const popup = await openPerson(browserSession, ZOE);
    const domain = await control(popup, 'textbox', 'Company domain');
    await domain.type('hollowpine.example');
    for (const name of ['Find email patterns', 'Find employees']) {
      await press(popup, name);
      const [alert] = await alertsWhen(popup, 1);
      expect(alert?.says).toBe('Kaspr, as it is set up, has no such look-up. Nothing was sent.');
    }
    expect(bought()).toEqual([]);
    expect(await browserSession.leadlight.ledger()).toEqual([]);
  });

  it('leaves a question where the answer did not come, and the pools answer it', async () => {
    const { leadlight, sandbox } = browserSession;
    sandbox.kasprV2.next(BUY, { html: true, charge: true, dropHeaders: true });
    const popup = await openPerson(browserSession, ZOE);
    await press(popup, 'Find contact data');
    // What is left, asked for at once and for nothing, shows what it cost.
    const [alert] = await alertsWhen(popup, 1);
    expect(alert?.says).toContain('Kaspr answered in a form that Leadlight can’t read.');
    await textOf(popup, '[role=alert]', (text) =>
      text.includes('Kaspr’s balance shows that it was charged 3 credits.'),
    );
    expect(await leadlight.ledger()).toMatchObject([
      { state: 'unknown', charged: 3, resolved: { by: 'balance' }, failure: { kind: 'unreadable-reply' } },
    ]);
    expect(pools()).toEqual(['workEmail', 'directEmail', 'phone']);
  });
});
