import { beforeEach, describe, expect, it } from 'vitest';
import {
  alertsWhen,
  askedCounts,
  charged,
  connectCognism,
  KASPR,
  openPerson,
  PREVIEW,
  REVEAL,
  switchPreviews,
} from './connected.ts';
import { openOptions } from './options-page.ts';
import { control, itemsOf, press, textOf } from './screen.ts';
import { useBrowserSession } from './setup.ts';

// What one source's failure means for the other, the caps for both, and what a killed background leaves.

const TOBIAS = 'no-such-lead';
const LUDWIG = 'ludwig-van-der-aalst';
const PLAN = 'What “Find contact data” does';

describe('the first source fails', () => {
  const browserSession = useBrowserSession();
  beforeEach(() => connectCognism(browserSession.leadlight));

  it('and may have been charged: the second is not asked by the same click, and then by the next', async () => {
    const { sandbox } = browserSession;
    sandbox.kaspr.next(KASPR, { html: true, dropHeaders: true });
    const popup = await openPerson(browserSession, TOBIAS);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    await press(popup, 'Find contact data');
    const [alert] = await alertsWhen(popup, 1);
    expect(alert?.says).toContain('It may have been charged.');
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 0, previews: 1 });
    expect(await itemsOf(popup, PLAN)).toEqual([
      'Kaspr: decide on the earlier request first',
      'Cognism: up to 1 credit',
    ]);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Phones');
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 1 });
  });

  it('and cost nothing: the second is asked, and what failed is told', async () => {
    const { sandbox } = browserSession;
    sandbox.kaspr.next(KASPR, { status: 402, body: { message: 'No credits left' } });
    const popup = await openPerson(browserSession, TOBIAS);
    await press(popup, 'Find contact data');
    await itemsOf(popup, 'Phones');
    const [alert] = await alertsWhen(popup, 1);
    expect(alert?.says).toContain('Your Kaspr credits are used up.');
    expect(charged(browserSession)).toEqual([`cognism ${TOBIAS}`]);
  });
});

describe('the user’s own word holds for Cognism too', () => {
  const browserSession = useBrowserSession();
  beforeEach(() => connectCognism(browserSession.leadlight));

  it('"Spend nothing": nothing is sent that can cost, and the free preview is', async () => {
    const { leadlight } = browserSession;
    const options = await openOptions(leadlight);
    await (await control(options, 'checkbox', 'Spend nothing')).click();
    await textOf(options, 'main', (text) => text.includes('Saved.'));
    const popup = await openPerson(browserSession, TOBIAS);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    await press(popup, 'Find contact data');
    expect((await alertsWhen(popup, 1))[0]?.says).toContain('“Spend nothing” is switched on.');
    await press(popup, 'Reveal with Cognism');
    expect((await alertsWhen(popup, 1))[0]?.says).toContain('“Spend nothing” is switched on.');
    expect(askedCounts(browserSession)).toEqual({ kaspr: 0, reveals: 0, previews: 1 });
    expect(await leadlight.ledger()).toEqual([]);
  });

  it('a cap a day: what would go beyond it is not sent', async () => {
    const { leadlight } = browserSession;
    const options = await openOptions(leadlight);
    const cap = await control(options, 'spinbutton', 'Cognism: most credits a day');
    await cap.type('1');
    await options.keyboard.press('Tab');
    await textOf(options, 'main', (text) => text.includes('Saved.'));
    const first = await openPerson(browserSession, TOBIAS);
    await press(first, 'Find contact data');
    await itemsOf(first, 'Phones');
    const second = await openPerson(browserSession, LUDWIG);
    await textOf(second, 'main', (text) => text.includes('Cognism has:'));
    await press(second, 'Find contact data');
    await itemsOf(second, 'Emails');
    await press(second, 'Reveal with Cognism');
    expect((await alertsWhen(second, 1))[0]?.says).toContain(
      'This could go beyond your cap of 1 credit a day for Cognism. Nothing was sent.',
    );
    expect(charged(browserSession)).toEqual([`cognism ${TOBIAS}`, `kaspr ${LUDWIG}`]);
    expect(askedCounts(browserSession)).toMatchObject({ kaspr: 2, reveals: 1 });
  });
});

describe('a background that is killed', () => {
  const browserSession = useBrowserSession();
  beforeEach(() => connectCognism(browserSession.leadlight));

  it('in the free question before both: nobody was paid, and the next click does it all', async () => {
    const { leadlight, sandbox } = browserSession;
    await switchPreviews(leadlight);
    const hold = sandbox.cognism.hold('before-charge');
    sandbox.cognism.next(PREVIEW, { hold });
    const popup = await openPerson(browserSession, LUDWIG);
    await press(popup, 'Find contact data');
    await hold.reached;
    await leadlight.killWorker();
    hold.release();
    expect(await leadlight.ledger()).toEqual([]);
    await popup.bringToFront();
    await press(popup, 'Find contact data');
    await textOf(popup, 'main', (text) => /From Kaspr, now.* · From Cognism, now/.test(text));
    expect(charged(browserSession)).toEqual([`kaspr ${LUDWIG}`, `cognism ${LUDWIG}`]);
    expect(askedCounts(browserSession)).toMatchObject({ kaspr: 1, reveals: 1 });
  });

  it('while the second is asked: a question is open there, and nothing is asked twice', async () => {
    const { leadlight, sandbox } = browserSession;
    const hold = sandbox.cognism.hold('after-charge');
    sandbox.cognism.next(REVEAL, { hold });
    const popup = await openPerson(browserSession, LUDWIG);
    await textOf(popup, 'main', (text) => text.includes('Cognism has:'));
    await press(popup, 'Find contact data');
    await hold.reached;
    await leadlight.killWorker();
    hold.release();
    const [alert] = await alertsWhen(popup, 1);
    expect(alert).toEqual({
      says: 'Cognism: Leadlight was interrupted before the answer from Cognism came. It may have been charged. Leadlight does not ask again by itself.',
      buttons: ['Try again', 'Count it as charged'],
    });
    await popup.bringToFront();
    await press(popup, 'Count it as charged');
    await textOf(popup, 'main', (text) => text.includes('You counted it as charged.'));
    expect(await leadlight.ledger()).toMatchObject([
      { service: 'kaspr', charged: 1 },
      { service: 'cognism', state: 'unknown', charged: 1, resolved: { by: 'user' } },
    ]);
    expect(askedCounts(browserSession)).toEqual({ kaspr: 1, reveals: 1, previews: 1 });
  });
});
